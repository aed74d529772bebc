import { closure, graph, randomGraph, SEEDS } from './random-graph';
import { findWaves } from '../../../src/analysis/graph';

test('puts everything that waits for nothing into one wave', () => {
  expect(findWaves(['a', 'b'], graph({}))).toEqual({ waves: [['a', 'b']], wavesBefore: new Map([['a', 0], ['b', 0]]), longestChain: ['a'] });
});

test('is empty without nodes', () => {
  expect(findWaves([], graph({}))).toEqual({ waves: [], wavesBefore: new Map(), longestChain: [] });
});

test('carries the order over nodes that nobody asks about, and counts the waves before them', () => {
  const successors = graph({ ui: ['rule', 'catalog'], rule: ['group'], group: ['orders'], catalog: [], orders: [] });
  const { waves, wavesBefore } = findWaves(['ui', 'catalog', 'orders'], successors);
  expect(waves).toEqual([['catalog', 'orders'], ['ui']]);
  expect([wavesBefore.get('rule'), wavesBefore.get('orders')]).toEqual([1, 0]);
});

test('names the longest chain, and of two the smaller one', () => {
  const successors = graph({ ui: ['b', 'checkout'], checkout: ['redis', 'orders'], b: [] });
  expect(findWaves(['ui', 'b', 'checkout', 'redis', 'orders'], successors).longestChain).toEqual(['orders', 'checkout', 'ui']);
  expect(findWaves(['orders', 'redis', 'checkout', 'b', 'ui'], successors).longestChain).toEqual(['orders', 'checkout', 'ui']);
});

test('leaves out what is on a cycle and what waits for it', () => {
  const { waves, wavesBefore } = findWaves(['a', 'b', 'c', 'd', 'e'], graph({ b: ['c'], c: ['b'], d: ['c'], e: ['e'] }));
  expect({ waves, known: [...wavesBefore.keys()] }).toEqual({ waves: [['a']], known: ['a'] });
});

test('does not recurse', () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => String(i));
  const successors = (node: string) => (node === '0' ? [] : [String(Number(node) - 1)]);
  expect(findWaves(chain.slice(-1), successors).waves).toEqual([['99999']]);
  expect(findWaves(chain, successors).longestChain).toHaveLength(100_000);
});

test('puts each node of a random graph right after the last that it waits for', () => {
  for (const seed of SEEDS) {
    const { nodes, successors } = randomGraph(seed);
    const reach = closure(nodes, successors);
    const interest = nodes.filter((_, i) => i % 3 !== 2);
    const isFree = (node: string) => [node, ...reach.get(node)!].every((other) => !reach.get(other)!.has(other));
    const rank = (node: string): number => Math.max(-1, ...interest.filter((other) => reach.get(node)!.has(other)).map(rank)) + 1;

    const { waves, longestChain } = findWaves(interest, successors);
    const placed = new Map(waves.flatMap((wave, i) => wave.map((node) => [node, i] as const)));
    for (const node of interest) expect([seed, node, placed.get(node)]).toEqual([seed, node, isFree(node) ? rank(node) : undefined]);
    expect(longestChain).toHaveLength(waves.length);
    for (const [i, node] of longestChain.slice(1).entries()) expect(reach.get(node)).toContain(longestChain[i]);
  }
});
