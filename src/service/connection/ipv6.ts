import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, CfnVPCCidrBlock, ISecurityGroup, IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnResource, Fn, Names, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { MadeRules, SecurityGroupRule } from './open-port';
import { securityGroupDescription } from '../../core';
import { ListeningPorts } from '../../mesh';

/** The IPv6 addresses of a VPC, and the resource that gives them to it. */
export interface Ipv6Block {
  readonly cidr: string;
  readonly association: CfnResource;
}

/** Rules over IPv6. */
const MADE = new MadeRules<SecurityGroupRule>();

/** The IPv6 addresses of a VPC of this app; an imported one does not tell them. */
export function ipv6BlockOf(vpc: IVpc): Ipv6Block | undefined {
  const association = vpc.node.children.find(isIpv6Association);
  const { vpcIpv6CidrBlocks } = vpc as Partial<Vpc>;
  if (!association || !vpcIpv6CidrBlocks) return undefined;
  return { cidr: association.ipv6CidrBlock ?? Fn.select(0, vpcIpv6CidrBlocks), association };
}

/** What a rule over IPv6 allows. */
export interface Ipv6Rule {
  /** The group that the rule is about. */
  readonly group: ISecurityGroup;
  /** The VPC that is admitted, or that is called. */
  readonly vpc: IVpc;
  readonly direction: 'ingress' | 'egress';
  readonly ports: ListeningPorts;
}

/** The rule that was made before, maybe in another stack. */
export function ipv6RuleMade(rule: Ipv6Rule): SecurityGroupRule | undefined {
  return MADE.get(rule.group, keyOf(rule));
}

/**
 * Makes a rule between a group and the IPv6 addresses of a VPC, in the stack that is deployed last: AWS chooses the addresses, so that
 * the rule refers to both.
 */
export function makeIpv6Rule(rule: Ipv6Rule, stack: Stack): SecurityGroupRule {
  const { group, vpc, direction, ports: { from: fromPort, to: toPort } } = rule;
  const { cidr: cidrIpv6, association } = ipv6BlockOf(vpc)!;
  const [from, to] = direction === 'ingress' ? [`VPC ${vpc.node.path}`, group.node.path] : [group.node.path, `VPC ${vpc.node.path}`];
  const props = {
    groupId: group.securityGroupId, cidrIpv6, ipProtocol: 'tcp', fromPort, toPort, description: securityGroupDescription(`Service Connect from ${from} to ${to}`),
  };
  const id = `Ipv6${direction}${Names.nodeUniqueId(group.node)}${Names.nodeUniqueId(vpc.node)}${fromPort}`;
  const made = direction === 'ingress' ? new CfnSecurityGroupIngress(stack, id, props) : new CfnSecurityGroupEgress(stack, id, props);
  // The VPC has the addresses only then.
  made.addResourceDependency(association);
  return MADE.add(group, keyOf(rule), made);
}

function keyOf({ group, vpc, direction, ports: { from, to } }: Ipv6Rule): string {
  return JSON.stringify([direction, group.securityGroupId, vpc.node.path, from, to]);
}

function isIpv6Association(construct: IConstruct): construct is CfnVPCCidrBlock {
  const { cfnResourceType, amazonProvidedIpv6CidrBlock, ipv6CidrBlock, ipv6IpamPoolId } = construct as CfnVPCCidrBlock;
  return cfnResourceType === CfnVPCCidrBlock.CFN_RESOURCE_TYPE_NAME
    && [amazonProvidedIpv6CidrBlock, ipv6CidrBlock, ipv6IpamPoolId].some((given) => given !== undefined && given !== false);
}
