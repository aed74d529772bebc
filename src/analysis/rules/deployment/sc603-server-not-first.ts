import { MeshFacts } from '../../facts';
import { Fix } from '../fix';
import { NonEmpty } from '../group-by';
import { callingFirst } from '../missing-call';
import { pairsOf } from '../pairs';
import { Finding, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { redeployAfter } from '../words';
import { createdAfter } from './created-after';
import { callOrder, declaredOrder, isDnsName, isOrdered, OrderedConnection, undecidedOrder } from './declared-order';
import { deploymentOrder, stackOf } from './deployment-order';
import { stackGraph } from './stack-graph';

export const sc603: Rule = {
  id: 'SC603',
  name: 'server-not-first',
  title: 'A service is created after the services that it connects to',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const order = deploymentOrder(mesh);
    for (const pair of pairsOf(mesh.connections.filter(isOrdered))) {
      const [{ client, server }] = pair;
      if (order.waits(client.origin, server.origin) !== false) continue;
      const [first, ...more] = pair.filter((connection) => !isExcused(mesh, connection));
      if (first) yield finding(mesh, [first, ...more], order.waits(server.origin, client.origin) === true);
    }
  },
};

/** Whether the order that is asked for is impossible, which other rules report, or not needed. */
function isExcused(mesh: MeshFacts, connection: OrderedConnection): boolean {
  const { client, server, inferredFrom, target } = connection;
  if (inferredFrom !== undefined) return undecidedOrder(mesh).hasCycleOf(connection) || isDnsName(mesh, target);
  return declaredOrder(mesh).hasCycleOf(connection)
    || stackGraph(mesh).isOnCycle(stackOf(mesh.deployment, client.origin), stackOf(mesh.deployment, server.origin));
}

function finding(mesh: MeshFacts, connections: NonEmpty<OrderedConnection>, reversed: boolean): Finding {
  const [{ client, server }] = connections;
  // One that is declared makes the finding certain.
  const inferredFrom = connections.some((connection) => connection.inferredFrom === undefined) ? undefined : connections[0].inferredFrom;
  const targets = connections.map(({ target }) => target).join(', ');
  const source = inferredFrom === undefined ? '' : `, as ${inferredFrom} says`;
  const callsBack = callOrder(mesh).hasCycleOf(connections[0]);
  const fix: Fix = callsBack
    ? { fix: (words) => `${server.name} calls back: give the connection from ${client.name} ${redeployAfter(words)}` }
    : reversed
      ? { fix: (words) => `let ${client.name} wait for ${server.name} instead of the reverse, or give the connection ${redeployAfter(words)}` }
      : createdAfter(mesh, client, server);
  return {
    origin: client.origin,
    property: '',
    message: `service ${client.name} connects to ${targets} of service ${server.name}${source}, but does not wait for it`,
    // A call that orders the two would close a cycle.
    ...inferredFrom === undefined ? fix : callingFirst(connections[0], fix, callsBack || reversed ? 'and' : 'or'),
    ...(inferredFrom === undefined ? {} : { severity: 'warning', inferred: true }),
  };
}
