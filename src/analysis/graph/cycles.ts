import { findPath, Successors } from './search';

/**
 * One circle for each knot of a graph: a list of nodes of which each leads to the next, and the last to the first.
 *
 * A knot may hold more circles; breaking the one that is named shows the next. Circles begin at their knot's smallest node, so
 * that the same graph always gives the same words.
 */
export function findCycles(nodes: Iterable<string>, successors: Successors): string[][] {
  return findKnots(nodes, successors).map((knot) => findCircle(knot[0], knot, successors));
}

/** A shortest circle through a node of a knot, beginning with the node and staying inside the knot. */
export function findCircle(node: string, knot: Iterable<string>, successors: Successors): string[] {
  const inside = new Set(knot);
  const within: Successors = (from) => [...successors(from)].filter((next) => inside.has(next));
  // Inside a knot, every way leads back.
  const [first, ...others] = [...within(node)].map((next) => findPath(next, node, within)!);
  const shortest = others.reduce((best, way) => (way.length < best.length ? way : best), first);
  return [node, ...shortest.slice(0, -1)];
}

/**
 * The knots of a graph, each sorted: the largest sets of nodes that all lead to each other (strongly connected components), those
 * of one node only where it leads to itself.
 *
 * Tarjan's algorithm, without recursion: a graph of templates can be deep.
 */
export function findKnots(nodes: Iterable<string>, successors: Successors): string[][] {
  const visits = new Map<string, Visit | typeof DONE>();
  const way: Visit[] = [];
  const open: Visit[] = [];
  const knots: string[][] = [];

  for (const root of nodes) {
    if (!visits.has(root)) enter(root);
    for (let visit = way.at(-1); visit; visit = way.at(-1)) {
      if (visit.next === visit.successors.length) {
        way.pop();
        const parent = way.at(-1);
        if (parent) parent.low = Math.min(parent.low, visit.low);
        if (visit.low === visit.index) close(visit);
        continue;
      }
      const next = visit.successors[visit.next++];
      const known = visits.get(next);
      if (!known) enter(next);
      else if (known.isOpen) visit.low = Math.min(visit.low, known.index);
    }
  }
  return knots;

  function enter(node: string): void {
    const before = successors(node);
    const after = Array.isArray(before) ? before as readonly string[] : [...before];
    // What leads only to what is done is on no circle. Most nodes are such.
    if (areDone(after)) {
      visits.set(node, DONE);
      return;
    }
    const index = visits.size;
    const visit: Visit = { node, index, low: index, isOpen: true, successors: after, next: 0 };
    visits.set(node, visit);
    way.push(visit);
    open.push(visit);
  }

  function areDone(list: readonly string[]): boolean {
    for (const node of list) if (visits.get(node)?.isOpen !== false) return false;
    return true;
  }

  function close(visit: Visit): void {
    const knot: string[] = [];
    let member: Visit;
    do {
      member = open.pop()!;
      member.isOpen = false;
      knot.push(member.node);
    } while (member !== visit);
    if (knot.length > 1 || visit.successors.includes(visit.node)) knots.push(knot.sort());
  }
}

/** A node that {@link findKnots} is done with: on no circle, or on one that is found. */
const DONE = { isOpen: false } as const;

/** A node on the way of {@link findKnots}. */
interface Visit {
  readonly node: string;
  readonly index: number;
  /** The earliest node that is known to be on a circle with it. */
  low: number;
  isOpen: boolean;
  readonly successors: readonly string[];
  /** How many of them were visited. */
  next: number;
}
