import { covers, ipv4Block, overlap } from '../../../../src/analysis/rules/network/ipv4';

test.each([
  ['0.0.0.0/0', 0, 2 ** 32 - 1],
  ['10.0.0.0/8', 10 * 2 ** 24, 11 * 2 ** 24 - 1],
  ['1.2.3.4/32', ((1 * 256 + 2) * 256 + 3) * 256 + 4, ((1 * 256 + 2) * 256 + 3) * 256 + 4],
  ['10.0.0.77/24', 10 * 2 ** 24, 10 * 2 ** 24 + 255],
  ['255.255.255.255/31', 2 ** 32 - 2, 2 ** 32 - 1],
  [' 0.0.0.0/32 ', 0, 0],
])('the block %s has its first and its last address', (cidr, first, last) => {
  expect(ipv4Block(cidr)).toEqual({ first, last });
});

test.each([
  '', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '256.0.0.0/8', '10.256.0.0/8', '10.0.256.0/8', '10.0.0.256/8', '10.0.0.0.0/8', '1000.0.0.0/8',
  '10.0.0.0/123', 'x10.0.0.0/8', '10.0.0.0/8x', '10.0.0.a/8', '::/0', '10.0.0.0/',
])('%j is no block', (cidr) => {
  expect(ipv4Block(cidr)).toBeUndefined();
});

const [a, b] = [{ first: 10, last: 20 }, { first: 20, last: 30 }];
const inner = { first: 10, last: 15 };

test('blocks overlap if they share an address', () => {
  expect([overlap(a, b), overlap(b, a), overlap(a, inner), overlap(inner, a)]).toEqual([true, true, true, true]);
  expect([overlap(a, { first: 21, last: 30 }), overlap({ first: 21, last: 30 }, a)]).toEqual([false, false]);
});

test('a block covers another one if it has all of its addresses', () => {
  expect([covers(a, a), covers(a, inner), covers(a, { first: 15, last: 20 })]).toEqual([true, true, true]);
  expect([covers(inner, a), covers(a, { first: 9, last: 15 }), covers(a, { first: 15, last: 21 })]).toEqual([false, false, false]);
});
