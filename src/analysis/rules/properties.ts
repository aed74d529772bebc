import { Identity, isKnown, Maybe, MeshFacts, ResourceFacts } from '../facts';

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
