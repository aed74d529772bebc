import { own } from './values';

/** Deeper than this, nothing that CloudFormation accepts is nested. */
const MAX_DEPTH = 200;

/** What one resource names: other resources of its template, and exports of other templates. */
export interface References {
  readonly logicalIds: ReadonlySet<string>;
  readonly imports: readonly unknown[];
}

/** Collects every `Ref`, `Fn::GetAtt`, `Fn::Sub` and `Fn::ImportValue` below a value, in whatever branch it stands. */
export function referencesOf(value: unknown): References {
  const logicalIds = new Set<string>();
  const imports: unknown[] = [];
  const visit = (item: unknown, depth: number): void => {
    if (typeof item !== 'object' || item === null || depth > MAX_DEPTH) return;
    if (Array.isArray(item)) {
      for (const entry of item) visit(entry, depth + 1);
      return;
    }
    for (const key of Object.keys(item)) {
      const argument = own(item, key);
      if (key === 'Ref' && typeof argument === 'string') logicalIds.add(argument);
      else if (key === 'Fn::GetAtt') addGetAtt(argument, logicalIds);
      else if (key === 'Fn::Sub') addSub(argument, logicalIds);
      else if (key === 'Fn::ImportValue') imports.push(argument);
      visit(argument, depth + 1);
    }
  };
  visit(value, 0);
  return { logicalIds, imports };
}

function addGetAtt(argument: unknown, logicalIds: Set<string>): void {
  const first = Array.isArray(argument) ? argument[0] : typeof argument === 'string' ? argument.split('.', 1)[0] : undefined;
  if (typeof first === 'string') logicalIds.add(first);
}

function addSub(argument: unknown, logicalIds: Set<string>): void {
  const text = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return;
  for (const [, name] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) logicalIds.add(name.trim().split('.', 1)[0]);
}
