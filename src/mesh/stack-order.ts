import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { findPath } from '../analysis/graph';
import { sc606, stackCycleProblem } from '../analysis/rules/deployment/sc606-stacks-depend-both-ways';
import { referencedResource } from '../core';
import { refuse } from '../validation';

/** A mark on the root of the app. */
const ORDER = Symbol.for('cdk-ecs-service-connect.stack-order');

/**
 * Which stack has to be deployed before which, for the references that this library makes.
 *
 * CDK finds a cycle of stacks only at synthesis, and does not say what closed it; this class rejects the call that closes it.
 */
export class StackOrder {
  /** The order of the construct's app. */
  static of(scope: IConstruct): StackOrder {
    const root = scope.node.root as { [ORDER]?: StackOrder };
    if (!root[ORDER]) Object.defineProperty(root, ORDER, { value: new StackOrder() });
    return root[ORDER]!;
  }

  /** The stacks that each stack refers to, with the reason. */
  private readonly references = new Map<Stack, Map<Stack, string>>();

  /** Records that a construct refers to a value; an imported value makes no stack wait. */
  reference(from: IConstruct, value: string, reason: string): void {
    const resource = referencedResource(value);
    if (resource) this.require(from, resource, reason);
  }

  /** Records that a construct needs another one; rejects it, with the advice, if that closes a cycle of stacks. */
  require(from: IConstruct, to: IConstruct, reason: string, advice?: string): void {
    const [before, after] = waitingStacks(Stack.of(from), Stack.of(to));
    if (before === after) return;
    this.refuseCycle(before, after, reason, from, advice);
    const known = this.references.get(before) ?? new Map<Stack, string>();
    if (!known.has(after)) known.set(after, reason);
    this.references.set(before, known);
  }

  /**
   * The construct whose stack is deployed last, and can hold resources that need both: the second, unless the stack of the first
   * waits for that of the second, or contains it.
   */
  lastOf<T extends IConstruct>(first: T, second: T): T {
    const [one, other] = [Stack.of(first), Stack.of(second)];
    const [before, after] = waitingStacks(one, other);
    if (before === after) return nestingOf(other).includes(one) ? first : second;
    return this.path(before, after) ? first : second;
  }

  /** The construct whose stack is deployed last, of several: the first, if there is a choice. */
  lastOfAll<T extends IConstruct>(constructs: readonly T[]): T {
    const stackOf = (construct: T) => Stack.of(construct);
    return constructs.find((one) => constructs.every((other) => stackOf(other) === stackOf(one) || this.lastOf(other, one) === one))!;
  }

  private refuseCycle(from: Stack, to: Stack, reason: string, scope: IConstruct, advice: string | undefined): void {
    const back = this.path(to, from);
    if (!back) return;
    const cycle = [from, ...back];
    refuse(sc606, stackCycleProblem(cycle.slice(1).map((next, i) => ({
      from: cycle[i].node.path,
      to: next.node.path,
      reason: i === 0 ? reason : this.references.get(cycle[i])?.get(next) ?? 'declared with addDependency',
    })), advice), scope);
  }

  /** The path from a stack to one that it waits for. */
  private path(from: Stack, to: Stack): Stack[] | undefined {
    const stacks = new Map<string, Stack>([[from.node.path, from]]);
    const successors = (path: string) => {
      const next = this.needsOf(stacks.get(path)!);
      for (const stack of next) stacks.set(stack.node.path, stack);
      return next.map((stack) => stack.node.path);
    };
    return findPath(from.node.path, to.node.path, successors)?.map((path) => stacks.get(path)!);
  }

  private needsOf(stack: Stack): Stack[] {
    return [...new Set([...this.references.get(stack)?.keys() ?? [], ...stack.dependencies])];
  }
}

/**
 * The two stacks of which the first waits for the second if a resource in `from` waits for one in `to`.
 *
 * A nested stack is deployed by its parent, so these are the stacks directly below the last common parent. If one contains the
 * other, no stack waits, and both results are the same stack.
 */
function waitingStacks(from: Stack, to: Stack): [Stack, Stack] {
  const [a, b] = [nestingOf(from), nestingOf(to)];
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i < a.length && i < b.length ? [a[i], b[i]] : [from, from];
}

/** The stack with the stacks that it is nested in, the outermost first. */
function nestingOf(stack: Stack): Stack[] {
  return [...stack.nestedStackParent ? nestingOf(stack.nestedStackParent) : [], stack];
}
