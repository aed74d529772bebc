import { Successors } from './search';

/** A node in the order of deployment. */
export interface Placed {
  readonly node: string;
  /** The nodes of interest that it waits for, and through which it waits for others. */
  readonly waitsFor: readonly string[];
}

/**
 * The nodes of interest in the waves in which they become ready: each waits only for nodes of earlier waves.
 *
 * Other nodes of the graph only pass the order on. The graph must have no cycles (see `findCycles`): nodes on a cycle are left
 * out.
 */
export function findWaves(interest: Iterable<string>, successors: Successors): Placed[][] {
  const wanted = new Set(interest);
  const nearest = nearestWanted(wanted, successors);
  const pending = new Map([...wanted].map((node) => [node, new Set(nearest(node))]));
  const placed = new Set<string>();
  const waves: Placed[][] = [];
  for (;;) {
    const ready = [...pending].filter(([, before]) => [...before].every((node) => placed.has(node)));
    if (ready.length === 0) return waves;
    waves.push(ready.map(([node, before]) => ({ node, waitsFor: [...before] })));
    for (const [node] of ready) {
      pending.delete(node);
      placed.add(node);
    }
  }
}

/** For a node, the nodes of interest that it waits for directly, or through other nodes only. */
function nearestWanted(wanted: ReadonlySet<string>, successors: Successors): (node: string) => Iterable<string> {
  return (start) => {
    const seen = new Set<string>();
    const found = new Set<string>();
    const stack = [start];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const next of successors(node)) {
        if (seen.has(next)) continue;
        seen.add(next);
        if (wanted.has(next)) found.add(next);
        else stack.push(next);
      }
    }
    return found;
  };
}
