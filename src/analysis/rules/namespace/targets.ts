import { addTo, Identity, isKnown, Maybe, MeshFacts, ServiceFacts } from '../../facts';
import { PublishedEndpoint, publishedEndpoints } from '../naming/published';

/** Key of what clients dial, among all that is deployed to one place. */
export function targetKey({ target: { scope } }: ServiceFacts, dialled: string): string {
  return `${scope}|${dialled}`;
}

/** Endpoints by where they are deployed to and by what clients may call them. */
export function endpointsByTarget(mesh: MeshFacts): ReadonlyMap<string, PublishedEndpoint[]> {
  const byTarget = new Map<string, PublishedEndpoint[]>();
  for (const published of publishedEndpoints(mesh)) {
    const { service, endpoint: { discoveryName, aliases } } = published;
    for (const { dnsName, port } of aliases) {
      if (!isKnown(port)) continue;
      const names: Maybe<string>[] = isKnown(dnsName) && dnsName !== discoveryName ? [dnsName, discoveryName] : [discoveryName];
      for (const name of names) if (isKnown(name)) addTo(byTarget, targetKey(service, `${name}:${port}`), published);
    }
  }
  return byTarget;
}

/** Namespaces in which some service may publish a name that only the deployment knows; all of them, where its namespace is unknown, too. */
export function namespacesWithUnclearNames(mesh: MeshFacts): { has(identity: Identity): boolean } {
  const unclear = new Set<Identity | undefined>();
  for (const { enabled, namespace, endpoints, endpointsComplete } of mesh.services) {
    if (enabled === false) continue;
    const clear = endpointsComplete && endpoints.every(({ discoveryName, aliases, aliasesComplete }) => aliasesComplete && isKnown(discoveryName)
      && aliases.every(({ dnsName, port }) => (dnsName === undefined || isKnown(dnsName)) && isKnown(port)));
    if (!clear) unclear.add(isKnown(namespace) && isKnown(namespace.identity) ? namespace.identity : undefined);
  }
  return { has: (identity) => unclear.has(identity) || unclear.has(undefined) };
}
