/** A block of IPv4 addresses, both ends included. */
export interface Ipv4Block {
  readonly first: number;
  readonly last: number;
}

/** The addresses of `10.0.0.0/16`; `undefined` for anything else. */
export function ipv4Block(cidr: string): Ipv4Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr.trim());
  if (!match) return undefined;
  const [a, b, c, d, length] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = address - address % size;
  return { first, last: first + size - 1 };
}

/** Whether two blocks share an address. */
export function overlap(a: Ipv4Block, b: Ipv4Block): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Whether the first block holds the whole second one. */
export function covers(outer: Ipv4Block, inner: Ipv4Block): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
