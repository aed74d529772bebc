import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import { ChosenEndpoint } from './endpoint-choice';
import { ifTold } from './if-told';
import { StackOrder } from './stack-order';
import { Member, memberOf } from '../namespace/member';
import { referencedResource } from '../namespace/referenced-resource';
import { letOutToVpc, openToGroup, openToVpc, RulesWith, SecurityGroupRule } from '../network/open-port';
import { cidrOf } from '../network/vpc-peer';
import { addressesUnknown, instancesUnknown, sc019 } from '../rules/misuse/sc019-network-unknown';
import { refuse } from '../validation/refuse';

/** Refuses a connection of which nobody can tell what to open. */
export function checkNetwork(client: Member, { endpoint, binding }: ChosenEndpoint): void {
  const server = binding.server && memberOf(binding.server);
  for (const member of [client, server]) {
    if (member && binding.network && member.service.connections.securityGroups.length === 0) {
      refuse(sc019, instancesUnknown(member.name, member.ecsService.cluster.node.path), client.service);
    }
  }
  if (!server || !inOtherVpc(client, server)) return;
  for (const vpc of [client.vpc, server.vpc]) {
    if (ifTold(() => cidrOf(vpc!)) === undefined) refuse(sc019, addressesUnknown(vpc!.node.path, `the connection of ${client.name} to ${endpoint.address}`), client.service);
  }
}

/**
 * Admits a client where the proxy of its server listens, and returns the rules that do; none where nobody knows the server's groups.
 *
 * The rules stand with the service that is deployed last: no other stack has to refer to it.
 */
export function openConnection(client: Member, { binding }: ChosenEndpoint, last: RulesWith): SecurityGroupRule[] {
  const { network, listens, server: service } = binding;
  if (!network) return [];
  const server = service && memberOf(service);
  const clients = client.service.connections.securityGroups;
  const servers = network.connections.securityGroups;
  const order = StackOrder.of(client.service);
  const reason = `service ${client.name} is admitted to ${server?.name ?? binding.name}`;
  if (server && inOtherVpc(client, server)) {
    for (const group of servers) order.reference(group, cidrOf(client.vpc!), reason);
    return [
      ...servers.flatMap((group) => openToVpc(client.vpc!, group, listens)),
      ...clients.flatMap((group) => letOutToVpc(group, server.vpc!, listens)),
    ];
  }
  const place = Stack.of(last === 'client' ? client.service : service ?? client.service);
  // The group of instances, or one that services share, may stand in a stack that comes first.
  const rulesPlace = (from: ISecurityGroup, to: ISecurityGroup): RulesWith => {
    if (Stack.of(last === 'client' ? from : to) === place) return last;
    return order.lastOf(from, to) === from ? 'client' : 'server';
  };
  return clients.flatMap((from) => servers.flatMap((to) => {
    const rulesWith = rulesPlace(from, to);
    const [holder, other] = rulesWith === 'client' ? [from, to] : [to, from];
    order.reference(holder, other.securityGroupId, reason);
    return openToGroup(from, to, listens, rulesWith);
  }));
}

/** Whether two services are known to run in two VPCs: both made in this app, or both of a literal id. */
function inOtherVpc({ vpc: a }: Member, { vpc: b }: Member): boolean {
  if (!a || !b || a.vpcId === b.vpcId) return false;
  const ids = [a.vpcId, b.vpcId];
  return ids.every((id) => referencedResource(id) !== undefined) || ids.every((id) => !Token.isUnresolved(id));
}
