import { Change, Judgement } from '../../analysis/rules';
import { isIntrinsic, walk } from '../input/place';

/** An operation of a JSON Patch (RFC 6902), with the template that it is for. */
export interface PatchOperation {
  readonly template: string;
  readonly op: 'add' | 'remove' | 'replace';
  /** JSON Pointer. */
  readonly path: string;
  readonly value?: unknown;
}

/**
 * The changes of a finding as operations on the templates as they are written. There are none if one of the changes has no certain place:
 * what a loop or another function writes, and a property that both branches of an `Fn::If` have.
 *
 * @param bodyOf the body of a template
 */
export function patchOf({ origin, property, changes = [] }: Judgement, bodyOf: (template: string) => unknown): PatchOperation[] {
  const operations = changes.map(({ op, resource = origin, path = ['Properties', ...property === '' ? [] : [property]].join('/'), value }) => {
    const at = ['Resources', resource.logicalId, ...path === '' ? [] : path.split('/')];
    return resource.written ? undefined : operationsAt(bodyOf(resource.template), at, op, value)
      ?.map((operation) => ({ template: resource.template, ...operation }));
  });
  return operations.every((some) => some !== undefined) ? operations.flat() : [];
}

function operationsAt(body: unknown, keys: readonly string[], op: Change['op'], value: unknown): Omit<PatchOperation, 'template'>[] | undefined {
  const found = walk(body, keys, 2);
  if (found.hasAlternative) return undefined;
  const path = pointer(found.path);
  if (found.rest.length > 0) {
    if (op === 'remove' || !isPlainMap(found.value)) return undefined;
    const [key, ...inner] = found.rest;
    return [{ op: 'add', path: path + pointer([key]), value: inner.reduceRight((nested, name) => ({ [name]: nested }), value) }];
  }
  if (op === 'remove') return [{ op, path }];
  if (op === 'set') return [{ op: 'replace', path, value }];
  const items = value as readonly unknown[];
  if (Array.isArray(found.value)) return items.map((item) => ({ op: 'add', path: `${path}/-`, value: item }));
  // CloudFormation takes a single name in place of a list of one.
  return typeof found.value === 'string' ? [{ op: 'replace', path, value: [found.value, ...items] }] : undefined;
}

function isPlainMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isIntrinsic(value);
}

function pointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The keys of a JSON Pointer. */
export function keysOf(path: string): string[] {
  return path.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}
