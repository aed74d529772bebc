import { closure, graph, randomGraph, SEEDS } from './random-graph';
import { findCycleThrough, findCycles, findComponents } from '../../../src/analysis/graph';

describe('findCycles', () => {
  test('finds none in a graph without cycles', () => {
    expect(findCycles(['a', 'b', 'c'], graph({ a: ['b', 'c'], b: ['c'] }))).toEqual([]);
  });

  test('begins at the smallest node, whatever the order', () => {
    const successors = graph({ c: ['a'], a: ['b'], b: ['c'] });
    expect(findCycles(['c', 'b', 'a'], successors)).toEqual([['a', 'b', 'c']]);
    expect(findCycles(['b', 'a', 'c'], successors)).toEqual([['a', 'b', 'c']]);
  });

  test('finds a node that leads to itself', () => {
    expect(findCycles(['a', 'b'], graph({ a: ['a'], b: ['a'] }))).toEqual([['a']]);
  });

  test('names one cycle of each strongly connected component', () => {
    const successors = graph({ a: ['b', 'c'], b: ['a'], c: ['a', 'd'], d: ['e'], e: ['d'] });
    expect(findCycles(['a', 'b', 'c', 'd', 'e'], successors)).toEqual([['d', 'e'], ['a', 'b']]);
  });

  test('follows edges to nodes that were not named', () => {
    expect(findCycles(['a'], graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual([['b', 'c']]);
  });

  test('does not recurse: a chain of 100,000 nodes', () => {
    const successors = (node: string) => [String((Number(node) + 1) % 100_000)];
    expect(findCycles(['0'], successors)[0]).toHaveLength(100_000);
  });

  test('names real cycles, one for each component of random graphs', () => {
    for (const seed of SEEDS) {
      const { nodes, successors } = randomGraph(seed);
      const cycles = findCycles(nodes, successors);
      for (const cycle of cycles) {
        expect(new Set(cycle).size).toBe(cycle.length);
        cycle.forEach((node, i) => expect([...successors(node)]).toContain(cycle[(i + 1) % cycle.length]));
      }
      expect([seed, cycles.length]).toEqual([seed, findComponents(nodes, successors).length]);
    }
  });
});

describe('findComponents', () => {
  test('gives the nodes that lead to each other in random graphs', () => {
    for (const seed of SEEDS) {
      const { nodes, successors } = randomGraph(seed);
      const reach = closure(nodes, successors);
      const expected = new Set(nodes
        .filter((node) => reach.get(node)!.has(node))
        .map((node) => nodes.filter((other) => other === node || (reach.get(node)!.has(other) && reach.get(other)!.has(node))).join(' ')));
      expect([seed, new Set(findComponents(nodes, successors).map((component) => component.join(' ')))]).toEqual([seed, expected]);
    }
  });

  test('takes successors that are no list', () => {
    expect(findComponents(['a'], (node) => new Set([node === 'a' ? 'b' : 'a']))).toEqual([['a', 'b']]);
  });
});

describe('findCycleThrough', () => {
  const successors = graph({ a: ['b', 'c'], b: ['d'], c: ['a', 'outside'], d: ['a'], outside: ['a'] });

  test('finds a shortest cycle through a node', () => {
    expect(findCycleThrough('a', ['a', 'b', 'c', 'd'], successors)).toEqual(['a', 'c']);
    expect(findCycleThrough('d', ['a', 'b', 'c', 'd'], successors)).toEqual(['d', 'a', 'b']);
  });

  test('stays inside the component', () => {
    expect(findCycleThrough('c', ['a', 'c'], successors)).toEqual(['c', 'a']);
  });
});
