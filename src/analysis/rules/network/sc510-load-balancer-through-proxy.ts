import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { endpointBehind, targetGroupsOf } from './target-groups';

export const sc510: Rule = {
  id: 'SC510',
  name: 'load-balancer-through-proxy',
  title: 'The traffic of an Application Load Balancer to an endpoint in network mode "awsvpc" goes through the proxy',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      for (const { attachment, resource, kind } of targetGroupsOf(mesh, service)) {
        const endpoint = kind === 'APPLICATION' ? endpointBehind(service, attachment) : undefined;
        if (!endpoint) continue;
        yield {
          origin: service.origin,
          property: `${endpoint.property}/IngressPortOverride`,
          message: () => `the load balancer of ${resource.origin.logicalId} sends to port ${String(attachment.containerPort)} of ${service.name}, where the proxy listens: its timeouts and its CPU apply to that traffic, too`,
          fix: ({ prop }) => `set ${prop('ingressPortOverride')} on the endpoint if that traffic should go past the proxy, and admit the clients on that port`,
        };
      }
    }
  },
};
