import { Maybe } from '../facts';
import { asObject, own } from './values';

/** Deeper than this, nothing that CloudFormation accepts is nested. */
const MAX_DEPTH = 200;

/** What one resource names, and whether it does so outside every `Fn::If` that cannot be decided. */
export interface References {
  /** Logical ids of its template, with parameters among them. */
  readonly logicalIds: ReadonlyMap<string, boolean>;
  /** `Fn::ImportValue` and `Fn::GetStackOutput`, as they stand there. */
  readonly imports: ReadonlyMap<object, boolean>;
}

/** Collects every `Ref`, `Fn::GetAtt`, `Fn::Sub`, import and stack output below a value, in every branch that may count. */
export function referencesOf(value: unknown, decide: (condition: unknown) => Maybe<boolean>): References {
  const logicalIds = new Map<string, boolean>();
  const imports = new Map<object, boolean>();

  const visit = (item: unknown, certain: boolean, depth: number): void => {
    if (typeof item !== 'object' || item === null || depth > MAX_DEPTH) return;
    if (Array.isArray(item)) {
      for (const entry of item) visit(entry, certain, depth + 1);
      return;
    }
    const keys = Object.keys(item);
    if (keys.length === 1) {
      const argument = own(item, keys[0]);
      const name = (logicalId: string) => logicalIds.set(logicalId, certain || logicalIds.get(logicalId) === true);
      switch (keys[0]) {
        case 'Ref': if (typeof argument === 'string') name(argument); return;
        case 'Fn::GetAtt': namedByGetAtt(argument, name); break;
        case 'Fn::Sub': namedBySub(argument, name); break;
        case 'Fn::ImportValue': case 'Fn::GetStackOutput': imports.set(item, certain); break;
        case 'Fn::If': if (Array.isArray(argument)) {
          const holds = decide(argument[0]);
          if (holds !== false) visit(argument[1], certain && holds === true, depth + 1);
          if (holds !== true) visit(argument[2], certain && holds === false, depth + 1);
          return;
        }
      }
    }
    for (const key of keys) visit(own(item, key), certain, depth + 1);
  };
  visit(value, true, 0);
  return { logicalIds, imports };
}

function namedByGetAtt(argument: unknown, name: (logicalId: string) => void): void {
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof first === 'string') name(beforeDot(first));
}

function namedBySub(argument: unknown, name: (logicalId: string) => void): void {
  const [text, variables]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return;
  const given = asObject(variables) ?? {};
  for (const [, found] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const variable = found.trim();
    if (!Object.hasOwn(given, variable)) name(beforeDot(variable));
  }
}

function beforeDot(text: string): string {
  const dot = text.indexOf('.');
  return dot < 0 ? text : text.slice(0, dot);
}
