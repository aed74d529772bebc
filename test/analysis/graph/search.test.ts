import { closure, graph, randomGraph, SEEDS } from './random-graph';
import { findPath, reachable } from '../../../src/analysis/graph';

describe('findPath', () => {
  test('finds a shortest path, both ends included', () => {
    expect(findPath('a', 'd', graph({ a: ['b', 'c'], b: ['c'], c: ['d'] }))).toEqual(['a', 'c', 'd']);
  });

  test('of a node to itself is the node', () => {
    expect(findPath('a', 'a', graph({}))).toEqual(['a']);
  });

  test('is undefined where no path leads', () => {
    expect(findPath('b', 'a', graph({ a: ['b'], b: ['b'] }))).toBeUndefined();
  });

  test('takes successors that are no list', () => {
    expect(findPath('a', 'b', (node) => new Set(node === 'a' ? ['b'] : []))).toEqual(['a', 'b']);
  });

  test('finds the end of a long path', () => {
    const successors = (node: string) => (Number(node) < 100_000 ? [String(Number(node) + 1)] : []);
    expect(findPath('0', '100000', successors)).toHaveLength(100_001);
  });

  test('asks few nodes from both ends if nothing leads to the end', () => {
    let asked = 0;
    const successors = (node: number) => {
      asked += 1;
      return node < 100_000 ? [node + 1] : [];
    };
    expect(findPath(0, -1, successors, () => [])).toBeUndefined();
    expect(asked).toBeLessThan(5);
  });

  test('with predecessors is the same path', () => {
    for (const seed of SEEDS) {
      const { nodes, successors } = randomGraph(seed);
      const predecessors = (node: string) => nodes.filter((other) => [...successors(other)].includes(node));
      for (const from of nodes) {
        for (const to of nodes) expect(findPath(from, to, successors, predecessors)).toEqual(findPath(from, to, successors));
      }
    }
  });

  test('agrees with the closure of random graphs', () => {
    for (const seed of SEEDS) {
      const { nodes, successors } = randomGraph(seed);
      const reach = closure(nodes, successors);
      for (const from of nodes) {
        for (const to of nodes) {
          const path = findPath(from, to, successors);
          expect([seed, path !== undefined]).toEqual([seed, from === to || reach.get(from)!.has(to)]);
          path?.slice(1).forEach((node, i) => expect([...successors(path[i])]).toContain(node));
        }
      }
    }
  });
});

describe('reachable', () => {
  test('leaves out the start', () => {
    expect(reachable('a', graph({ a: ['b'], b: ['c'] }))).toEqual(new Set(['b', 'c']));
  });

  test('holds the start when a cycle leads back', () => {
    expect(reachable('a', graph({ a: ['b'], b: ['a'] }))).toEqual(new Set(['a', 'b']));
  });

  test('agrees with the closure of random graphs', () => {
    for (const seed of SEEDS) {
      const { nodes, successors } = randomGraph(seed);
      const reach = closure(nodes, successors);
      for (const node of nodes) expect([seed, reachable(node, successors)]).toEqual([seed, reach.get(node)]);
    }
  });
});
