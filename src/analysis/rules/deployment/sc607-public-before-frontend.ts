import { deploymentOrder } from './deployment-order';
import { PublicOpenings } from './public-openings';
import { ConnectionFacts } from '../../facts';
import { groupBy } from '../group-by';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc607: Rule = {
  id: 'SC607',
  name: 'public-before-frontend',
  title: 'A frontend becomes public after its service is created',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const frontends = groupBy(mesh.connections.filter(isOfFrontend), ({ client }) => client);
    if (frontends.size === 0) return;
    const openings = new PublicOpenings(mesh);
    const order = deploymentOrder(mesh);
    for (const [service, connections] of frontends) {
      const tooEarly = new Set(openings.of(service)
        .filter(({ resource }) => order.waits(resource.origin, service.origin) === false)
        .map(({ what }) => what));
      if (tooEarly.size === 0) continue;
      const declared = connections.some(({ inferredFrom }) => inferredFrom === undefined);
      const [{ target, inferredFrom }] = connections;
      yield {
        origin: service.origin,
        property: 'LoadBalancers',
        ...(declared ? {} : { inferred: true }),
        message: `service ${service.name} connects to ${target}${declared ? '' : ` (inferred from ${inferredFrom})`} and is public before it is created: `
          + `${[...tooEarly].join(', ')} ${tooEarly.size === 1 ? 'does' : 'do'} not wait for it`,
        fix: `let what makes the load balancer public depend on ${service.origin.logicalId}: a DNS record, or the open rule as an `
          + 'AWS::EC2::SecurityGroupIngress of its own',
      };
    }
  },
};

/** Whether a service on the mesh that is behind a load balancer makes the connection, and is sure to exist. */
function isOfFrontend({ client }: ConnectionFacts): boolean {
  return client.enabled === true && !client.conditional && client.loadBalancers.length > 0;
}
