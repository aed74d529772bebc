import { concatMap, Identity, knownOf, MeshFacts, ServiceFacts } from '../../facts';
import { LoadBalancerRoutes } from '../load-balancer-routes';
import { resourceOf } from '../properties';
import { Rule } from '../rule';
import { members } from '../select';
import { createdAfter } from './created-after';
import { deploymentOrder } from './deployment-order';
import { LOAD_BALANCER_PAGE } from './sources';

export const sc612: Rule = {
  id: 'SC612',
  name: 'listener-before-service',
  title: 'A service waits for the listener that forwards to its target group',
  severity: 'warning',
  source: LOAD_BALANCER_PAGE,
  * check(mesh) {
    const order = deploymentOrder(mesh);
    const routes = LoadBalancerRoutes.of(mesh);
    for (const service of members(mesh)) {
      if (service.conditional) continue;
      for (const targetGroup of groupsOfAllVersions(mesh, service)) {
        const toGroup = routes.to(targetGroup);
        if (toGroup.length === 0 || toGroup.some(({ resource }) => order.waits(service.origin, resource.origin) !== false)) continue;
        const listeners = toGroup.map(({ resource }) => resource.origin.logicalId).join(' or ');
        const { origin } = (toGroup.find(({ resource }) => resource.origin.template === service.origin.template) ?? toGroup[0]).resource;
        yield {
          origin: service.origin,
          property: 'LoadBalancers',
          message: `service ${service.name} does not wait for ${listeners}, which forwards to its target group; if ECS creates the service first, `
            + 'it answers that the target group does not have an associated load balancer',
          ...createdAfter(mesh, service, { origin, name: origin.logicalId }),
        };
      }
    }
  },
};

/** The target groups of a service that are in the templates, those for its next version included. */
function groupsOfAllVersions(mesh: MeshFacts, { loadBalancers }: ServiceFacts): ReadonlySet<Identity> {
  const groups = concatMap(loadBalancers, ({ targetGroup, alternateTargetGroup }) => knownOf([targetGroup, alternateTargetGroup]));
  return new Set(groups.filter((group) => resourceOf(mesh, 'AWS::ElasticLoadBalancingV2::TargetGroup', group)));
}
