import { Identity, isKnown, Maybe, MeshFacts, Pointer, ResourceFacts, UNKNOWN } from '../facts';

/** The items of a list, unknown ones included; a value that is no list counts as its only item. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The resource of a type that an identity means, if it is known to exist. */
export function resourceOf({ resources }: MeshFacts, type: string, identity: Maybe<Identity> | undefined): ResourceFacts | undefined {
  const resource = isKnown(identity) ? resources.at(identity) : undefined;
  return resource?.type === type && !resource.conditional ? resource : undefined;
}

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
