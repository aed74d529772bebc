import { closure, graph, randomGraph, SEEDS } from './random-graph';
import { findWaves } from '../../../src/analysis/graph';

test('puts everything that waits for nothing into one wave', () => {
  expect(findWaves(['a', 'b'], graph({}))).toEqual([[{ node: 'a', waitsFor: [] }, { node: 'b', waitsFor: [] }]]);
});

test('is empty without nodes', () => {
  expect(findWaves([], graph({}))).toEqual([]);
});

test('carries the order over nodes that nobody asks about', () => {
  const successors = graph({ ui: ['rule', 'catalog'], rule: ['group'], group: ['orders'], catalog: [], orders: [] });
  expect(findWaves(['ui', 'catalog', 'orders'], successors)).toEqual([
    [{ node: 'catalog', waitsFor: [] }, { node: 'orders', waitsFor: [] }],
    [{ node: 'ui', waitsFor: expect.arrayContaining(['catalog', 'orders']) }],
  ]);
});

test('names the nearest nodes only', () => {
  const waves = findWaves(['a', 'b', 'c'], graph({ c: ['b'], b: ['a'] }));
  expect(waves.map((wave) => wave.map(({ node, waitsFor }) => `${node}<${waitsFor.join()}`))).toEqual([['a<'], ['b<a'], ['c<b']]);
});

test('leaves out what is on a cycle and what waits for it', () => {
  const waves = findWaves(['a', 'b', 'c', 'd'], graph({ b: ['c'], c: ['b'], d: ['c'] }));
  expect(waves).toEqual([[{ node: 'a', waitsFor: [] }]]);
});

test('puts each node of a random graph right after the last that it waits for', () => {
  for (const seed of SEEDS) {
    const { nodes, successors } = randomGraph(seed);
    const reach = closure(nodes, successors);
    const interest = nodes.filter((_, i) => i % 3 !== 2);
    const isFree = (node: string) => [node, ...reach.get(node)!].every((other) => !interest.includes(other) || !reach.get(other)!.has(other));
    const rank = (node: string): number => Math.max(-1, ...interest.filter((other) => reach.get(node)!.has(other)).map(rank)) + 1;

    const placed = new Map(findWaves(interest, successors).flatMap((wave, i) => wave.map(({ node }) => [node, i] as const)));
    for (const node of interest) expect([seed, node, placed.get(node)]).toEqual([seed, node, isFree(node) ? rank(node) : undefined]);
  }
});
