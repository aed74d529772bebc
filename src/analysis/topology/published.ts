import { addTo } from '../facts';
import { Topology, TopologyEndpoint, TopologyService } from './topology';

/** Which names the services of a mesh publish. */
export class Published {
  private readonly names = new Map<string, string[]>();
  private readonly namespaces: ReadonlyMap<string, Topology['namespaces'][number]>;

  constructor({ services, namespaces }: Topology) {
    this.namespaces = new Map(namespaces.map((namespace) => [namespace.id, namespace]));
    for (const service of services) {
      if (service.onMesh === false) continue;
      for (const endpoint of service.endpoints) {
        for (const name of this.namesOf(service, endpoint)) addTo(this.names, name, seenOf(endpoint));
      }
    }
  }

  /** What a client knows of a name, as text that is equal for equal knowledge; empty if nobody publishes the name to it. */
  seenBy(client: TopologyService, target: string): string {
    return [...this.names.get(this.key(client, target)) ?? []].sort().join('\n');
  }

  private namesOf(service: TopologyService, { discoveryName, aliases }: TopologyEndpoint): string[] {
    const namespace = service.namespace === null ? null : this.namespaces.get(service.namespace)!.name;
    const hosts = discoveryName === null ? [] : [discoveryName, `${discoveryName}.${namespace}`];
    return aliases.flatMap(({ dnsName, port }) => [...new Set([...dnsName === null ? [] : [dnsName], ...hosts])]
      .map((host) => this.key(service, `${host}:${port}`)));
  }

  /** A namespace that no template creates has the same name in both states, whatever the folders of the templates are called. */
  private key({ namespace }: TopologyService, target: string): string {
    const { kind = null, name = null } = this.namespaces.get(namespace ?? '') ?? {};
    return `${kind === null ? name ?? namespace : namespace}|${target}`;
  }
}

/** The port behind the name is no part of it: Cloud Map tells that of each task. */
function seenOf({ discoveryName, aliases, protocol, tls }: TopologyEndpoint): string {
  return JSON.stringify({ discoveryName, aliases, protocol, tls });
}
