import { concatMap, isKnown, Maybe } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { isAwsvpc, listeningPort } from './listening-port';
import { PortRange } from './port-range';
import { isWorld, SecurityGroups } from './security-groups';

export const sc508: Rule = {
  id: 'SC508',
  name: 'endpoint-open-to-the-world',
  title: 'An endpoint without a load balancer in front is not open to all addresses',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const securityGroups = SecurityGroups.of(mesh);
    for (const service of members(mesh)) {
      const { origin, loadBalancers, loadBalancersComplete } = service;
      if (!isAwsvpc(service) || loadBalancers.length > 0 || !loadBalancersComplete) continue;
      const openings = concatMap(securityGroups.among(service.securityGroups), ({ resource: group, openings: all }) => (
        all.filter(isWorld).map((opening) => ({ group: group.origin.logicalId, opening }))
      ));
      if (openings.length === 0) continue;
      for (const endpoint of service.endpoints) {
        const listening = listeningPort(endpoint);
        const open = listening && openings.find(({ opening: { ports } }) => holds(ports, listening.port));
        if (!open) continue;
        yield {
          origin,
          property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups',
          message: `${open.group} opens port ${listening.port} of ${service.name} to ${String(open.opening.cidr)}, although no load balancer is in front of it`,
          fix: `admit only the security groups of the clients in ${open.group}`,
        };
      }
    }
  },
};

function holds(ports: Maybe<PortRange>, port: number): boolean {
  return isKnown(ports) && ports.from <= port && port <= ports.to;
}
