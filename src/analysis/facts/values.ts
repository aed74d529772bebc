import { Identity } from './origin';
import { Pointer } from './resource';
import { isKnown, Maybe, Opaque, UNKNOWN } from './unknown';

/** The value as an object, or `undefined` for anything else. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Opaque)
    ? value as Record<string, unknown>
    : undefined;
}

/**
 * An object that inherits nothing, so that a key such as `__proto__` is like any other.
 *
 * Objects of a class are smaller and faster than those of `Object.create(null)`.
 */
export class Bare {
  static {
    Object.setPrototypeOf(Bare.prototype, null);
    Reflect.deleteProperty(Bare.prototype, 'constructor');
  }

  [key: string]: unknown;
}

/** An own property: templates may name theirs `__proto__` or `constructor`. */
export function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

/** The value below a resolved value, down a path of names; `UNKNOWN` if a value on the path is. */
export function below(value: unknown, ...names: readonly string[]): unknown {
  let current = value;
  for (const name of names) {
    if (current === UNKNOWN) return UNKNOWN;
    const map = asObject(current);
    if (!map) return undefined;
    current = own(map, name);
  }
  return current;
}

/** What is read from a map: unknown if the map is, `undefined` if there is none. */
export function inside<T>(value: unknown, read: (map: Readonly<Record<string, unknown>>) => T): Maybe<T> | undefined {
  if (value === UNKNOWN) return UNKNOWN;
  const map = asObject(value);
  return map && read(map);
}

/** Whether a property is there. */
export function isPresent(value: unknown): Maybe<boolean> {
  return value === UNKNOWN ? UNKNOWN : value !== undefined;
}

/** The key of a map that has no other; `undefined` where it has several, or none. */
export function onlyKey(map: object): string | undefined {
  let only: string | undefined;
  for (const key in map) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** The items of a list that are there, and whether the list is complete. */
export function asList(value: unknown): { readonly items: readonly unknown[]; readonly complete: boolean } {
  if (value === undefined || value === null) return { items: [], complete: true };
  if (!Array.isArray(value)) return { items: [], complete: false };
  const complete = !value.includes(UNKNOWN);
  return { items: complete ? value : value.filter((item) => item !== UNKNOWN), complete };
}

/** A resolved value as text; numbers and booleans are written out, as CloudFormation does. */
export function asText(value: unknown): Maybe<string> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** A resolved value as a number; other text becomes `NaN`, which every range check rejects. */
export function asNumber(value: unknown): Maybe<number> | undefined {
  if (typeof value === 'number') return value;
  const text = asText(value);
  if (!isKnown(text)) return text;
  return text.trim() === '' ? NaN : Number(text);
}

/** A resolved value as a boolean; CloudFormation takes the words, too. */
export function asBoolean(value: unknown): Maybe<boolean> | undefined {
  if (typeof value === 'boolean') return value;
  const text = asText(value);
  if (!isKnown(text)) return text;
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : UNKNOWN;
}

/** What a resolved value points to. */
export function asIdentity(value: unknown): Maybe<Identity> | undefined {
  return value instanceof Pointer ? value.address : asText(value);
}

/** What the items of a list point to, and whether that is known of every one. */
export function asIdentities(value: unknown): { readonly known: readonly Identity[]; readonly complete: boolean } {
  const { items, complete } = asList(value);
  const identities = items.map(asIdentity);
  const known = knownOf(identities);
  return { known, complete: complete && known.length === identities.length };
}

/** Those of some values that are known: the list itself where all are, so that nothing is copied. */
export function knownOf<T>(values: readonly (Maybe<T> | undefined)[]): readonly T[] {
  return values.every(isKnown) ? values : values.filter(isKnown);
}

/** A number of CPU units, in any spelling that ECS takes: `1024`, `1 vCPU`, `.5 vcpu`. */
export function asCpuUnits(value: unknown): Maybe<number> | undefined {
  return scaled(value, 'vcpu');
}

/** MiB, in any spelling that ECS takes: `2048`, `2 GB`, `0.5GB`. */
export function asMiB(value: unknown): Maybe<number> | undefined {
  return scaled(value, 'gb');
}

function scaled(value: unknown, unit: string): Maybe<number> | undefined {
  const text = asText(value);
  if (!isKnown(text)) return text;
  const trimmed = text.trim();
  if (!trimmed.toLowerCase().endsWith(unit)) return asNumber(text);
  const amount = trimmed.slice(0, -unit.length).trimEnd();
  return /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(amount) ? Number(amount) * 1024 : NaN;
}

/** Adds a value to the list under a key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Adds a value to the set of a key. */
export function addToSet<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
