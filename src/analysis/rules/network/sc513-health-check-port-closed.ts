import { asIdentities, asNumber, Identity, isKnown, MeshFacts, ResourceFacts } from '../../facts';
import { LoadBalancerRoutes } from '../load-balancer-routes';
import { Rule } from '../rule';
import { members } from '../select';
import { mayAdmit } from './admission';
import { admitting } from './admitting';
import { isAwsvpc } from './listening-port';
import { SecurityGroups } from './security-groups';
import { TARGET_GROUP_PAGE } from './sources';
import { targetGroupsOf } from './target-groups';

export const sc513: Rule = {
  id: 'SC513',
  name: 'health-check-port-closed',
  title: 'The security group of a service admits the health checks of its load balancer',
  severity: 'warning',
  source: TARGET_GROUP_PAGE,
  * check(mesh) {
    const securityGroups = SecurityGroups.of(mesh);
    for (const service of members(mesh)) {
      const groups = securityGroups.find(service.securityGroups);
      if (!isAwsvpc(service) || service.conditional || !service.securityGroupsComplete || !groups) continue;
      for (const { attachment, resource } of targetGroupsOf(mesh, service)) {
        const port = healthCheckPort(resource);
        const callers = port === undefined || port === attachment.containerPort ? undefined : groupsInFront(mesh, resource);
        if (port === undefined || !callers || mayAdmit(groups, { from: port, to: port }, { groups: callers })) continue;
        const names = securityGroups.names(service.securityGroups);
        yield {
          origin: service.origin,
          property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups',
          message: `no ingress rule of ${names} admits the load balancer of ${resource.origin.logicalId} to ${service.name} on port ${port}, the port of its health checks`,
          ...admitting(mesh, { groups: service.securityGroups, callers, ports: { from: port, to: port } }),
        };
      }
    }
  },
};

/** The port that health checks go to if it is another than that of the target. */
function healthCheckPort({ properties: { HealthCheckPort: value, HealthCheckEnabled: enabled } }: ResourceFacts): number | undefined {
  const port = value === undefined || String(enabled) === 'false' ? undefined : asNumber(value);
  return isKnown(port) && Number.isInteger(port) ? port : undefined;
}

/** The security groups of the load balancers of a target group; `undefined` if they are not all known, or one has none. */
function groupsInFront(mesh: MeshFacts, targetGroup: ResourceFacts): readonly Identity[] | undefined {
  const loadBalancers = LoadBalancerRoutes.of(mesh).to(targetGroup.origin.address).map(({ loadBalancer }) => loadBalancer);
  const lists = loadBalancers.map((loadBalancer) => asIdentities(loadBalancer?.property('SecurityGroups')));
  const isInTemplates = ({ known, complete }: typeof lists[number]) => complete && SecurityGroups.of(mesh).find(known) !== undefined;
  return lists.length > 0 && lists.every(isInTemplates) ? [...new Set(lists.flatMap(({ known }) => known))] : undefined;
}
