import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import { ChosenEndpoint } from './endpoint-choice';
import { ifTold, referencedResource } from '../../core';
import { StackOrder, EndpointBinding, Member, memberOf } from '../../mesh';
import { securityGroupsOf } from '../instances';
import { letOutToVpc, openToGroup, openToVpc, RulesWith, SecurityGroupRule } from './open-port';
import { cidrOf } from './vpc-peer';
import { addressesUnknown, instancesUnknown, sc019 } from '../../analysis/rules/misuse';
import { refuse } from '../../validation';

/** Rejects a connection of which nobody can tell what to open. */
export function checkNetwork(client: Member, { endpoint, binding }: ChosenEndpoint): void {
  const server = binding.server && memberOf(binding.server);
  for (const member of [client, server]) {
    if (member && binding.network && securityGroupsOf(member.ecsService).length === 0) {
      const { cluster, taskDefinition: { networkMode } } = member.ecsService;
      refuse(sc019, instancesUnknown(member.name, networkMode, cluster.node.path), client.service);
    }
  }
  if (!server || !inOtherVpc(client, server)) return;
  for (const vpc of [client.vpc, server.vpc]) {
    if (ifTold(() => cidrOf(vpc!)) === undefined) refuse(sc019, addressesUnknown(vpc!.node.path, `the connection of ${client.name} to ${endpoint.address}`), client.service);
  }
}

/**
 * Prepares to admit a client where the proxy of its server listens: refuses where that closes a circle of stacks, and returns what
 * makes the rules; none where nobody knows the server's groups. Done again, it adds what instances have come since.
 *
 * The rules stand with the service that is deployed last: no other stack has to refer to it.
 */
export function planAdmission(client: Member, { binding }: ChosenEndpoint, last: RulesWith): () => SecurityGroupRule[] {
  const rules = planRules(client, binding, last);
  return () => rules.flatMap((make) => make());
}

function planRules(client: Member, { name, network, listens, server: service }: EndpointBinding, last: RulesWith): (() => SecurityGroupRule[])[] {
  if (!network) return [];
  const server = service && memberOf(service);
  const clients = securityGroupsOf(client.ecsService);
  const servers = server ? securityGroupsOf(server.ecsService) : network.connections.securityGroups;
  const order = StackOrder.of(client.service);
  const reason = `service ${client.name} is admitted to ${server?.name ?? name}`;
  if (server && inOtherVpc(client, server)) {
    for (const group of servers) order.reference(group, cidrOf(client.vpc!), reason);
    return [
      ...servers.map((group) => () => openToVpc(client.vpc!, group, listens)),
      ...clients.map((group) => () => letOutToVpc(group, server.vpc!, listens)),
    ];
  }
  const waiting = last === 'client' ? client.service : service ?? client.service;
  const place = Stack.of(waiting);
  // The group of instances, or one that services share, may stand in a stack that comes first.
  const rulesPlace = (from: ISecurityGroup, to: ISecurityGroup): RulesWith => {
    const stacks = { client: Stack.of(from), server: Stack.of(to) };
    const first = last === 'client' ? 'server' : 'client';
    if (stacks[last] === place) return last;
    // An imported group is in no stack: all clients of the other one share the rule beside that.
    if (!referencedResource(to.securityGroupId)) return 'client';
    if (stacks[first] === place) return first;
    return order.lastOf(from, to) === from ? 'client' : 'server';
  };
  return clients.flatMap((from) => servers.map((to) => {
    const rulesWith = rulesPlace(from, to);
    const [holder, other] = rulesWith === 'client' ? [from, to] : [to, from];
    order.reference(holder, other.securityGroupId, reason);
    order.require(waiting, holder, reason);
    return () => openToGroup(from, to, listens, rulesWith);
  }));
}

/** Whether two services are known to run in two VPCs: both made in this app, or both of a literal id. */
function inOtherVpc({ vpc: a }: Member, { vpc: b }: Member): boolean {
  if (!a || !b || a.vpcId === b.vpcId) return false;
  const ids = [a.vpcId, b.vpcId];
  return ids.every((id) => referencedResource(id) !== undefined) || ids.every((id) => !Token.isUnresolved(id));
}
