import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, IVpc, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { VpcPeer } from './vpc-peer';
import { ListeningPorts } from '../../mesh';

/** A rule of a security group, as a resource of its own. */
export type SecurityGroupRule = CfnSecurityGroupIngress | CfnSecurityGroupEgress;

/** Whose stack holds the rules between two groups, where the groups are in two stacks. */
export type RulesWith = 'client' | 'server';

/** The rules of an app, by client, server and ports. */
const MADE = new WeakMap<IConstruct, Map<string, SecurityGroupRule[]>>();

/**
 * Admits a group of a client on the ports of a group of a server, and returns the rules that do.
 *
 * It does what `connections.allowTo` does; called group by group, CDK does not warn of an egress rule that nobody asked for where
 * all outbound traffic is allowed. The rules land in one of the two stacks, so that only this one refers to the other.
 */
export function openToGroup(client: ISecurityGroup, server: ISecurityGroup, ports: ListeningPorts, rulesWith: RulesWith): SecurityGroupRule[] {
  const made = madeIn(client.node.root);
  const key = [client.securityGroupId, server.securityGroupId, ports.from, ports.to].join();
  const before = made.get(key);
  if (before) return before;
  const description = describe(labelOf(client), labelOf(server));
  server.addIngressRule(client, portOf(ports), description, rulesWith === 'client');
  if (!client.allowAllOutbound) client.addEgressRule(server, portOf(ports), description, rulesWith === 'server');
  const rules = rulesOf([client, server]).filter((rule) => spans(rule, ports) && leads(rule, [client], [server]));
  made.set(key, rules);
  return rules;
}

/** A group that was imported twice is two constructs, and one group: what was made for it is not made again, which EC2 would refuse. */
function madeIn(app: IConstruct): Map<string, SecurityGroupRule[]> {
  const made = MADE.get(app) ?? new Map<string, SecurityGroupRule[]>();
  MADE.set(app, made);
  return made;
}

/**
 * Admits the addresses of a client's VPC on the ports of a group of a server, and returns the rule that does.
 *
 * A group of another VPC can be named in a rule only where the VPCs are joined in certain ways, and those joined already.
 */
export function openToVpc(client: IVpc, server: ISecurityGroup, ports: ListeningPorts): SecurityGroupRule[] {
  const peer = new VpcPeer(client);
  server.addIngressRule(peer, portOf(ports), describe(`VPC ${client.node.path}`, labelOf(server)));
  return rulesOf([server]).filter((rule) => spans(rule, ports) && isIngress(rule) && rule.cidrIp === peer.cidr);
}

/** Lets a group that may not call everybody call the addresses of a server's VPC, and returns the rule that does. */
export function letOutToVpc(client: ISecurityGroup, server: IVpc, ports: ListeningPorts): SecurityGroupRule[] {
  if (client.allowAllOutbound) return [];
  const peer = new VpcPeer(server);
  client.addEgressRule(peer, portOf(ports), describe(labelOf(client), `VPC ${server.node.path}`));
  return rulesOf([client]).filter((rule) => spans(rule, ports) && !isIngress(rule) && rule.cidrIp === peer.cidr);
}

/** CDK gives no rule back, and none is there where a group was imported as immutable: rules are found where they are put. */
function rulesOf(groups: readonly ISecurityGroup[]): SecurityGroupRule[] {
  return [...new Set(groups)].flatMap(({ node }) => node.children.filter(isRule));
}

function leads(rule: SecurityGroupRule, clients: readonly ISecurityGroup[], servers: readonly ISecurityGroup[]): boolean {
  const [from, to] = isIngress(rule) ? [rule.sourceSecurityGroupId, rule.groupId] : [rule.groupId, rule.destinationSecurityGroupId];
  return isOneOf(clients, from) && isOneOf(servers, to);
}

function spans({ fromPort, toPort }: SecurityGroupRule, { from, to }: ListeningPorts): boolean {
  return fromPort === from && toPort === to;
}

function isRule(construct: IConstruct): construct is SecurityGroupRule {
  return CfnResource.isCfnResource(construct)
    && [CfnSecurityGroupIngress, CfnSecurityGroupEgress].some((rule) => rule.CFN_RESOURCE_TYPE_NAME === construct.cfnResourceType);
}

function isIngress(rule: SecurityGroupRule): rule is CfnSecurityGroupIngress {
  return rule.cfnResourceType === CfnSecurityGroupIngress.CFN_RESOURCE_TYPE_NAME;
}

function isOneOf(groups: readonly ISecurityGroup[], id: string | undefined): boolean {
  return groups.some(({ securityGroupId }) => securityGroupId === id);
}

function portOf({ from, to }: ListeningPorts): Port {
  return from === to ? Port.tcp(from) : Port.tcpRange(from, to);
}

/** What a group is the group of. Connections may share a rule, so its description names groups, and not who connected first. */
function labelOf({ node }: ISecurityGroup): string {
  return node.path.replace(/\/(Instance)?SecurityGroup$/, '');
}

/** EC2 accepts few characters in the description of a rule, and 255 of them. */
function describe(from: string, to: string): string {
  return `Service Connect from ${from} to ${to}`.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}
