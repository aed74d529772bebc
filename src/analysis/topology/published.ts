import { addTo } from '../facts';
import { Topology, TopologyEndpoint, TopologyService } from './topology';

/** What the services of a mesh publish, by the names under which clients write it down. */
export class Published {
  private readonly endpoints = new Map<string, Entry[]>();
  /** Ids of services by their discovery names. */
  private readonly publishers = new Map<string, string[]>();
  /** Addresses that a client can dial. */
  private readonly addresses = new Set<string>();
  private readonly namespaces: ReadonlyMap<string, Topology['namespaces'][number]>;

  constructor({ services, namespaces }: Topology) {
    this.namespaces = new Map(namespaces.map((namespace) => [namespace.id, namespace]));
    for (const service of services) if (service.onMesh !== false) for (const endpoint of service.endpoints) this.add(service, endpoint);
  }

  /** What a client knows of an endpoint, as text that is equal for equal knowledge; empty if it is not published to the client. */
  seenBy(client: TopologyService, target: string): string {
    return this.entries(client, target).map(({ seen }) => seen).sort().join('\n');
  }

  /** The addresses that a client dials when it calls an endpoint: the one that it names or, if it names the discovery name, all. */
  dialledBy(client: TopologyService, target: string): readonly string[] {
    const addresses = new Set(this.entries(client, target).flatMap((entry) => entry.addresses));
    return addresses.has(target) ? [target] : [...addresses];
  }

  /** Whether the clients of a namespace, as {@link namespaceOf} calls it, can dial an address, for all that is known. */
  hasIn(namespace: string, address: string): boolean {
    const port = address.slice(address.lastIndexOf(':'));
    return this.addresses.has(`${namespace}|${address}`) || this.addresses.has(`${namespace}|?${port}`);
  }

  /** Ids of the services that publish a discovery name in a namespace. */
  publishersIn(namespace: string, discoveryName: string): readonly string[] {
    return this.publishers.get(`${namespace}|${discoveryName}`) ?? [];
  }

  /** The namespace of a service. One that no template creates has the same name in both states, whatever the folders of the templates are called. */
  namespaceOf({ namespace }: TopologyService): string {
    const { kind = null, name = null } = this.namespaces.get(namespace ?? '') ?? {};
    return `${kind === null ? name ?? namespace : namespace}`;
  }

  private add(service: TopologyService, endpoint: TopologyEndpoint): void {
    const { discoveryName, aliases } = endpoint;
    const { name = null } = this.namespaces.get(service.namespace ?? '') ?? {};
    // An alias whose name only the deployment knows can be any name.
    for (const { dnsName, port } of aliases) if (dnsName === null) this.addresses.add(this.key(service, `?:${port}`));
    const addresses = aliases.filter(({ dnsName }) => dnsName !== null).map(({ dnsName, port }) => `${dnsName}:${port}`);
    const entry = { addresses, seen: seenOf(endpoint) };
    const others = discoveryName === null ? [] : aliases.flatMap(({ port }) => [`${discoveryName}:${port}`, `${discoveryName}.${name}:${port}`]);
    if (discoveryName !== null) addTo(this.publishers, this.key(service, discoveryName), service.id);
    for (const address of addresses) this.addresses.add(this.key(service, address));
    for (const written of new Set([...addresses, ...others])) addTo(this.endpoints, this.key(service, written), entry);
  }

  private entries(client: TopologyService, target: string): readonly Entry[] {
    return this.endpoints.get(this.key(client, target)) ?? [];
  }

  private key(service: TopologyService, name: string): string {
    return `${this.namespaceOf(service)}|${name}`;
  }
}

/** A published endpoint. */
interface Entry {
  /** The addresses that clients dial. */
  readonly addresses: readonly string[];
  /** What the proxy of a client knows of it. */
  readonly seen: string;
}

/** The port behind the name is no part of it: Cloud Map tells that of each task. */
function seenOf({ discoveryName, aliases, protocol, tls }: TopologyEndpoint): string {
  return JSON.stringify({ discoveryName, aliases, protocol, tls });
}
