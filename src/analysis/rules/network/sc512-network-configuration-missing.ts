import { isKnown, MeshFacts, ServiceFacts } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { isAwsvpc } from './listening-port';
import { SERVICE_API } from './sources';

export const sc512: Rule = {
  id: 'SC512',
  name: 'network-configuration-missing',
  title: 'A service in network mode awsvpc has a network configuration',
  severity: 'error',
  source: SERVICE_API,
  * check(mesh) {
    for (const service of members(mesh)) {
      if (!isAwsvpc(service) || hasNetworkConfiguration(mesh, service)) continue;
      yield {
        origin: service.origin,
        property: 'NetworkConfiguration',
        message: ({ prop }) => `${prop('networkConfiguration')} of ${service.name} is left out; ECS rejects a service in network mode "awsvpc" without subnets`,
        fix: 'set AwsvpcConfiguration of NetworkConfiguration, with the subnets and security groups of the tasks',
      };
    }
  },
};

/** Whether a service says where its tasks have their network interfaces, or need not: with controller EXTERNAL, its task sets do. */
function hasNetworkConfiguration({ resources }: MeshFacts, { origin, subnets, subnetsComplete, deploymentController }: ServiceFacts): boolean {
  // Most services name their subnets: then nobody has to look at the template.
  if (subnets.length > 0 || !subnetsComplete || !isKnown(deploymentController) || deploymentController === 'EXTERNAL') return true;
  return resources.at(origin.address)?.property('NetworkConfiguration') !== undefined;
}
