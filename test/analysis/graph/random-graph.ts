import { Successors } from '../../../src/analysis/graph';
import { random } from '../../support/random';

/** A graph of a few nodes whose edges a seed decides, from none to nearly all. */
export function randomGraph(seed: number): { nodes: string[]; successors: Successors } {
  const next = random(seed);
  const nodes = Array.from({ length: 1 + Math.floor(next() * 8) }, (_, i) => String.fromCharCode(97 + i));
  const density = next() * next();
  const edges = new Map(nodes.map((node) => [node, nodes.filter(() => next() < density)]));
  return { nodes, successors: (node) => edges.get(node) ?? [] };
}

/** The nodes that a path of at least one edge leads to, found by trying all edges. */
export function closure(nodes: readonly string[], successors: Successors): ReadonlyMap<string, ReadonlySet<string>> {
  const reach = new Map(nodes.map((node) => [node, new Set(successors(node))]));
  for (const over of nodes) {
    for (const from of nodes) {
      if (reach.get(from)!.has(over)) for (const to of reach.get(over)!) reach.get(from)!.add(to);
    }
  }
  return reach;
}

/** Seeds to try. */
export const SEEDS = Array.from({ length: 300 }, (_, i) => i + 1);

/** A graph from `{ a: ['b'] }`. */
export function graph(edges: Record<string, string[]>): Successors {
  return (node) => edges[node] ?? [];
}
