import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ChosenEndpoint } from './endpoint-choice';
import { ifTold, referencedResource } from '../../core';
import { EndpointBinding, isNestedIn, Member, memberOf, StackOrder } from '../../mesh';
import { securityGroupsOf } from '../instances';
import { ipv6BlockOf, Ipv6Rule, ipv6RuleMade, makeIpv6Rule } from './ipv6';
import { allowEgressToVpc, isAdmitted, openToGroup, openToVpc, rulesMade, RulesWith, SecurityGroupRule } from './open-port';
import { cidrOf } from './vpc-peer';
import { addressesUnknown, instancesUnknown, sc019 } from '../../analysis/rules/misuse';
import { refuse } from '../../validation';

/** Rejects a connection whose security groups or addresses are not known. */
export function checkNetwork(client: Member, { endpoint, binding }: ChosenEndpoint): void {
  const server = memberOf(binding.server);
  for (const member of [client, server]) {
    if (member && binding.network && groupsOf(member).length === 0) {
      const { cluster, taskDefinition: { networkMode } } = member.ecsService;
      refuse(sc019, instancesUnknown(member.name, networkMode, cluster.node.path), client.service);
    }
  }
  if (!server || !inOtherVpc(client, server)) return;
  for (const vpc of [client.vpc, server.vpc]) {
    if (ifTold(() => cidrOf(vpc!)) === undefined) refuse(sc019, addressesUnknown(vpc!.node.path, `the connection of ${client.name} to ${endpoint.address}`), client.service);
  }
}

/** Where the rules of a connection go, and what that makes wait. */
interface AdmissionPlan {
  /** The service that is deployed last. */
  readonly last: RulesWith;
  /** What waits for the rules: the client or, for a redeployment, the stack that it is in. */
  readonly waiting: IConstruct;
  /** The order that the plan is checked against, and added to. */
  readonly order: StackOrder;
}

/**
 * Plans the rules that admit a client to the ports of its server's proxy, rejects a cycle of stacks, and returns a function that
 * makes them; it makes none if the server's groups are not known. A later call adds rules for new instances.
 *
 * The rules are in the stack of the service that is deployed last, so that no other stack has to refer to it; between a stack and one
 * nested in it, in the nested one.
 */
export function planAdmission(client: Member, { binding }: ChosenEndpoint, plan: AdmissionPlan): () => SecurityGroupRule[] {
  const rules = planRules(client, binding, plan);
  return () => rules.flatMap((make) => make());
}

function planRules(client: Member, { name, network, listens, server: service }: EndpointBinding, plan: AdmissionPlan): (() => SecurityGroupRule[])[] {
  if (!network) return [];
  const server = memberOf(service);
  const clients = groupsOf(client);
  const servers = server ? groupsOf(server) : network.connections.securityGroups;
  const { waiting, order } = plan;
  const reason = `service ${client.name} is admitted to ${server?.name ?? name}`;
  if (server && inOtherVpc(client, server)) {
    const ends = { client: client.vpc!, server: server.vpc! };
    for (const group of servers) {
      order.reference(Stack.of(group), cidrOf(ends.client), reason);
      order.require(waiting, group, reason);
    }
    const overIpv6 = ipv6BlockOf(ends.client) !== undefined && ipv6BlockOf(ends.server) !== undefined;
    // A group that takes no rules over IPv4 takes none over IPv6.
    const both = (make: () => SecurityGroupRule[], rule: Ipv6Rule) => {
      const makeIpv6 = overIpv6 ? planIpv6(rule, plan, reason) : undefined;
      return () => {
        const made = make();
        return made.length > 0 && makeIpv6 ? [...made, makeIpv6()] : made;
      };
    };
    return [
      ...servers.map((group) => both(() => openToVpc(ends.client, group, listens), { group, vpc: ends.client, direction: 'ingress', ports: listens })),
      ...clients.map((group) => both(() => allowEgressToVpc(group, ends.server, listens), { group, vpc: ends.server, direction: 'egress', ports: listens })),
    ];
  }
  return clients.flatMap((from) => servers.map((to) => {
    const shared = rulesMade(from, to, listens);
    if (shared) {
      for (const rule of shared) order.require(waiting, rule, reason);
      return () => [...shared];
    }
    const rulesWith = planRulesBetween(from, to, plan, reason);
    return () => [...openToGroup(from, to, listens, rulesWith)];
  }));
}

/**
 * Whose stack holds the rules between two groups, by what waits for them; records what that makes wait, and rejects a cycle of stacks.
 *
 * The group of instances, or one that services share, can be in a stack that is deployed first.
 */
export function planRulesBetween(from: ISecurityGroup, to: ISecurityGroup, { last, waiting, order }: AdmissionPlan, reason: string): RulesWith {
  const rulesWith = rulesPlace(from, to, { last, waiting, order });
  const [holder, other] = rulesWith === 'client' ? [from, to] : [to, from];
  order.reference(Stack.of(holder), other.securityGroupId, reason);
  order.reference(waiting, other.securityGroupId, reason);
  order.require(waiting, holder, reason);
  return rulesWith;
}

function rulesPlace(from: ISecurityGroup, to: ISecurityGroup, { last, waiting, order }: AdmissionPlan): RulesWith {
  const place = Stack.of(waiting);
  const stacks = { client: Stack.of(from), server: Stack.of(to) };
  const first = last === 'client' ? 'server' : 'client';
  // A rule in the outer stack would wait for the nested one, so that nothing in that could wait for the rule later.
  if (isNestedIn(stacks.client, stacks.server)) return 'client';
  if (isNestedIn(stacks.server, stacks.client)) return 'server';
  if (stacks[last] === place) return last;
  // An imported server group is in no stack, so its rule goes to the stack of the client group.
  if (!referencedResource(to.securityGroupId)) return 'client';
  if (stacks[first] === place) return first;
  const groups = { client: from, server: to };
  return order.lastOf(groups[last], groups[first]) === groups[last] ? last : first;
}

/** Plans a rule over IPv6, which refers to the group and to the VPC, in the stack of what waits for it. */
function planIpv6(rule: Ipv6Rule, { waiting, order }: AdmissionPlan, reason: string): () => SecurityGroupRule {
  const made = ipv6RuleMade(rule);
  const stack = Stack.of(waiting);
  order.reference(made ? waiting : stack, rule.group.securityGroupId, reason);
  order.require(made ? waiting : stack, made ?? ipv6BlockOf(rule.vpc)!.association, reason);
  return () => ipv6RuleMade(rule) ?? makeIpv6Rule(rule, stack);
}

/** The security groups of a service that this library opens. */
export function groupsOf({ connectionSecurityGroup: chosen, ecsService }: Member): readonly ISecurityGroup[] {
  return chosen ? [chosen] : securityGroupsOf(ecsService);
}

/** Whether a connection opens the port of its server: not if no security group is known, or all are imported as immutable. */
export function opensPort(client: Member, { network, listens, server: service }: EndpointBinding): boolean {
  const server = memberOf(service);
  const servers = server ? groupsOf(server) : network?.connections.securityGroups ?? [];
  return groupsOf(client).some((from) => servers.some((to) => isAdmitted(from, client.vpc!, to, listens)));
}

/**
 * Whether two services are known to run in two VPCs: both VPCs are of this app, or both have literal ids. A service whose security
 * groups are known has a VPC.
 */
function inOtherVpc(client: Member, server: Member): boolean {
  const ids = [client.vpc!.vpcId, server.vpc!.vpcId];
  if (ids[0] === ids[1]) return false;
  return ids.every((id) => referencedResource(id) !== undefined) || ids.every((id) => !Token.isUnresolved(id));
}
