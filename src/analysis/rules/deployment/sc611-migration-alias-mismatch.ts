import { ClientsOffMesh } from './clients-off-mesh';
import { cloudMapNames } from './cloud-map-names';
import { concatMap, isKnown, Maybe, MeshFacts, ServiceFacts, UNKNOWN } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';

export const sc611: Rule = {
  id: 'SC611',
  name: 'migration-alias-mismatch',
  title: 'A server that keeps its Cloud Map name for clients off the mesh publishes that name and its container port',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const servers = registeredServers(mesh);
    if (servers.length === 0) return;
    const clientsOffMesh = new ClientsOffMesh(mesh);
    for (const { server, host } of servers) {
      const published = addressesOf(server);
      const clients = clientsOffMesh.of(server, host);
      if (!isKnown(published) || clients.length === 0) continue;
      if (published.length === 0 || published.some(({ name, port, containerPort }) => name === host && port === containerPort)) continue;
      const [{ name, port, containerPort }] = published;
      const [{ inferredFrom }] = clients;
      const names = [...new Set(clients.map(({ client }) => client.name))].join(', ');
      yield {
        origin: server.origin,
        property: `${server.endpoints[0].property}/ClientAliases/0`,
        ...(inferredFrom === undefined ? {} : { inferred: true }),
        message: `service ${server.name} keeps its Cloud Map name ${host} for clients off the mesh (${names}`
          + `${inferredFrom === undefined ? '' : `, by ${inferredFrom}`}), but publishes ${name}:${port} instead of ${host}:${containerPort}`,
        fix: ({ prop }) => `publish ${prop('dnsName')} ${host} and port ${containerPort}: then the clients join the mesh without a change of address`,
      };
    }
  },
};

/** The members with a Cloud Map name of their own, each with the first one. */
function registeredServers(mesh: MeshFacts): { server: ServiceFacts; host: string }[] {
  return concatMap(members(mesh), (server) => {
    if (server.registries.length === 0 || server.conditional) return [];
    const names = cloudMapNames(mesh, server);
    const host = isKnown(names) ? names.find(({ hasAddresses }) => hasAddresses)?.host : undefined;
    return host === undefined ? [] : [{ server, host }];
  });
}

interface PublishedAddress {
  readonly name: string;
  readonly port: number;
  readonly containerPort: number;
}

/** What clients on the mesh dial, with the port behind it; unknown where one part of it is. */
function addressesOf({ endpoints, endpointsComplete, namespace }: ServiceFacts): Maybe<readonly PublishedAddress[]> {
  const domain = isKnown(namespace) ? namespace.name : UNKNOWN;
  const addresses = endpoints.flatMap(({ aliases, aliasesComplete, discoveryName, mapping }) => {
    const containerPort = mapping?.containerPort;
    if (!aliasesComplete || !isKnown(containerPort)) return [UNKNOWN] as const;
    return aliases.map(({ dnsName, port }) => {
      const name = dnsName ?? (isKnown(discoveryName) && isKnown(domain) ? `${discoveryName}.${domain}` : UNKNOWN);
      return isKnown(name) && isKnown(port) ? { name, port, containerPort } : UNKNOWN;
    });
  });
  return endpointsComplete && addresses.every(isKnown) ? addresses : UNKNOWN;
}
