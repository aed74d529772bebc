import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { findPath } from '../analysis/graph';
import { sc606, stackCycleProblem } from '../analysis/rules/deployment/sc606-stacks-depend-both-ways';
import { referencedResource } from '../core';
import { Mark, refuse } from '../validation';

/** The order of an app, on its root. */
const ORDER = new Mark<StackOrder>('stack-order');

/** Why something waits, and what to do if it cannot. */
interface Demand {
  readonly reason: string;
  readonly advice?: string;
  readonly scope: IConstruct;
}

/**
 * What has to be deployed before what, for the references that this library makes: stacks and, inside a stack, its services and
 * nested stacks.
 *
 * CDK finds a cycle of stacks only at synthesis, and does not say what closed it; this class rejects the call that closes it.
 */
export class StackOrder {
  /** The order of the construct's app. */
  static of({ node: { root } }: IConstruct): StackOrder {
    return ORDER.get(root) ?? ORDER.set(root, new StackOrder());
  }

  /** What each stack or construct waits for, with the reason. */
  private readonly references = new Map<IConstruct, Map<IConstruct, string>>();

  /** What something else waits for, as far as it is recorded here. */
  private readonly awaited = new Set<IConstruct>();

  private constructor(private readonly recorded?: StackOrder) {}

  /** A draft: it holds what is recorded and what is added to it, and records the latter on {@link commit}. */
  draft(): StackOrder {
    return new StackOrder(this);
  }

  /** Records what was added to a draft. */
  commit(): void {
    for (const [from, needs] of this.references) {
      for (const [to, reason] of needs) this.recorded!.add(from, to, reason);
    }
  }

  /** Adds that a construct refers to a value; an imported value makes nothing wait. */
  reference(from: IConstruct, value: string, reason: string): void {
    const resource = referencedResource(value);
    if (resource) this.require(from, resource, reason);
  }

  /**
   * Adds that a construct waits for another one; rejects it, with the advice, if that closes a cycle.
   *
   * A stack as `from` means something in it that nothing waits for, such as a security group rule.
   */
  require(from: IConstruct, to: IConstruct, reason: string, advice?: string): void {
    const waiting = waitingParts(from, to);
    if (!waiting || this.isKnown(...waiting)) return;
    this.refuseCycle(...waiting, { reason, advice, scope: from });
    this.add(...waiting, reason);
  }

  /**
   * The construct whose stack is deployed last, and can hold resources that need both: the second, unless the stack of the first
   * waits for that of the second, or contains it.
   */
  lastOf<T extends IConstruct>(first: T, second: T): T {
    const [one, other] = [Stack.of(first), Stack.of(second)];
    const waiting = waitingParts(one, other);
    if (!waiting) return one === other || isNestedIn(other, one) ? first : second;
    return this.path(...waiting) ? first : second;
  }

  /** The construct whose stack is deployed last, of several: the first, if there is a choice. */
  lastOfAll<T extends IConstruct>(constructs: readonly T[]): T {
    const stackOf = (construct: T) => Stack.of(construct);
    return constructs.find((one) => constructs.every((other) => stackOf(other) === stackOf(one) || this.lastOf(other, one) === one))!;
  }

  /** Whether one part waits for another already, so that nothing is new. A cycle with a dependency that CDK has is rejected by CDK. */
  private isKnown(from: IConstruct, to: IConstruct): boolean {
    return Stack.isStack(from) ? from.dependencies.includes(to as Stack) : this.reasonOf(from, to) !== undefined;
  }

  private add(from: IConstruct, to: IConstruct, reason: string): void {
    const known = this.references.get(from) ?? new Map<IConstruct, string>();
    if (!known.has(to)) known.set(to, reason);
    this.references.set(from, known);
    this.awaited.add(to);
  }

  private refuseCycle(from: IConstruct, to: IConstruct, { reason, advice, scope }: Demand): void {
    const back = this.path(to, from);
    if (!back) return;
    const cycle = [from, ...back];
    refuse(sc606, stackCycleProblem(cycle.slice(1).map((next, i) => ({
      from: cycle[i].node.path,
      to: next.node.path,
      reason: i === 0 ? reason : this.reasonOf(cycle[i], next) ?? 'declared with addDependency',
    })), advice), scope);
  }

  private reasonOf(from: IConstruct, to: IConstruct): string | undefined {
    return this.references.get(from)?.get(to) ?? this.recorded?.reasonOf(from, to);
  }

  /** The path from a stack or construct to one that it waits for. */
  private path(from: IConstruct, to: IConstruct): IConstruct[] | undefined {
    return this.isAwaited(to) ? findPath(from, to, (part) => this.needsOf(part)) : undefined;
  }

  /** Whether something can wait for a part: for a stack, users may have said so. */
  private isAwaited(part: IConstruct): boolean {
    return Stack.isStack(part) || this.awaited.has(part) || (this.recorded?.isAwaited(part) ?? false);
  }

  private needsOf(part: IConstruct): IConstruct[] {
    const needs = [...this.references.get(part)?.keys() ?? []];
    if (this.recorded) needs.push(...this.recorded.needsOf(part));
    else if (Stack.isStack(part)) needs.push(...part.dependencies);
    return needs;
  }
}

/**
 * The parts of which the first waits for the second if `from` waits for `to`; `undefined` if none does.
 *
 * A nested stack is deployed by its parent, so the parts are what stands directly below the last stack that contains both: nested
 * stacks or, in that stack itself, the two constructs. Over two stacks of the app, they are these stacks.
 */
function waitingParts(from: IConstruct, to: IConstruct): [IConstruct, IConstruct] | undefined {
  const [a, b] = [partsAbove(from), partsAbove(to)];
  const i = a.findIndex((part, at) => part !== b[at]);
  return i >= 0 && i < b.length ? [a[i], b[i]] : undefined;
}

/** A construct with the stacks that contain it, the outermost first. */
function partsAbove(construct: IConstruct): IConstruct[] {
  const stacks = nestingOf(Stack.of(construct));
  return Stack.isStack(construct) ? stacks : [...stacks, construct];
}

/** Whether a stack is nested in another one, at any depth. */
export function isNestedIn(stack: Stack, outer: Stack): boolean {
  return stack !== outer && nestingOf(stack).includes(outer);
}

/** The stack with the stacks that it is nested in, the outermost first. */
function nestingOf(stack: Stack): Stack[] {
  const { nestedStackParent } = stack;
  return nestedStackParent ? [...nestingOf(nestedStackParent), stack] : [stack];
}
