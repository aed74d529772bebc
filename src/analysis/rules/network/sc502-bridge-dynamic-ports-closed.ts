import { addTo, EndpointFacts, Identity, isKnown, MeshFacts, ServiceFacts } from '../../facts';
import { callingFirst } from '../missing-call';
import { Finding, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { callerOf, mayAdmit } from './admission';
import { admitting } from './admitting';
import { closedEgress } from './closed-egress';
import { inference, MeshConnection, meshConnections } from './connections';
import { instanceSecurityGroups } from './instance-security-groups';
import { isBridge } from './listening-port';
import { describeRange, PortRange } from './port-range';
import { SecurityGroups } from './security-groups';

/** The dynamic ports of the hosts at their narrowest: what Linux gives out. */
const DYNAMIC_PORTS: PortRange = { from: 32768, to: 61000 };

/** The host ports on which instances take the traffic of an endpoint. */
function hostPorts({ ingressPortOverride: port }: EndpointFacts): PortRange | undefined {
  if (port === undefined) return DYNAMIC_PORTS;
  return isKnown(port) && Number.isInteger(port) ? { from: port, to: port } : undefined;
}

export const sc502: Rule = {
  id: 'SC502',
  name: 'bridge-dynamic-ports-closed',
  title: 'In network mode "bridge", the security group of the instances admits the dynamic ports, or the ingress port override',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const servers = members(mesh).filter((service) => isBridge(service) && !service.conditional);
    if (servers.length === 0) return;
    const toServer = new Map<ServiceFacts, MeshConnection[]>();
    for (const connection of meshConnections(mesh)) addTo(toServer, connection.server, connection);
    for (const server of servers) yield* closedPorts(mesh, server, toServer.get(server) ?? []);
  },
};

function * closedPorts(mesh: MeshFacts, server: ServiceFacts, connections: readonly MeshConnection[]): Iterable<Finding> {
  const securityGroups = SecurityGroups.of(mesh);
  const identities = instanceSecurityGroups(mesh)(server) ?? [];
  const groups = securityGroups.find(identities);
  if (!groups) return;
  const names = securityGroups.names(identities);
  const finding = (who: string, range: PortRange, property: string, callers: readonly Identity[] = []): Finding => ({
    origin: server.origin,
    property,
    message: `no ingress rule of ${names} admits ${who} on ${describeRange(range)}, on which the instances of ${server.name} receive its traffic in network mode "bridge"`,
    ...callers.length > 0 ? admitting(mesh, { groups: identities, callers, ports: range })
      : { fix: `add an ingress rule for tcp ${describeRange(range)} to ${names}, the security group of the instances` },
  });
  const closedToAll = new Set<number>();
  for (const endpoint of server.endpoints) {
    const range = hostPorts(endpoint);
    if (!range) continue;
    const toEndpoint = connections.filter((connection) => connection.endpoint === endpoint);
    for (const connection of toEndpoint) {
      const closed = closedEgress(mesh, connection, {
        groups: identities, ports: range, what: `on which its instances receive the traffic of ${connection.target}`,
      });
      if (closed) yield closed;
    }
    if (closedToAll.has(range.from)) continue;
    if (!mayAdmit(groups, range)) {
      closedToAll.add(range.from);
      yield finding('any client', range, endpoint.property);
      continue;
    }
    for (const connection of toEndpoint) {
      const caller = callerOf(mesh)(connection.client);
      if (!caller || mayAdmit(groups, range, caller)) continue;
      const { note, mark } = inference(connection);
      const closed = finding(`${connection.client.name}${note}`, range, endpoint.property, caller.groups);
      yield { ...closed, ...callingFirst(connection, closed), ...mark };
    }
  }
}
