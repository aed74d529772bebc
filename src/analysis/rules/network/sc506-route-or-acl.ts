import { asIdentity, isKnown, MeshFacts, ResourceFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { inference, MeshConnection, meshConnections } from './connections';
import { isAwsvpc, ListeningPort, listeningPort } from './listening-port';
import { NetworkAcls } from './network-acls';
import { Subnets, subnetsOf } from './subnets';

/** What may join VPCs in ways that need no peering connection: where one of these is, nothing is claimed. */
const HUBS = [
  'AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment', 'AWS::NetworkManager::VpcAttachment', 'AWS::EC2::VPNConnection',
];

/** Whether the templates are known to hold nothing that leads from one VPC to the other. */
function apart({ resources }: MeshFacts, a: ResourceFacts, b: ResourceFacts): boolean {
  if (HUBS.some((type) => resources.ofType(type).length > 0)) return false;
  const ends = [a.origin.address, b.origin.address];
  return resources.ofType('AWS::EC2::VPCPeeringConnection').every(({ properties }) => {
    const one = asIdentity(properties.VpcId);
    const other = asIdentity(properties.PeerVpcId);
    return isKnown(one) && isKnown(other) && !(ends.includes(one) && ends.includes(other));
  });
}

/** The subnets of the client and of the server. */
type Ends = readonly [from: Subnets, to: Subnets];

function routeProblem(mesh: MeshFacts, connection: MeshConnection, [from, to]: Ends, { port }: ListeningPort): Problem | undefined {
  const { client, server } = connection;
  const [clientVpc, serverVpc] = [from.vpc, to.vpc];
  if (!clientVpc || !serverVpc || clientVpc === serverVpc || !apart(mesh, clientVpc, serverVpc)) return undefined;
  const vpcs = namesOf(clientVpc, serverVpc).join(' and ');
  return {
    message: `${client.name} calls ${server.name} on port ${port} from another VPC${inference(connection).note}; nothing in the templates joins ${vpcs}`,
    fix: `join ${vpcs} by a peering connection or a transit gateway, with routes in both directions, or run both services in one VPC`,
  };
}

/** Two stacks may have each its VPC of one logical id. */
function namesOf(...resources: readonly [ResourceFacts, ResourceFacts]): string[] {
  const same = resources[0].origin.logicalId === resources[1].origin.logicalId;
  return resources.map(({ origin: { logicalId, template } }) => (same ? `${logicalId} of ${template.split('/').at(-1)}` : logicalId));
}

function aclProblem(acls: NetworkAcls, connection: MeshConnection, [from, to]: Ends, { port }: ListeningPort): Problem | undefined {
  if (acls.isEmpty) return undefined;
  const { client, server } = connection;
  for (const inner of to.all) {
    for (const outer of from.all) {
      // Traffic inside a subnet does not pass its ACL.
      if (outer.resource === inner.resource || !isKnown(outer.cidr)) continue;
      const acl = acls.denying(inner, outer.cidr, port)?.origin.logicalId;
      if (acl === undefined) continue;
      const [source, destination] = [outer, inner].map(({ resource }) => resource.origin.logicalId);
      return {
        message: `network ACL ${acl} denies traffic from ${client.name} in ${source} to ${server.name} in ${destination} on port ${port}${inference(connection).note}`,
        fix: `add an inbound entry to ${acl} that allows tcp port ${port} from ${source}, with a number below that of any entry that denies it`,
      };
    }
  }
  return undefined;
}

export const sc506: Rule = {
  id: 'SC506',
  name: 'route-or-acl',
  title: 'Routes and network ACLs lead from a client to the port that the proxy of its server listens on',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const acls = new NetworkAcls(mesh);
    const subnets = subnetsOf(mesh);
    for (const connection of meshConnections(mesh)) {
      const { client, server, endpoint } = connection;
      const listening = listeningPort(endpoint);
      if (!listening || !isAwsvpc(client) || !isAwsvpc(server)) continue;
      const from = subnets(client);
      const to = subnets(server);
      if (!from || !to) continue;
      const ends: Ends = [from, to];
      const problem = routeProblem(mesh, connection, ends, listening) ?? aclProblem(acls, connection, ends, listening);
      if (!problem) continue;
      yield { origin: server.origin, property: 'NetworkConfiguration/AwsvpcConfiguration/Subnets', ...problem, ...inference(connection).mark };
    }
  },
};
