import { findPath, Successors } from './search';

/**
 * One circle for each knot of a graph: a list of nodes of which each leads to the next, and the last to the first.
 *
 * A knot (a strongly connected component) may hold more circles; breaking the one that is named shows the next. Circles begin at
 * their smallest node, so that the same graph always gives the same words.
 */
export function findCycles(nodes: Iterable<string>, successors: Successors): string[][] {
  return components(nodes, successors).flatMap((component) => {
    const inside = new Set(component);
    const [first] = component.sort();
    const within: Successors = (node) => [...successors(node)].filter((next) => inside.has(next));
    for (const next of within(first)) {
      const back = findPath(next, first, within);
      if (back) return [[first, ...back.slice(0, -1)]];
    }
    return [];
  });
}

/** Tarjan's strongly connected components, without recursion: a graph of templates can be deep. Only knots are returned. */
function components(nodes: Iterable<string>, successors: Successors): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const knots: string[][] = [];

  for (const root of nodes) {
    if (index.has(root)) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const { node, iterator } = work[work.length - 1];
      const { value: next, done } = iterator.next();
      if (!done) {
        if (!index.has(next)) work.push(enter(next));
        else if (isOpen.has(next)) low.set(node, Math.min(low.get(node)!, index.get(next)!));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low.set(parent.node, Math.min(low.get(parent.node)!, low.get(node)!));
      if (low.get(node) === index.get(node)) close(node);
    }
  }
  return knots;

  function enter(node: string): { node: string; iterator: Iterator<string> } {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, iterator: successors(node)[Symbol.iterator]() };
  }

  function close(node: string): void {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    if (component.length > 1 || [...successors(node)].includes(node)) knots.push(component);
  }
}
