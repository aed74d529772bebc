import { Maybe, asObject, onlyKey } from '../facts';
import { namesIn } from './text-functions';

/** Deeper than this, nothing that CloudFormation accepts is nested. */
const MAX_DEPTH = 200;

/** Takes what a resource names, and whether it does so outside every `Fn::If` that cannot be decided. */
export interface ReferenceVisitor {
  /** Whether a condition holds. */
  decide(condition: unknown): Maybe<boolean>;
  /** A logical id of the template, or a parameter. */
  named(logicalId: string, certain: boolean): void;
  /** An `Fn::ImportValue` or `Fn::GetStackOutput`, as the template writes it. */
  imported(expression: object, certain: boolean): void;
  /** A macro that writes a part of the resource. */
  transformed(): void;
}

/** Visits every `Ref`, `Fn::GetAtt`, `Fn::Sub`, import and stack output below a value, in every branch that may count. */
export function visitReferences(value: unknown, visitor: ReferenceVisitor): void {
  visit(value, visitor, true, 0);
}

function visit(value: unknown, visitor: ReferenceVisitor, certain: boolean, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) visit(item, visitor, certain, depth + 1);
    return;
  }
  const map = value as Readonly<Record<string, unknown>>;
  const key = onlyKey(map);
  if (key !== undefined) {
    const argument = map[key];
    switch (key) {
      case 'Ref':
        if (typeof argument === 'string') visitor.named(argument, certain);
        return;
      case 'Fn::If':
        visitBranches(argument, visitor, certain, depth);
        return;
      case 'Fn::GetAtt':
        visitGetAtt(argument, visitor, certain);
        break;
      case 'Fn::Sub':
        visitSub(argument, visitor, certain);
        break;
      case 'Fn::ImportValue':
      case 'Fn::GetStackOutput':
        visitor.imported(value, certain);
        break;
    }
  }
  for (const name in map) {
    if (name === 'Fn::Transform') visitor.transformed();
    // Most values are texts.
    if (typeof map[name] === 'object') visit(map[name], visitor, certain, depth + 1);
  }
}

function visitBranches(argument: unknown, visitor: ReferenceVisitor, certain: boolean, depth: number): void {
  if (!Array.isArray(argument)) return;
  const holds = visitor.decide(argument[0]);
  if (holds !== false) visit(argument[1], visitor, certain && holds === true, depth + 1);
  if (holds !== true) visit(argument[2], visitor, certain && holds === false, depth + 1);
}

function visitGetAtt(argument: unknown, visitor: ReferenceVisitor, certain: boolean): void {
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof first === 'string') visitor.named(beforeDot(first), certain);
}

function visitSub(argument: unknown, visitor: ReferenceVisitor, certain: boolean): void {
  const [text, variables]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return;
  const given = asObject(variables) ?? {};
  for (const name of namesIn(text)) {
    if (!Object.hasOwn(given, name)) visitor.named(beforeDot(name), certain);
  }
}

function beforeDot(text: string): string {
  const dot = text.indexOf('.');
  return dot < 0 ? text : text.slice(0, dot);
}
