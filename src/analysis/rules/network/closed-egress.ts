import { callerOf } from './admission';
import { lettingOut } from './admitting';
import { inference, MeshConnection } from './connections';
import { Egress } from './egress';
import { isBridge } from './listening-port';
import { describeRange, PortRange } from './port-range';
import { SecurityGroups } from './security-groups';
import { Identity, MeshFacts } from '../../facts';
import { callingFirst } from '../missing-call';
import { Finding } from '../rule';
import { say, Text } from '../words';

/** Where the traffic of a connection goes to. */
interface Destination {
  /** The security groups there. */
  readonly groups: readonly Identity[];
  readonly ports: PortRange;
  /** What the ports are, behind a comma: `the containerPort behind catalog:80`. */
  readonly what: Text;
}

/** What is wrong if no egress rule of a client lets the traffic of a connection out. */
export function closedEgress(mesh: MeshFacts, connection: MeshConnection, { groups, ports, what }: Destination): Finding | undefined {
  const { client, server } = connection;
  const caller = callerOf(mesh)(client);
  if (!caller || Egress.of(mesh).mayLeave(caller.groups, groups, ports)) return undefined;
  const { note, mark } = inference(connection);
  return {
    origin: client.origin,
    property: isBridge(client) ? '' : 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups',
    message: (words) => `no egress rule of ${SecurityGroups.of(mesh).names(caller.groups)} lets ${client.name} reach ${server.name} on ${describeRange(ports)}, ${say(what, words)}${note}`,
    ...callingFirst(connection, lettingOut(mesh, { groups, callers: caller.groups, ports })),
    ...mark,
  };
}
