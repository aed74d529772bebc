import { addTo, asIdentity, asObject, Identity, isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { isWorld, SecurityGroups } from '../network/security-groups';
import { itemsOf, resourceOf } from '../properties';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Something that makes a load balancer public. */
interface PublicOpening {
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

  constructor(private readonly mesh: MeshFacts) {
    const { resources } = mesh;
    for (const listener of resources.ofType('AWS::ElasticLoadBalancingV2::Listener')) this.addActions(listener, listener.properties.DefaultActions);
    for (const rule of resources.ofType('AWS::ElasticLoadBalancingV2::ListenerRule')) {
      const listener = resourceOf(mesh, 'AWS::ElasticLoadBalancingV2::Listener', asIdentity(rule.properties.ListenerArn));
      if (listener && !rule.conditional) this.addActions(listener, rule.properties.Actions);
    }
    for (const record of resources.ofType('AWS::Route53::RecordSet')) this.addRecord(record);
  }

  /** The internet-facing load balancers that send to a service, by their listeners and the rules of these. */
  inFrontOf({ loadBalancers }: ServiceFacts): ResourceFacts[] {
    const inFront = new Set(loadBalancers.flatMap(({ targetGroup }) => (isKnown(targetGroup) ? this.loadBalancers.get(targetGroup) ?? [] : [])));
    return [...inFront].filter(isInternetFacing);
  }

  /** What makes a load balancer public. */
  of(loadBalancer: ResourceFacts): PublicOpening[] {
    return [...this.records.get(loadBalancer.origin.address) ?? [], ...this.openRules(loadBalancer)];
  }

  private openRules({ properties }: ResourceFacts): PublicOpening[] {
    const groups = itemsOf(properties.SecurityGroups).flatMap((group) => (group instanceof Pointer ? [group.address] : []));
    return SecurityGroups.of(this.mesh).among(groups)
      .flatMap(({ openings }) => openings.filter(isWorld))
      .map(({ resource, cidr }) => ({ resource, what: `the rule of ${resource.origin.logicalId} for ${String(cidr)}` }));
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
}

function isInternetFacing({ properties: { Scheme } }: ResourceFacts): boolean {
  return Scheme === undefined || Scheme === 'internet-facing';
}

/** Whether a hosted zone may be visible to its VPCs only. One that these templates do not create counts as public. */
function isPrivateZone({ resources }: MeshFacts, id: unknown): boolean {
  return id instanceof Pointer && resources.at(id.address)?.properties.VPCs !== undefined;
}
