import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, IConnectable, ISecurityGroup, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** A rule of a security group, as a resource of its own. */
export type SecurityGroupRule = CfnSecurityGroupIngress | CfnSecurityGroupEgress;

/** Whose stack holds the rules, where client and server are in two: the one that is deployed last. */
export type RulesWith = 'client' | 'server';

/**
 * Admits the client on one TCP port of the server, and returns the rules that do.
 *
 * Every group of the server admits every group of the client, as `connections.allowTo` does; called group by group, CDK does not
 * warn of an egress rule that nobody asked for where all outbound traffic is allowed. All rules land in one of the two stacks, so
 * that only this one refers to the other.
 */
export function openPort(
  client: IConnectable, server: IConnectable, port: number, description: string, rulesWith: RulesWith = 'client',
): SecurityGroupRule[] {
  const clients = client.connections.securityGroups;
  const servers = server.connections.securityGroups;
  const text = legalDescription(description);
  for (const clientGroup of clients) {
    for (const serverGroup of servers) {
      serverGroup.addIngressRule(clientGroup, Port.tcp(port), text, rulesWith === 'client');
      if (!clientGroup.allowAllOutbound) clientGroup.addEgressRule(serverGroup, Port.tcp(port), text, rulesWith === 'server');
    }
  }
  return rulesBetween(client, server, port);
}

/**
 * The rules between two sets of groups: on one port, or on any.
 *
 * CDK gives no rule back, and none is there where a group was imported as immutable: rules are found by what they say.
 */
export function rulesBetween(client: IConnectable, server: IConnectable, port?: number): SecurityGroupRule[] {
  const clients = client.connections.securityGroups;
  const servers = server.connections.securityGroups;
  const places = new Set<IConstruct>([...clients, ...servers]);
  return [...places].flatMap(({ node }) => node.children.filter(isRule)).filter((rule) => {
    const [from, to] = isIngress(rule) ? [rule.sourceSecurityGroupId, rule.groupId] : [rule.groupId, rule.destinationSecurityGroupId];
    return (port === undefined || (rule.fromPort === port && rule.toPort === port)) && isOneOf(clients, from) && isOneOf(servers, to);
  });
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

/** EC2 accepts few characters in the description of a rule, and 255 of them. */
function legalDescription(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}
