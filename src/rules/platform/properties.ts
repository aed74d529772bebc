import { Pointer, UNKNOWN } from '../../facts';

/** The value below a resolved value, down a path of names; `UNKNOWN` where something on the way is. */
export function below(value: unknown, ...names: readonly string[]): unknown {
  let current = value;
  for (const name of names) {
    if (current === UNKNOWN) return UNKNOWN;
    if (typeof current !== 'object' || current === null || current instanceof Pointer) return undefined;
    current = Object.hasOwn(current, name) ? (current as Record<string, unknown>)[name] : undefined;
  }
  return current;
}
