import { Pointer, UNKNOWN } from '../facts';
import { own } from '../facts/values';

/** Whether two resolved values are known to be the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (a instanceof Pointer || b instanceof Pointer) {
    return a instanceof Pointer && b instanceof Pointer && a.address === b.address && a.attribute === b.attribute;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length
    && keys.every((key) => sameValue(own(a, key), own(b, key)));
}
