import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, IVpc, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { VpcPeer } from './vpc-peer';
import { ListeningPorts } from '../../mesh';

/** A rule of a security group, as a separate resource. */
export type SecurityGroupRule = CfnSecurityGroupIngress | CfnSecurityGroupEgress;

/** Whose stack holds the rules between two groups, if the groups are in two stacks. */
export type RulesWith = 'client' | 'server';

/** The rules of an app, by client, server and ports. */
const MADE = new WeakMap<IConstruct, Map<string, SecurityGroupRule[]>>();

/**
 * Admits a client's group on the ports of a server's group, and returns the rules that do.
 *
 * It does the same as `connections.allowTo`, but without CDK's warning about an egress rule if all outbound traffic is allowed. All
 * rules are in one of the two stacks, so that only this stack refers to the other.
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

/** The rules made so far, by group id: a group that is imported twice has two constructs, and EC2 rejects duplicate rules. */
function madeIn(app: IConstruct): Map<string, SecurityGroupRule[]> {
  const made = MADE.get(app) ?? new Map<string, SecurityGroupRule[]>();
  MADE.set(app, made);
  return made;
}

/**
 * Admits the addresses of a client's VPC on the ports of a server's group, and returns the rule that does.
 *
 * A rule can name a group of another VPC only if the VPCs are already connected, and only with some kinds of connection.
 */
export function openToVpc(client: IVpc, server: ISecurityGroup, ports: ListeningPorts): SecurityGroupRule[] {
  const peer = new VpcPeer(client);
  server.addIngressRule(peer, portOf(ports), describe(`VPC ${client.node.path}`, labelOf(server)));
  return rulesOf([server]).filter((rule) => spans(rule, ports) && isIngress(rule) && rule.cidrIp === peer.cidr);
}

/** Allows a client's group to call the addresses of a server's VPC, unless it may call all, and returns the rule that does. */
export function allowEgressToVpc(client: ISecurityGroup, server: IVpc, ports: ListeningPorts): SecurityGroupRule[] {
  if (client.allowAllOutbound) return [];
  const peer = new VpcPeer(server);
  client.addEgressRule(peer, portOf(ports), describe(labelOf(client), `VPC ${server.node.path}`));
  return rulesOf([client]).filter((rule) => spans(rule, ports) && !isIngress(rule) && rule.cidrIp === peer.cidr);
}

/** The rules below the groups: CDK does not return a rule that it adds, and adds none to a group that is imported as immutable. */
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

/** The owner of a group. Connections can share a rule, so its description names the groups and not the first connection. */
function labelOf({ node }: ISecurityGroup): string {
  return node.path.replace(/\/(Instance)?SecurityGroup$/, '');
}

/** The description of a rule: EC2 accepts at most 255 characters, of a small set. */
function describe(from: string, to: string): string {
  return `Service Connect from ${from} to ${to}`.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}
