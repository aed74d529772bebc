import { Identity, isKnown, Maybe, MeshFacts, Pointer, ResourceFacts, UNKNOWN } from '../../facts';

/** A property value as an object; `undefined` for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Pointer)
    ? value as Readonly<Record<string, unknown>>
    : undefined;
}

/** The items of a list, unknown ones included; a value that is no list counts as its only item. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A property value as text; numbers and booleans are written out, as CloudFormation does. */
export function textOf(value: unknown): Maybe<string> | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** A property value as a number; text that is none becomes `NaN`. */
export function numberOf(value: unknown): Maybe<number> | undefined {
  const text = textOf(value);
  return isKnown(text) ? Number(text) : text;
}

/** What a property value points to. */
export function identityOf(value: unknown): Maybe<Identity> | undefined {
  return value instanceof Pointer ? value.address : textOf(value);
}

/** The resource of a type that an identity means, if it is known to exist. */
export function resourceOf({ resources }: MeshFacts, type: string, identity: Maybe<Identity> | undefined): ResourceFacts | undefined {
  const resource = isKnown(identity) ? resources.at(identity) : undefined;
  return resource?.type === type && !resource.conditional ? resource : undefined;
}
