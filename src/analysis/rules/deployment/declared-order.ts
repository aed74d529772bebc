import { Components } from './components';
import { deploymentOrder } from './deployment-order';
import { ConnectionFacts, MeshFacts, addTo } from '../../facts';
import { Successors } from '../../graph';
import { DnsNames } from '../dns-names';
import { ServedConnection } from '../pairs';
import { perMesh } from '../per-mesh';

/** A connection whose client is created after its server. Both are on the mesh. */
export type OrderedConnection = ServedConnection;

/** The order that some connections ask for. */
class ConnectionOrder {
  /** Services that all wait for each other, by address. */
  readonly components: Components;
  private readonly servers = new Map<string, string[]>();

  constructor(readonly connections: readonly OrderedConnection[]) {
    for (const { client, server } of this.connections) addTo(this.servers, client.origin.address, server.origin.address);
    this.components = new Components(this.servers.keys(), this.serversOf);
  }

  /** The addresses of the servers that a client waits for. */
  readonly serversOf: Successors = (address) => this.servers.get(address) ?? [];

  /** Whether both services of a connection are part of one cycle. */
  hasCycleOf({ client, server }: OrderedConnection): boolean {
    return this.components.holdingTwoOf([client.origin.address, server.origin.address]) !== undefined;
  }
}

/** The order that the declared connections of a mesh ask for. */
export const declaredOrder = perMesh(({ connections }) => (
  new ConnectionOrder(connections.filter(isOrdered).filter(({ inferredFrom }) => inferredFrom === undefined))
));

/** The order that all connections ask for, the inferred ones included. */
export const callOrder = perMesh(({ connections }) => new ConnectionOrder(connections.filter(isOrdered)));

/** The order that inferred connections ask for, and that nothing in the templates keeps. */
export const undecidedOrder = perMesh((mesh) => {
  const order = deploymentOrder(mesh);
  return new ConnectionOrder(mesh.connections.filter(isOrdered).filter(({ client, server, inferredFrom, target }) => (
    inferredFrom !== undefined && order.waits(client.origin, server.origin) === false && !isDnsName(mesh, target)
  )));
});

/** Whether the host of a target can also be a DNS name of Cloud Map: then the client reaches the server before it has a proxy. */
export function isDnsName(mesh: MeshFacts, target: string): boolean {
  return DnsNames.of(mesh).mayHave(target.slice(0, target.lastIndexOf(':')));
}

/** Whether a connection, declared or inferred, requires that its server is created first; `false` if one of the two may not exist. */
export function isOrdered(connection: ConnectionFacts): connection is OrderedConnection {
  const { client, server, ordering } = connection;
  return ordering === 'SERVER_FIRST' && client.enabled === true && server?.enabled === true && !client.conditional && !server.conditional;
}

/** The subject of findings about services that all wait for each other. */
export function subjectOf(component: readonly string[]): string {
  return component.join(' ');
}
