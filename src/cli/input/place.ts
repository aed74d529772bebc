import { Document } from './document';
import { own } from '../../analysis/facts';
import { intrinsicIn } from '../../analysis/reader';

/** The line of a property or, if the text does not have it, of the closest parent that it has, up to its resource. */
export function lineOf(document: Document, resource: readonly string[], property: string): number | undefined {
  const { path } = walk(document.body, [...resource, 'Properties', ...property === '' ? [] : property.split('/')], resource.length);
  // The property of a resource that has none, and findings about the resource as a whole, are at the resource.
  const shortest = resource.length;
  for (let length = path.length === shortest + 1 ? shortest : path.length; length >= shortest; length--) {
    const line = document.lineOf(path.slice(0, length));
    if (line !== undefined) return line;
  }
  return undefined;
}

/** How far a path leads in a body. */
interface Walk {
  /** As much of the path as the body shows, with the branches of each `Fn::If` on it. */
  readonly path: readonly string[];
  /** What is there. */
  readonly value: unknown;
  /** The keys that the body does not show. */
  readonly rest: readonly string[];
  /** Whether an `Fn::If` on the path has another branch with something in it. */
  readonly hasAlternative: boolean;
}

/**
 * Follows a path as far as the body shows it: behind an intrinsic function, positions are not known.
 *
 * @param certain how many keys of the path are names, at which no list can come
 */
export function walk(body: unknown, keys: readonly string[], certain: number): Walk {
  const path: string[] = [];
  let value = body;
  let hasAlternative = false;
  for (const [i, key] of keys.entries()) {
    // In a branch of an Fn::If, a property has its place there.
    for (let branch = branchWith(value, key); branch; branch = branchWith(value, key)) {
      path.push('Fn::If', branch.index);
      hasAlternative ||= !branch.isOnly;
      ({ value } = branch);
    }
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    const isMoved = Array.isArray(value) && path.length > certain && value.some(isIntrinsic);
    if (!isThere || isMoved) return { path, value, rest: keys.slice(i), hasAlternative };
    path.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return { path, value, rest: [], hasAlternative };
}

/** A branch of an `Fn::If`. */
interface Branch {
  readonly index: string;
  readonly value: unknown;
  /** Whether the other branch is nothing. */
  readonly isOnly: boolean;
}

/** The first branch of an `Fn::If` that holds a key, itself or in a branch of its own. */
function branchWith(value: unknown, key: string): Branch | undefined {
  const choice = typeof value === 'object' && value !== null ? own(value, 'Fn::If') : undefined;
  if (!Array.isArray(choice) || !isIntrinsic(value)) return undefined;
  const index = [1, 2].find((i) => {
    const branch: unknown = choice[i];
    return typeof branch === 'object' && branch !== null && (Object.hasOwn(branch, key) || branchWith(branch, key) !== undefined);
  });
  return index === undefined ? undefined : { index: String(index), value: choice[index], isOnly: isNothing(choice[3 - index]) };
}

function isNothing(value: unknown): boolean {
  return isIntrinsic(value) && (value as Record<string, unknown>).Ref === 'AWS::NoValue';
}

/** Whether a value is an intrinsic function. */
export function isIntrinsic(value: unknown): boolean {
  return typeof value === 'object' && value !== null && intrinsicIn(value) !== undefined;
}
