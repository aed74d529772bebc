import { asNumber, isKnown, Maybe, UNKNOWN } from '../../facts';

/** Ports from the first to the last, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

const ALL_PORTS: PortRange = { from: 0, to: 65535 };

/**
 * The TCP ports that a rule with a protocol and two ports is about; `undefined` where it is about another protocol.
 *
 * Security groups and network ACLs write the protocol alike: a name, its number, or -1 for all of them.
 */
export function tcpPorts(protocol: Maybe<string> | undefined, fromPort: unknown, toPort: unknown): Maybe<PortRange> | undefined {
  if (!isKnown(protocol)) return UNKNOWN;
  if (protocol === '-1') return ALL_PORTS;
  if (protocol.toLowerCase() !== 'tcp' && protocol !== '6') return undefined;
  const from = asNumber(fromPort);
  const to = asNumber(toPort);
  return isKnown(from) && isKnown(to) && from >= 0 && to >= from ? { from, to } : UNKNOWN;
}

/** Whether the ranges, taken together, hold every port of a range. */
export function coverRange(ranges: readonly PortRange[], { from, to }: PortRange): boolean {
  if (ranges.some((range) => range.from <= from && to <= range.to)) return true;
  let next = from;
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    if (range.from > next) return false;
    next = Math.max(next, range.to + 1);
    if (next > to) return true;
  }
  return false;
}

/** The range for a sentence: `port 8080`, `ports 32768 to 61000`. */
export function describeRange({ from, to }: PortRange): string {
  return from === to ? `port ${from}` : `ports ${from} to ${to}`;
}
