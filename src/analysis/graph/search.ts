/** The nodes that a node leads to; nodes are equal if they are identical. */
export type Successors<T = string> = (node: T) => Iterable<T>;

/** The part of a graph that consists of some nodes. */
export function within(nodes: Iterable<string>, successors: Successors): Successors {
  const inside = new Set(nodes);
  return (node) => [...successors(node)].filter((next) => inside.has(next));
}

/**
 * A shortest path from one node to another, both included; `undefined` where there is none.
 *
 * With the predecessors of nodes it costs little to find that there is none: the search then begins at both ends, and is over as soon as
 * one of them leads nowhere else.
 */
export function findPath<T>(from: T, to: T, successors: Successors<T>, predecessors?: Successors<T>): T[] | undefined {
  if (predecessors && !isPath(walk(from, successors), walk(to, predecessors))) return undefined;
  const cameFrom = new Map<T, T | undefined>([[from, undefined]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) return walkBack(node, cameFrom);
    for (const next of successors(node)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

/** Whether two walks, from the start of a path and back from its end, meet. */
function isPath<T>(ahead: Iterator<T>, back: Iterator<T>): boolean {
  const [reached, leading] = [new Set<T>(), new Set<T>()];
  for (;;) {
    for (const [walked, own, others] of [[ahead, reached, leading], [back, leading, reached]] as const) {
      const { done, value } = walked.next();
      if (done) return false;
      if (others.has(value)) return true;
      own.add(value);
    }
  }
}

/** A node, then the nodes that it leads to, the nearest first. */
function* walk<T>(start: T, successors: Successors<T>): Iterator<T> & Iterable<T> {
  const seen = new Set([start]);
  for (const node of seen) {
    yield node;
    for (const next of successors(node)) seen.add(next);
  }
}

/** Every node that a path leads to, without the start itself unless a cycle leads back to it. */
export function reachable(from: string, successors: Successors): Set<string> {
  const seen = new Set<string>();
  const stack = [from];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const next of successors(node)) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return seen;
}

function walkBack<T>(end: T, cameFrom: ReadonlyMap<T, T | undefined>): T[] {
  const path: T[] = [];
  for (let node: T | undefined = end; node !== undefined; node = cameFrom.get(node)) path.push(node);
  return path.reverse();
}
