import { addTo, asObject, below, Identity, isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { gatewayConnectorsOf } from '../gateway-connectors';
import { LoadBalancerRoutes } from '../load-balancer-routes';
import { isWorld, SecurityGroups } from '../network/security-groups';
import { itemsOf, resourceOf } from '../properties';

const GATEWAY = 'AWS::ECS::Gateway';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Something that makes a load balancer public. */
interface PublicOpening {
  readonly resource: ResourceFacts;
  /** The opening, for a sentence. */
  readonly what: string;
}

/** What makes the internet-facing load balancers of a mesh public, and which services stand behind them. */
export class PublicOpenings {
  /** By load balancer. */
  private readonly records = new Map<Identity, PublicOpening[]>();

  constructor(private readonly mesh: MeshFacts) {
    for (const record of mesh.resources.ofType('AWS::Route53::RecordSet')) this.addRecord(record);
  }

  /** The internet-facing load balancers and the public gateway that send to a service. */
  inFrontOf(service: ServiceFacts): ResourceFacts[] {
    return [...this.loadBalancersOf(service), ...this.gatewaysOf(service)];
  }

  /** By their listeners and the rules of these. */
  private loadBalancersOf({ loadBalancers }: ServiceFacts): ResourceFacts[] {
    const routes = LoadBalancerRoutes.of(this.mesh);
    const inFront = loadBalancers.flatMap(({ targetGroup }) => (isKnown(targetGroup) ? routes.to(targetGroup) : []))
      .flatMap(({ loadBalancer }) => loadBalancer ?? []);
    return [...new Set(inFront)].filter(isInternetFacing);
  }

  /** A connector does not name its gateway: if the templates have several public ones, it is not known which. */
  private gatewaysOf(service: ServiceFacts): ResourceFacts[] {
    if (!gatewayConnectorsOf(this.mesh, service).some(({ isPublic }) => isPublic)) return [];
    const gateways = this.mesh.resources.ofType(GATEWAY).filter((gateway) => (
      !gateway.conditional && gateway.target.scope === service.target.scope && gateway.property('AccessType') === 'PUBLIC'
    ));
    return gateways.length === 1 ? gateways : [];
  }

  /** What makes a load balancer or a gateway public. */
  of(loadBalancer: ResourceFacts): PublicOpening[] {
    return [...this.records.get(loadBalancer.origin.address) ?? [], ...this.openRules(loadBalancer)];
  }

  private openRules({ properties }: ResourceFacts): PublicOpening[] {
    const ofGateway = below(properties.Configuration, 'HostSharedAlb', 'NetworkConfiguration', 'InboundSecurityGroup');
    const groups = [...itemsOf(properties.SecurityGroups), ofGateway].flatMap((group) => (group instanceof Pointer ? [group.address] : []));
    return SecurityGroups.of(this.mesh).among(groups)
      .flatMap(({ openings }) => openings.filter(isWorld))
      .map(({ resource, cidr }) => ({ resource, what: `the rule of ${resource.origin.logicalId} for ${String(cidr)}` }));
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
