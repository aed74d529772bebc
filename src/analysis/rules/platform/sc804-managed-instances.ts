import { Capacity } from '../capacity';
import { Problem, Rule } from '../rule';
import { unsuitableCapacity } from './compatibility';
import { MANAGED_INSTANCES_THREAD } from './sources';

const MANAGED = {
  compatibility: 'MANAGED_INSTANCES',
  reason: 'the Service Connect proxy does not start on ECS Managed Instances',
  fix: 'run the service on Fargate or on EC2 instances of an Auto Scaling group',
};

/** What is wrong with a service that runs on a capacity provider of ECS Managed Instances. */
export function managedInstancesProblem(service: string, provider: string): Problem {
  return {
    message: `"${service}" runs on the capacity provider "${provider}" of ECS Managed Instances, where the Service Connect proxy does not start`,
    fix: MANAGED.fix,
  };
}

export const sc804: Rule = {
  id: 'SC804',
  name: 'managed-instances',
  title: 'No service on the mesh runs on ECS Managed Instances',
  severity: 'error',
  source: MANAGED_INSTANCES_THREAD,
  check(mesh) {
    const capacity = Capacity.of(mesh);
    return unsuitableCapacity(mesh, MANAGED, (service) => {
      const provider = capacity.strategyOf(service)?.providers.find((candidate) => candidate.property('ManagedInstancesProvider') !== undefined);
      if (!provider) return undefined;
      return { origin: service.origin, property: 'CapacityProviderStrategy', ...managedInstancesProblem(service.name, provider.origin.logicalId) };
    });
  },
};
