import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, IVpc, Port } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { cidrOf, VpcPeer } from './vpc-peer';
import { ifTold, securityGroupDescription, stageOf } from '../../core';
import { ListeningPorts } from '../../mesh';

/** A rule of a security group, as a separate resource. */
export type SecurityGroupRule = CfnSecurityGroupIngress | CfnSecurityGroupEgress;

/** Whose stack holds the rules between two groups, if the groups are in two stacks. */
export type RulesWith = 'client' | 'server';

/** What was made of the rules of an App or a Stage, by what they allow: EC2 rejects duplicates. */
export class MadeRules<T> {
  private readonly byStage = new WeakMap<IConstruct, Map<string, T>>();

  /** What was made in the App or Stage of a construct, maybe in another stack. */
  get(scope: IConstruct, key: string): T | undefined {
    return this.byStage.get(stageOf(scope))?.get(key);
  }

  /** Records what is made, and returns it. */
  add(scope: IConstruct, key: string, made: T): T {
    const stage = stageOf(scope);
    this.byStage.set(stage, (this.byStage.get(stage) ?? new Map<string, T>()).set(key, made));
    return made;
  }
}

/** By account and Region, client, server and ports. */
const MADE = new MadeRules<SecurityGroupRule[]>();

/** What CDK takes for the id of any security group until it has looked it up. */
const LOOKUP_DUMMY = 'sg-12345678';

/**
 * Admits a client's group on the ports of a server's group, and returns the rules that do.
 *
 * It does the same as `connections.allowTo`, but without CDK's warning about an egress rule if all outbound traffic is allowed. All
 * rules are in one of the two stacks, so that only this stack refers to the other.
 */
export function openToGroup(
  client: ISecurityGroup, server: ISecurityGroup, ports: ListeningPorts, rulesWith: RulesWith,
): readonly SecurityGroupRule[] {
  const key = keyOf(client, server, ports);
  const before = MADE.get(client, key);
  if (before) return before;
  const description = describe(labelOf(client), labelOf(server));
  const sizes = Array.from(new Set([client, server]), ({ node }) => ({ node, count: node.children.length }));
  server.addIngressRule(client, portOf(ports), description, rulesWith === 'client');
  if (!client.allowAllOutbound) client.addEgressRule(server, portOf(ports), description, rulesWith === 'server');
  const added = sizes.flatMap(({ node, count }) => node.children.slice(count) as SecurityGroupRule[]);
  // CDK adds no rule that a group has. All rules of a group are read only then: a server has one for each of its clients.
  const rules = added.length === (client.allowAllOutbound ? 1 : 2)
    ? added
    : rulesOn(ports, [client, server]).filter((rule) => leads(rule, client, server));
  return MADE.add(client, key, rules);
}

/**
 * The rules that were made before, maybe in another stack: a group that is imported twice has two constructs, and EC2 rejects duplicate
 * rules. `undefined` if there are none yet; an empty array if the groups take none, as groups that are imported as immutable.
 */
export function rulesMade(client: ISecurityGroup, server: ISecurityGroup, ports: ListeningPorts): readonly SecurityGroupRule[] | undefined {
  return MADE.get(client, keyOf(client, server, ports));
}

/** An id names a group in one account and Region; that of a group that is not looked up yet names none outside its stack. */
function keyOf(client: ISecurityGroup, server: ISecurityGroup, { from, to }: ListeningPorts): string {
  const ids = [client.securityGroupId, server.securityGroupId];
  const { account, region, node } = Stack.of(client);
  const place = ids.includes(LOOKUP_DUMMY) ? [node.path] : [account, region];
  return JSON.stringify([...place, ...ids, from, to]);
}

/** Whether a rule admits a client's group, or the addresses of its VPC, to a server's group. Addresses that are a token can be these. */
export function isAdmitted(client: ISecurityGroup, clientVpc: IVpc, server: ISecurityGroup, ports: ListeningPorts): boolean {
  if (rulesMade(client, server, ports)?.some(isIngress)) return true;
  const cidr = ifTold(() => cidrOf(clientVpc));
  const canBe = (addresses: string | undefined) => addresses !== undefined && (Token.isUnresolved(addresses) || addresses === cidr);
  return rulesOn(ports, [server]).some((rule) => isIngress(rule) && canBe(rule.cidrIp));
}

/**
 * Admits the addresses of a client's VPC on the ports of a server's group, and returns the rule that does.
 *
 * A rule can name a group of another VPC only if the VPCs are already connected, and only with some kinds of connection.
 */
export function openToVpc(client: IVpc, server: ISecurityGroup, ports: ListeningPorts): SecurityGroupRule[] {
  const peer = new VpcPeer(client);
  server.addIngressRule(peer, portOf(ports), describe(`VPC ${client.node.path}`, labelOf(server)));
  return rulesOn(ports, [server]).filter((rule) => isIngress(rule) && rule.cidrIp === peer.cidr);
}

/** Allows a client's group to call the addresses of a server's VPC, unless it may call all, and returns the rule that does. */
export function allowEgressToVpc(client: ISecurityGroup, server: IVpc, ports: ListeningPorts): SecurityGroupRule[] {
  if (client.allowAllOutbound) return [];
  const peer = new VpcPeer(server);
  client.addEgressRule(peer, portOf(ports), describe(labelOf(client), `VPC ${server.node.path}`));
  return rulesOn(ports, [client]).filter((rule) => !isIngress(rule) && rule.cidrIp === peer.cidr);
}

/**
 * The rules below the groups for these ports: CDK does not return a rule that it adds, and adds none to a group that is imported as
 * immutable. Nothing else below a group has ports.
 */
function rulesOn({ from, to }: ListeningPorts, groups: readonly ISecurityGroup[]): SecurityGroupRule[] {
  const children = [...new Set(groups)].flatMap(({ node }) => node.children as SecurityGroupRule[]);
  return children.filter(({ fromPort, toPort }) => fromPort === from && toPort === to);
}

function leads(rule: SecurityGroupRule, client: ISecurityGroup, server: ISecurityGroup): boolean {
  const [from, to] = isIngress(rule) ? [rule.sourceSecurityGroupId, rule.groupId] : [rule.groupId, rule.destinationSecurityGroupId];
  return from === client.securityGroupId && to === server.securityGroupId;
}

function isIngress(rule: SecurityGroupRule): rule is CfnSecurityGroupIngress {
  return rule.cfnResourceType === CfnSecurityGroupIngress.CFN_RESOURCE_TYPE_NAME;
}

function portOf({ from, to }: ListeningPorts): Port {
  return from === to ? Port.tcp(from) : Port.tcpRange(from, to);
}

/** The owner of a group. Connections can share a rule, so its description names the groups and not the first connection. */
function labelOf({ node }: ISecurityGroup): string {
  return node.path.replace(/\/(Instance)?SecurityGroup$/, '');
}

function describe(from: string, to: string): string {
  return securityGroupDescription(`Service Connect from ${from} to ${to}`);
}
