import { findPath, Successors, within } from './search';

/**
 * One cycle for each strongly connected component of a graph: a list of nodes of which each leads to the next, and the last to
 * the first.
 *
 * A component can hold more cycles; breaking the one that is named shows the next. Cycles begin at the smallest node of their
 * component, so that the same graph always gives the same words.
 */
export function findCycles(nodes: Iterable<string>, successors: Successors): string[][] {
  return findComponents(nodes, successors).map((component) => findCycleThrough(component[0], component, successors));
}

/** A shortest cycle through a node of a strongly connected component, beginning with the node and staying inside the component. */
export function findCycleThrough(node: string, component: Iterable<string>, successors: Successors): string[] {
  const inside = within(component, successors);
  // Inside a component, every path leads back.
  const [first, ...others] = [...inside(node)].map((next) => findPath(next, node, inside)!);
  const shortest = others.reduce((best, path) => (path.length < best.length ? path : best), first);
  return [node, ...shortest.slice(0, -1)];
}

/**
 * The strongly connected components of a graph (the largest sets of nodes that all lead to each other), each sorted; a single
 * node is one only if it leads to itself.
 *
 * Tarjan's algorithm, without recursion: a graph of templates can be deep.
 */
export function findComponents(nodes: Iterable<string>, successors: Successors): string[][] {
  const visits = new Map<string, Visit | typeof DONE>();
  const path: Visit[] = [];
  const open: Visit[] = [];
  const components: string[][] = [];

  for (const root of nodes) {
    if (!visits.has(root)) enter(root);
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      if (visit.next === visit.successors.length) {
        path.pop();
        const parent = path.at(-1);
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
  return components;

  function enter(node: string): void {
    const before = successors(node);
    const after = Array.isArray(before) ? before as readonly string[] : [...before];
    // A node that leads only to finished nodes is on no cycle. Most nodes are like that.
    if (areDone(after)) {
      visits.set(node, DONE);
      return;
    }
    const index = visits.size;
    const visit: Visit = { node, index, low: index, isOpen: true, successors: after, next: 0 };
    visits.set(node, visit);
    path.push(visit);
    open.push(visit);
  }

  function areDone(list: readonly string[]): boolean {
    for (const node of list) if (visits.get(node)?.isOpen !== false) return false;
    return true;
  }

  function close(visit: Visit): void {
    const component: string[] = [];
    let member: Visit;
    do {
      member = open.pop()!;
      member.isOpen = false;
      component.push(member.node);
    } while (member !== visit);
    if (component.length > 1 || visit.successors.includes(visit.node)) components.push(component.sort());
  }
}

/** A node that {@link findComponents} has finished: on no cycle, or on one that was found. */
const DONE = { isOpen: false } as const;

/** A node on the current path of {@link findComponents}. */
interface Visit {
  readonly node: string;
  readonly index: number;
  /** The earliest node that is known to be on a cycle with it. */
  low: number;
  isOpen: boolean;
  readonly successors: readonly string[];
  /** How many of them were visited. */
  next: number;
}
