import { addToSet, Identity, isKnown, MeshFacts } from '../../facts';
import { inProperty } from '../fix';
import { perMesh } from '../per-mesh';
import { Change } from '../rule';
import { MemberEndpoint } from '../select';
import { freeName } from './name-pattern';
import { publishedEndpoints } from './published';

/** The change that gives an endpoint another discovery name; none if the name is taken, or if clients dial the name that it has. */
export function renaming(mesh: MeshFacts, { service, endpoint }: MemberEndpoint, name: string | undefined): Change[] | undefined {
  const isDialled = endpoint.aliases.some(({ dnsName }) => dnsName === undefined);
  if (name === undefined || isDialled || namesBeside(mesh, service).has(name)) return undefined;
  return [inProperty(service.origin, `${endpoint.property}/DiscoveryName`, name)];
}

/** A discovery name that no endpoint of the namespace has. */
export function freeDiscoveryName(mesh: MeshFacts, { service }: MemberEndpoint, name: string): string {
  return freeName(name, namesBeside(mesh, service));
}

const NO_NAMES: ReadonlySet<string> = new Set();

function namesBeside(mesh: MeshFacts, { namespace }: MemberEndpoint['service']): ReadonlySet<string> {
  const identity = isKnown(namespace) ? namespace.identity : undefined;
  return isKnown(identity) ? namesByNamespace(mesh).get(identity) ?? NO_NAMES : NO_NAMES;
}

/** The discovery names of each namespace. */
const namesByNamespace = perMesh((mesh): ReadonlyMap<Identity, ReadonlySet<string>> => {
  const byNamespace = new Map<Identity, Set<string>>();
  for (const { namespace: { identity }, endpoint: { discoveryName } } of publishedEndpoints(mesh)) {
    if (isKnown(discoveryName)) addToSet(byNamespace, identity, discoveryName);
  }
  return byNamespace;
});
