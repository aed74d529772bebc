import { Identity, isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { asIdentity, asObject, asText } from '../../facts/values';
import { addTo } from '../multimap';
import { tcpPorts } from '../network/port-range';
import { itemsOf, resourceOf } from '../properties';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Something that makes a load balancer public. */
export interface PublicOpening {
  readonly resource: ResourceFacts;
  /** The opening, for a sentence. */
  readonly what: string;
}

/** What makes the internet-facing load balancers of a mesh public, and which services stand behind them. */
export class PublicOpenings {
  /** Load balancers by the target groups that their listeners forward to. */
  private readonly loadBalancers = new Map<Identity, ResourceFacts[]>();
  /** By load balancer. */
  private readonly records = new Map<Identity, PublicOpening[]>();
  /** By security group. */
  private readonly rules = new Map<Identity, PublicOpening[]>();

  constructor(private readonly mesh: MeshFacts) {
    const { resources } = mesh;
    for (const listener of resources.ofType('AWS::ElasticLoadBalancingV2::Listener')) this.addActions(listener, listener.properties.DefaultActions);
    for (const rule of resources.ofType('AWS::ElasticLoadBalancingV2::ListenerRule')) {
      const listener = resourceOf(mesh, 'AWS::ElasticLoadBalancingV2::Listener', asIdentity(rule.properties.ListenerArn));
      if (listener && !rule.conditional) this.addActions(listener, rule.properties.Actions);
    }
    for (const record of resources.ofType('AWS::Route53::RecordSet')) this.addRecord(record);
    for (const group of resources.ofType('AWS::EC2::SecurityGroup')) {
      for (const rule of itemsOf(group.properties.SecurityGroupIngress)) this.addRule(group, group.origin.address, rule);
    }
    for (const rule of resources.ofType('AWS::EC2::SecurityGroupIngress')) this.addRule(rule, asIdentity(rule.properties.GroupId), rule.properties);
  }

  /** What makes the load balancers of a service public. */
  of({ loadBalancers }: ServiceFacts): PublicOpening[] {
    const inFront = new Set(loadBalancers.flatMap(({ targetGroup }) => (isKnown(targetGroup) ? this.loadBalancers.get(targetGroup) ?? [] : [])));
    return [...inFront].filter(isInternetFacing).flatMap(({ origin, properties }) => [
      ...this.records.get(origin.address) ?? [],
      ...itemsOf(properties.SecurityGroups).flatMap((group) => (group instanceof Pointer ? this.rules.get(group.address) ?? [] : [])),
    ]);
  }

  private addActions(listener: ResourceFacts, actions: unknown): void {
    const loadBalancer = resourceOf(this.mesh, LOAD_BALANCER, asIdentity(listener.properties.LoadBalancerArn));
    if (!loadBalancer || listener.conditional) return;
    for (const action of itemsOf(actions).map(asObject)) {
      const groups = itemsOf(asObject(action?.ForwardConfig)?.TargetGroups).map((group) => asObject(group)?.TargetGroupArn);
      for (const group of [action?.TargetGroupArn, ...groups]) if (group instanceof Pointer) addTo(this.loadBalancers, group.address, loadBalancer);
    }
  }

  private addRecord(record: ResourceFacts): void {
    const { AliasTarget, ResourceRecords, HostedZoneId } = record.properties;
    if (record.conditional || isPrivateZone(this.mesh, HostedZoneId)) return;
    const alias = asObject(AliasTarget);
    for (const value of [alias?.DNSName, alias?.HostedZoneId, ...itemsOf(ResourceRecords)]) {
      if (!(value instanceof Pointer) || !resourceOf(this.mesh, LOAD_BALANCER, value.address)) continue;
      addTo(this.records, value.address, { resource: record, what: `the DNS record ${record.origin.logicalId}` });
      return;
    }
  }

  private addRule(resource: ResourceFacts, group: unknown, value: unknown): void {
    const rule = asObject(value);
    if (resource.conditional || !rule || typeof group !== 'string') return;
    const open = [rule.CidrIp, rule.CidrIpv6].map(asText).find((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0');
    if (open === undefined || tcpPorts(asText(rule.IpProtocol), rule.FromPort, rule.ToPort) === undefined) return;
    addTo(this.rules, group, { resource, what: `the rule of ${resource.origin.logicalId} for ${String(open)}` });
  }
}

function isInternetFacing({ properties: { Scheme } }: ResourceFacts): boolean {
  return Scheme === undefined || Scheme === 'internet-facing';
}

/** Whether a hosted zone may be visible to its VPCs only. One that these templates do not create counts as public. */
function isPrivateZone({ resources }: MeshFacts, id: unknown): boolean {
  return id instanceof Pointer && resources.at(id.address)?.properties.VPCs !== undefined;
}
