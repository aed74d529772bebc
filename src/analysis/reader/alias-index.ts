import { addTo, ClientAliasFacts, EndpointFacts, isKnown, ServiceFacts } from '../facts';

/** An endpoint and the service that publishes it. */
export interface PublishedEndpoint {
  readonly server: ServiceFacts;
  readonly endpoint: EndpointFacts;
  /** The port that clients dial. */
  readonly port: number;
  /** Whether tasks resolve the name: the alias or, without one, `discoveryName.namespace`. */
  readonly isDialled: boolean;
}

/** Which endpoint a name means, for each namespace. */
export class AliasIndex {
  private readonly byNamespace = new Map<string, Map<string, PublishedEndpoint[]>>();
  private readonly byScope = new Map<string, Map<string, PublishedEndpoint[]>>();

  constructor(services: readonly ServiceFacts[]) {
    const hasScopes = services.some(isWithoutNamespace);
    for (const server of services) {
      const namespace = isKnown(server.namespace) && isKnown(server.namespace.identity) ? server.namespace.identity : undefined;
      for (const endpoint of server.endpoints) {
        for (const alias of endpoint.aliases) {
          if (!isKnown(alias.port)) continue;
          for (const [host, isDialled] of hostsOf(server, endpoint, alias)) {
            const published = { server, endpoint, port: alias.port, isDialled };
            if (namespace !== undefined) add(this.byNamespace, namespace, host, published);
            if (hasScopes) add(this.byScope, server.target.scope, host, published);
          }
        }
      }
    }
  }

  /** Endpoints of that name that a client can mean: those of its namespace, or of its account and Region where it has none. */
  endpoints(client: ServiceFacts, host: string): readonly PublishedEndpoint[] {
    if (isWithoutNamespace(client)) return this.byScope.get(client.target.scope)?.get(host) ?? [];
    if (!isKnown(client.namespace) || !isKnown(client.namespace.identity)) return [];
    return this.byNamespace.get(client.namespace.identity)?.get(host) ?? [];
  }
}

function isWithoutNamespace({ enabled, namespace }: ServiceFacts): boolean {
  return enabled === false && namespace === undefined;
}

/** The names under which clients may write an endpoint down, and whether tasks resolve each. */
function hostsOf({ namespace }: ServiceFacts, { discoveryName }: EndpointFacts, { dnsName }: ClientAliasFacts): ReadonlyMap<string, boolean> {
  const hosts = new Map<string, boolean>();
  if (isKnown(discoveryName)) {
    hosts.set(discoveryName, false);
    if (isKnown(namespace) && isKnown(namespace.name)) hosts.set(`${discoveryName}.${namespace.name}`, dnsName === undefined);
  }
  if (isKnown(dnsName)) hosts.set(dnsName, true);
  return hosts;
}

function add(index: Map<string, Map<string, PublishedEndpoint[]>>, key: string, host: string, published: PublishedEndpoint): void {
  let hosts = index.get(key);
  if (!hosts) index.set(key, hosts = new Map());
  addTo(hosts, host, published);
}
