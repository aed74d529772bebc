import { Bare, Opaque, Pointer, UNKNOWN, own } from '../facts';

/**
 * What two resolved values have in common, so that it holds whichever of them applies: a map has the keys of both, and a value
 * that differs is unknown.
 */
export function common(a: unknown, b: unknown): unknown {
  if (a === b) return a;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return UNKNOWN;
  if (a instanceof Opaque || b instanceof Opaque) return samePointer(a, b) ? a : UNKNOWN;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length ? a.map((item, i) => common(item, b[i])) : UNKNOWN;
  }
  const both = new Bare();
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) both[key] = common(own(a, key), own(b, key));
  return both;
}

function samePointer(a: unknown, b: unknown): boolean {
  return a instanceof Pointer && b instanceof Pointer && a.address === b.address && a.attribute === b.attribute;
}
