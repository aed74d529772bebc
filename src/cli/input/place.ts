import { Document } from './document';

/** The line of a property or, if the text does not have it, of the closest parent that it has, up to its resource. */
export function lineOf(document: Document, resource: readonly string[], property: string): number | undefined {
  const path = pathIn(document.body, [...resource, 'Properties', ...property === '' ? [] : property.split('/')], resource.length);
  // The property of a resource that has none, and findings about the resource as a whole, are at the resource.
  const shortest = resource.length;
  for (let length = path.length === shortest + 1 ? shortest : path.length; length >= shortest; length--) {
    const line = document.lineOf(path.slice(0, length));
    if (line !== undefined) return line;
  }
  return undefined;
}

/** As much of a path as the body shows: behind an intrinsic function, positions are not known. */
function pathIn(body: unknown, path: readonly string[], certain: number): string[] {
  const shown: string[] = [];
  let value = body;
  for (const key of path) {
    // In a branch of an Fn::If, a property has its place there.
    for (let branch = branchWith(value, key); branch; branch = branchWith(value, key)) {
      shown.push('Fn::If', branch.index);
      ({ value } = branch);
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break;
    if (Array.isArray(value) && shown.length > certain && value.some(isIntrinsic)) break;
    shown.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return shown;
}

/** The first branch of an `Fn::If` that holds a key, itself or in a branch of its own. */
function branchWith(value: unknown, key: string): { readonly index: string; readonly value: unknown } | undefined {
  const choice = isIntrinsic(value) ? (value as Record<string, unknown>)['Fn::If'] : undefined;
  if (!Array.isArray(choice)) return undefined;
  const index = [1, 2].find((i) => {
    const branch: unknown = choice[i];
    return typeof branch === 'object' && branch !== null && (Object.hasOwn(branch, key) || branchWith(branch, key) !== undefined);
  });
  return index === undefined ? undefined : { index: String(index), value: choice[index] };
}

function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}
