import { Components } from './components';
import { ConnectionFacts, MeshFacts, addTo } from '../../facts';
import { Successors } from '../../graph';
import { ServedConnection } from '../pairs';
import { perMesh } from '../per-mesh';

/** A connection whose client is created after its server. Both are on the mesh. */
export type OrderedConnection = ServedConnection;

/** The order that the declared connections of a mesh ask for. */
class DeclaredOrder {
  readonly connections: readonly OrderedConnection[];
  /** Services that all wait for each other, by address. */
  readonly components: Components;
  private readonly servers = new Map<string, string[]>();

  constructor({ connections }: MeshFacts) {
    this.connections = connections.filter(isOrdered).filter(({ inferredFrom }) => inferredFrom === undefined);
    for (const { client, server } of this.connections) addTo(this.servers, client.origin.address, server.origin.address);
    this.components = new Components(this.servers.keys(), this.serversOf);
  }

  /** The addresses of the servers that a client waits for. */
  readonly serversOf: Successors = (address) => this.servers.get(address) ?? [];
}

/** The order that the declared connections of a mesh ask for. */
export const declaredOrder = perMesh((mesh) => new DeclaredOrder(mesh));

/** Whether a connection, declared or inferred, requires that its server is created first; `false` if one of the two may not exist. */
export function isOrdered(connection: ConnectionFacts): connection is OrderedConnection {
  const { client, server, ordering } = connection;
  return ordering === 'SERVER_FIRST' && client.enabled === true && server?.enabled === true && !client.conditional && !server.conditional;
}

/** The subject of findings about services that all wait for each other. */
export function subjectOf(component: readonly string[]): string {
  return component.join(' ');
}
