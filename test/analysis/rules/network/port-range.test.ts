import { UNKNOWN } from '../../../../src/analysis/facts';
import { coverRange, describeRange, tcpPorts } from '../../../../src/analysis/rules/network/port-range';

test.each<[Parameters<typeof tcpPorts>, unknown]>([
  [['tcp', 80, 81], { from: 80, to: 81 }],
  [['TCP', '80', '80'], { from: 80, to: 80 }],
  [['6', 0, 0], { from: 0, to: 0 }],
  [['-1', undefined, undefined], { from: 0, to: 65_535 }],
  [['udp', 80, 80], undefined],
  [['17', 80, 80], undefined],
  [[UNKNOWN, 80, 80], UNKNOWN],
  [[undefined, 80, 80], UNKNOWN],
  [['tcp', UNKNOWN, 80], UNKNOWN],
  [['tcp', 80, UNKNOWN], UNKNOWN],
  [['tcp', undefined, 80], UNKNOWN],
  [['tcp', 80, undefined], UNKNOWN],
  [['tcp', -1, 80], UNKNOWN],
  [['tcp', 81, 80], UNKNOWN],
  [['tcp', 'x', 80], UNKNOWN],
])('the ports of %j', (rule, ports) => {
  expect(tcpPorts(...rule)).toEqual(ports);
});

describe('a range is covered', () => {
  const covered = (...ranges: [number, number][]) => coverRange(ranges.map(([from, to]) => ({ from, to })), { from: 10, to: 20 });

  test('by one that holds it', () => {
    expect([covered([10, 20]), covered([1, 30]), covered([5, 6], [9, 21])]).toEqual([true, true, true]);
  });

  test('by several without a gap, in any order', () => {
    expect([covered([10, 14], [15, 20]), covered([15, 20], [10, 14])]).toEqual([true, true]);
    expect([covered([10, 16], [12, 20]), covered([1, 12], [10, 11], [13, 25])]).toEqual([true, true]);
  });

  test('not by fewer ports', () => {
    expect([covered(), covered([11, 20]), covered([10, 19])]).toEqual([false, false, false]);
    expect([covered([10, 14], [16, 20]), covered([16, 20], [10, 14]), covered([10, 14], [15, 19])]).toEqual([false, false, false]);
    expect([covered([21, 30]), covered([1, 9])]).toEqual([false, false]);
  });
});

test('a range in words', () => {
  expect(describeRange({ from: 80, to: 80 })).toBe('port 80');
  expect(describeRange({ from: 80, to: 81 })).toBe('ports 80 to 81');
});
