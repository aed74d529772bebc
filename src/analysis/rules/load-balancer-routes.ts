import { addTo, asIdentity, asObject, Identity, isKnown, MeshFacts, ResourceFacts } from '../facts';
import { perMesh } from './per-mesh';
import { itemsOf, resourceOf } from './properties';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

/** A listener, or one of its rules, that forwards to a target group. */
interface Route {
  readonly resource: ResourceFacts;
  /** Itself, or the listener of the rule; left out if that is not in the templates. */
  readonly listener: ResourceFacts | undefined;
  /** Left out if the load balancer is not in the templates. */
  readonly loadBalancer: ResourceFacts | undefined;
}

/** Which listeners and rules of the templates forward to a target group; those that may not exist are left out. */
export class LoadBalancerRoutes {
  /** Those of a mesh, read once. */
  static readonly of = perMesh((mesh) => new LoadBalancerRoutes(mesh));

  private readonly byTargetGroup = new Map<Identity, Route[]>();
  private readonly byLoadBalancer = new Map<ResourceFacts, ResourceFacts[]>();

  private constructor(private readonly mesh: MeshFacts) {
    for (const listener of mesh.resources.ofType(LISTENER)) {
      const loadBalancer = this.loadBalancerOf(listener);
      if (loadBalancer) addTo(this.byLoadBalancer, loadBalancer, listener);
      this.add({ resource: listener, listener, loadBalancer }, listener.property('DefaultActions'));
    }
    for (const rule of mesh.resources.ofType('AWS::ElasticLoadBalancingV2::ListenerRule')) {
      const listener = resourceOf(mesh, LISTENER, asIdentity(rule.property('ListenerArn')));
      this.add({ resource: rule, listener, loadBalancer: listener && this.loadBalancerOf(listener) }, rule.property('Actions'));
    }
  }

  /** The routes to a target group. */
  to(targetGroup: Identity): readonly Route[] {
    return this.byTargetGroup.get(targetGroup) ?? [];
  }

  /** The listeners of a load balancer, those included that may not exist. */
  listenersOf(loadBalancer: ResourceFacts): readonly ResourceFacts[] {
    return this.byLoadBalancer.get(loadBalancer) ?? [];
  }

  private add(route: Route, actions: unknown): void {
    if (route.resource.conditional) return;
    for (const group of targetGroupsIn(actions)) addTo(this.byTargetGroup, group, route);
  }

  private loadBalancerOf(listener: ResourceFacts): ResourceFacts | undefined {
    return resourceOf(this.mesh, 'AWS::ElasticLoadBalancingV2::LoadBalancer', asIdentity(listener.property('LoadBalancerArn')));
  }
}

/** The target groups that actions of a listener forward to, as far as they are known. */
export function targetGroupsIn(actions: unknown): ReadonlySet<Identity> {
  const groups = itemsOf(actions).map(asObject).flatMap((action) => [
    action?.TargetGroupArn, ...itemsOf(asObject(action?.ForwardConfig)?.TargetGroups).map((group) => asObject(group)?.TargetGroupArn),
  ]);
  return new Set(groups.map(asIdentity).filter(isKnown));
}
