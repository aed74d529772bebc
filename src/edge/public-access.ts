import { CfnSecurityGroup, CfnSecurityGroupIngress, IPeer, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IApplicationLoadBalancer, IpAddressType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AaaaRecord, ARecord, IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CfnResource, Names, Stack, Token } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { prerequisitesOf } from './prerequisites';
import { pathInStage, referencedResource, waitFor } from '../core';
import { Member, StackOrder } from '../mesh';

/** A DNS record that leads to a load balancer. */
export interface PublicRecord {
  readonly name: string;
  readonly zone: IHostedZone;
  readonly loadBalancer: IApplicationLoadBalancer;
}

/** Where what makes a load balancer public stands, and what it comes after. */
interface PublicPlace {
  /** Something that names it in messages. */
  readonly frontend: IConstruct;
  /** The services that have to be there, the one whose stack is preferred first. */
  readonly members: readonly Member[];
}

/**
 * Admits a peer on a port of a group of a load balancer.
 *
 * The rule waits for all services behind the port, and so for everything that they wait for: CloudFormation creates it last and deletes
 * it first. As a resource of its own it can: a rule inside the security group, or below the listener, would have to come before them.
 *
 * It is called for what it opens and nothing else, so that another peer or another route changes no other rule. A rule that is there
 * already is left alone, since EC2 refuses a second one.
 */
export function admitPublic(group: ISecurityGroup, port: number, peer: IPeer, place: PublicPlace): void {
  const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port, ...peer.toIngressRuleConfig() };
  if (isOpen(group, rule)) return;
  const needed = [group.securityGroupId, ...Object.values(rule).filter((value) => typeof value === 'string')];
  const { scope, wait } = lastPlace(place, needed.flatMap((value) => referencedResource(value) ?? []));
  const id = `${port} of ${nameOf(group.securityGroupId, scope)} from ${nameOf(peer.uniqueId, scope)}`;
  if (scope.node.tryFindChild(id)) return;
  wait(new CfnSecurityGroupIngress(scope, id, { groupId: group.securityGroupId, description: `Public access on port ${port}`, ...rule }));
}

/** Publishes the name of a load balancer, as late as its ports are opened. */
export function publishName({ name, zone, loadBalancer }: PublicRecord, place: PublicPlace): void {
  const { loadBalancerDnsName: dnsName, loadBalancerCanonicalHostedZoneId: hostedZoneId } = loadBalancer;
  const needed = [zone.hostedZoneId, dnsName].flatMap((value) => referencedResource(value) ?? []);
  const { scope, wait } = lastPlace(place, needed);
  const records = new Construct(scope, Names.nodeUniqueId(place.frontend.node));
  const options = { zone, recordName: absolute(name), target: RecordTarget.fromAlias({ bind: () => ({ dnsName, hostedZoneId }) }) };
  wait(new ARecord(records, 'Record', options).node.defaultChild as CfnResource);
  if (isDualStack(loadBalancer)) wait(new AaaaRecord(records, 'RecordIpv6', options).node.defaultChild as CfnResource);
}

/** A literal name as CDK takes it without a comparison: letters of another case than in the zone would get the zone appended. */
function absolute(name: string): string {
  return Token.isUnresolved(name) || name.endsWith('.') ? name : `${name}.`;
}

/** Whether a load balancer has IPv6 addresses, as far as this app knows. */
export function isDualStack({ ipAddressType }: Pick<IApplicationLoadBalancer, 'ipAddressType'>): boolean {
  return ipAddressType !== undefined && ipAddressType !== IpAddressType.IPV4;
}

/** The stack that is deployed last, of those that hold something to wait for or to refer to. */
function lastPlace({ frontend, members }: PublicPlace, references: readonly CfnResource[]): { scope: Construct; wait(resource: CfnResource): void } {
  const order = StackOrder.of(frontend);
  const before = prerequisitesOf(members);
  const parts: readonly IConstruct[] = [...members.map(({ service }) => service), ...before, ...references];
  const last = order.lastOfAll(parts);
  // The public rule waits, and not the service that is in its stack.
  for (const part of parts) order.require(Stack.of(last), part, `${frontend.node.path} becomes public after ${part.node.path}`);
  return {
    scope: guestsOf(Stack.of(last)),
    wait: (resource) => {
      for (const one of before) waitFor(resource, one);
    },
  };
}

/** Where a stack holds what makes load balancers public. */
function guestsOf(stack: Stack): Construct {
  const id = 'ServiceConnectPublicAccess';
  return stack.node.tryFindChild(id) as Construct | undefined ?? new Construct(stack, id);
}

/** A value as part of an id: the same in every Stage, in stacks of every name, and in every order of calls. */
function nameOf(value: string, scope: Construct): string {
  const stack = Stack.of(scope);
  const resource = referencedResource(value);
  if (resource) return (Stack.of(resource) === stack ? pathBelow(stack, resource) : pathInStage(resource)).join('/');
  const resolved: unknown = stack.resolve(value);
  return typeof resolved === 'string' ? resolved : JSON.stringify(resolved);
}

function pathBelow(stack: Stack, { node: { scopes } }: IConstruct): string[] {
  return scopes.slice(scopes.indexOf(stack) + 1).map(({ node }) => node.id);
}

/** Whether a group of this app has a rule already, inside or beside it. */
function isOpen(group: ISecurityGroup, rule: object): boolean {
  const resource = group.node.defaultChild;
  const inline: unknown = isOfType<CfnSecurityGroup>(resource, CfnSecurityGroup.CFN_RESOURCE_TYPE_NAME) ? resource.securityGroupIngress : undefined;
  const beside = group.node.children.filter((child) => isOfType<CfnSecurityGroupIngress>(child, CfnSecurityGroupIngress.CFN_RESOURCE_TYPE_NAME));
  const rules = [...(Stack.of(group).resolve(inline) as object[] | undefined) ?? [], ...beside];
  return rules.some((other) => Object.entries(rule).every(([key, value]) => sameValue(group, (other as Record<string, unknown>)[key], value)));
}

function sameValue(scope: IConstruct, one: unknown, other: unknown): boolean {
  const stack = Stack.of(scope);
  return JSON.stringify(stack.resolve(one)) === JSON.stringify(stack.resolve(other));
}

function isOfType<T extends CfnResource>(construct: IConstruct | undefined, type: string): construct is IConstruct & T {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}
