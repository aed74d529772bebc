import { addTo, ConnectionFacts, MeshFacts } from '../../facts';
import { findComponents, Successors } from '../../graph';
import { ServedConnection } from '../pairs';
import { perMesh } from '../per-mesh';

/** A declared connection whose client is created after its server. Both are on the mesh. */
export type OrderedConnection = ServedConnection;

/** The order that the declared connections of a mesh ask for. */
class DeclaredOrder {
  readonly connections: readonly OrderedConnection[];
  /** Services that all wait for each other, by address. */
  readonly components: readonly (readonly string[])[];
  private readonly servers = new Map<string, string[]>();
  private readonly componentOf = new Map<string, readonly string[]>();

  constructor({ connections }: MeshFacts) {
    this.connections = connections.filter(isOrdered).filter(({ inferredFrom }) => inferredFrom === undefined);
    for (const { client, server } of this.connections) addTo(this.servers, client.origin.address, server.origin.address);
    this.components = findComponents(this.servers.keys(), this.serversOf);
    for (const component of this.components) for (const address of component) this.componentOf.set(address, component);
  }

  /** The addresses of the servers that a client waits for. */
  readonly serversOf: Successors = (address) => this.servers.get(address) ?? [];

  /** What a finding about the first component that holds two of the services is about; `undefined` where there is none. */
  componentAmong(addresses: Iterable<string>): string | undefined {
    const seen = new Set<readonly string[]>();
    for (const address of addresses) {
      const component = this.componentOf.get(address);
      if (component && seen.has(component)) return subjectOf(component);
      if (component) seen.add(component);
    }
    return undefined;
  }
}

/** The order that the declared connections of a mesh ask for. */
export const declaredOrder = perMesh((mesh) => new DeclaredOrder(mesh));

/** Whether a connection, declared or inferred, asks that its server be created first, and nobody doubts that both are there. */
export function isOrdered(connection: ConnectionFacts): connection is OrderedConnection {
  const { client, server, ordering } = connection;
  return ordering === 'SERVER_FIRST' && client.enabled === true && server?.enabled === true && !client.conditional && !server.conditional;
}

/** What a finding about a component is about. */
export function subjectOf(component: readonly string[]): string {
  return component.join(' ');
}
