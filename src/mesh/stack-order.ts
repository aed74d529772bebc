import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { findPath } from '../analysis/graph';
import { sc606, stackCycleProblem } from '../analysis/rules/deployment/sc606-stacks-depend-both-ways';
import { referencedResource } from '../core';
import { refuse } from '../validation';

/** A mark on the root of the app. */
const ORDER = Symbol.for('cdk-ecs-service-connect.stack-order');

/**
 * Which stack has to be deployed before which, as far as the constructs of this library know.
 *
 * CDK finds a circle of stacks only at synthesis, without a word on what closed it; here the call that closes it is refused.
 */
export class StackOrder {
  /** The order of the app that holds a construct. */
  static of(scope: IConstruct): StackOrder {
    const root = scope.node.root as { [ORDER]?: StackOrder };
    if (!root[ORDER]) Object.defineProperty(root, ORDER, { value: new StackOrder() });
    return root[ORDER]!;
  }

  /** For a stack, the stacks that it refers to, with the reason. */
  private readonly references = new Map<Stack, Map<Stack, string>>();

  /** Records that a construct refers to a value; one that is imported makes no stack wait. */
  reference(from: IConstruct, value: string, reason: string): void {
    const resource = referencedResource(value);
    if (resource) this.require(from, resource, reason);
  }

  /** Records that something in the first stack needs something in the second, unless that closes a circle; then it throws, with the advice. */
  require(from: IConstruct, to: IConstruct, reason: string, advice?: string): void {
    const [before, after] = unitsOf(Stack.of(from), Stack.of(to));
    if (before === after) return;
    this.refuseCircle(before, after, reason, from, advice);
    const known = this.references.get(before) ?? new Map<Stack, string>();
    if (!known.has(after)) known.set(after, reason);
    this.references.set(before, known);
  }

  /**
   * Which of two constructs stands in the stack that is deployed last, and so may hold what needs both: the second, unless the stack
   * of the first is known to wait for that of the second, or holds it.
   */
  lastOf<T extends IConstruct>(first: T, second: T): T {
    const [one, other] = [Stack.of(first), Stack.of(second)];
    const [before, after] = unitsOf(one, other);
    if (before === after) return lineOf(other).includes(one) ? first : second;
    return this.path(before, after) ? first : second;
  }

  /** Which of several constructs stands in a stack that none of the others' has to wait for: the first, if there is a choice. */
  lastOfAll<T extends IConstruct>(constructs: readonly T[]): T {
    const stackOf = (construct: T) => Stack.of(construct);
    return constructs.find((one) => constructs.every((other) => stackOf(other) === stackOf(one) || this.lastOf(other, one) === one))!;
  }

  private refuseCircle(from: Stack, to: Stack, reason: string, scope: IConstruct, advice: string | undefined): void {
    const back = this.path(to, from);
    if (!back) return;
    const circle = [from, ...back];
    refuse(sc606, stackCycleProblem(circle.slice(1).map((next, i) => ({
      from: circle[i].node.path,
      to: next.node.path,
      reason: i === 0 ? reason : this.references.get(circle[i])?.get(next) ?? 'declared with addDependency',
    })), advice), scope);
  }

  /** A way from a stack to one that it waits for. */
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
 * The two stacks that wait for each other when a resource of one waits for a resource of the other.
 *
 * Nested stacks are deployed by their parent: only below the last parent that both have in common there is an order of stacks.
 * Where one holds the other, single resources wait, and the result is the same twice.
 */
function unitsOf(from: Stack, to: Stack): [Stack, Stack] {
  const [a, b] = [lineOf(from), lineOf(to)];
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i < a.length && i < b.length ? [a[i], b[i]] : [from, from];
}

/** The stack with the stacks that it is nested in, the outermost first. */
function lineOf(stack: Stack): Stack[] {
  return [...stack.nestedStackParent ? lineOf(stack.nestedStackParent) : [], stack];
}
