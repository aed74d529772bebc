import { addTo, asIdentity, asList, asNumber, asObject, asText, below, Identity, isKnown, MeshFacts, ResourceFacts, ServiceFacts } from '../facts';
import { Ids } from './ids';
import { TopologyRoute } from './topology';
import { orNull } from './values';
import { targetGroupsIn } from '../rules/load-balancer-routes';

/** What a listener, or a rule of it, sends to a target group. */
type Forwarding = Omit<TopologyRoute, 'service' | 'containerPort'>;

/** A condition that every request meets. */
const EVERY_PATH = '/*';

/** No template has a listener that forwards to the target group. */
const UNSEEN: Forwarding = { loadBalancer: null, internetFacing: null, protocol: null, port: null, hosts: [], paths: [] };

/** The routes of load balancers to the services of some templates. */
export class Routes {
  private readonly forwardings = new Map<Identity, Forwarding[]>();

  constructor(private readonly mesh: MeshFacts, private readonly ids: Ids) {
    for (const listener of mesh.resources.ofType('AWS::ElasticLoadBalancingV2::Listener')) {
      this.add(listener, listener.property('DefaultActions'));
    }
    for (const rule of mesh.resources.ofType('AWS::ElasticLoadBalancingV2::ListenerRule')) {
      this.add(this.resource(rule.property('ListenerArn')), rule.property('Actions'), rule.property('Conditions'));
    }
  }

  /** The routes to a service, each once: rules can differ in what a route does not tell, such as a header. */
  of({ loadBalancers, origin }: ServiceFacts): TopologyRoute[] {
    const routes = loadBalancers.flatMap(({ targetGroup, containerPort }) => {
      const forwardings = isKnown(targetGroup) ? this.forwardings.get(targetGroup) : undefined;
      const end = { service: this.ids.resource(origin), containerPort: orNull(containerPort) };
      return (forwardings ?? [UNSEEN]).map((forwarding) => ({ ...end, ...forwarding }));
    });
    return [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()];
  }

  /** Adds what a listener, or a rule of it, forwards to; the listener can be outside the templates. */
  private add(listener: ResourceFacts | undefined, actions: unknown, conditions?: unknown): void {
    const loadBalancer = this.resource(listener?.property('LoadBalancerArn'));
    const paths = valuesOf(conditions, 'path-pattern', 'PathPatternConfig');
    const forwarding: Forwarding = {
      loadBalancer: loadBalancer ? this.ids.resource(loadBalancer.origin) : null,
      internetFacing: loadBalancer ? isInternetFacing(loadBalancer) : null,
      protocol: orNull(asText(listener?.property('Protocol'))),
      port: orNull(asNumber(listener?.property('Port'))),
      hosts: valuesOf(conditions, 'host-header', 'HostHeaderConfig'),
      paths: paths.includes(EVERY_PATH) ? [] : paths,
    };
    for (const group of targetGroupsIn(actions)) addTo(this.forwardings, group, forwarding);
  }

  private resource(value: unknown): ResourceFacts | undefined {
    const address = asIdentity(value);
    return isKnown(address) ? this.mesh.resources.at(address) : undefined;
  }
}

/** Application and Network Load Balancers are internet-facing by default. */
function isInternetFacing(loadBalancer: ResourceFacts): boolean | null {
  const scheme = orNull(asText(loadBalancer.property('Scheme') ?? 'internet-facing'));
  return scheme === null ? null : scheme === 'internet-facing';
}

/** The values of the conditions of a kind, in either of the two forms. */
function valuesOf(conditions: unknown, field: string, config: string): string[] {
  return asList(conditions).items.map(asObject).filter((condition) => condition?.Field === field).flatMap((condition) => [
    ...asList(condition?.Values).items, ...asList(below(condition, config, 'Values')).items,
  ]).map(asText).filter(isKnown);
}
