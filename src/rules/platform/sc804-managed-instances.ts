import { isKnown, TaskFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { Capacity } from './capacity';
import { compatibilityGrade } from './compatibility';
import { MANAGED_INSTANCES_THREAD } from './sources';

const FIX = 'run the service on Fargate or on EC2 instances of an Auto Scaling group';

/** What is wrong with a service that runs on a capacity provider of ECS Managed Instances. */
export function managedInstancesProblem(service: string, provider: string): Problem {
  return {
    message: `"${service}" runs on the capacity provider "${provider}" of ECS Managed Instances, where the Service Connect proxy does not start`,
    fix: FIX,
  };
}

export const sc804: Rule = {
  id: 'SC804',
  name: 'managed-instances',
  title: 'No service on the mesh runs on ECS Managed Instances',
  severity: 'error',
  source: MANAGED_INSTANCES_THREAD,
  * check(mesh) {
    const capacity = new Capacity(mesh);
    const seen = new Set<TaskFacts>();
    for (const service of members(mesh)) {
      const { origin, name, task } = service;
      const provider = capacity.strategyOf(service)?.providers.find(({ properties }) => properties.ManagedInstancesProvider !== undefined);
      if (provider) {
        yield { origin, property: 'CapacityProviderStrategy', ...managedInstancesProblem(name, provider.origin.logicalId) };
        continue;
      }
      const severity = compatibilityGrade(service, 'MANAGED_INSTANCES');
      if (!severity || !isKnown(task) || seen.has(task)) continue;
      seen.add(task);
      yield {
        origin: task.origin,
        property: 'RequiresCompatibilities',
        severity,
        message: `RequiresCompatibilities of the task of "${name}" is ${task.requiresCompatibilities.join(', ')}; `
          + 'the Service Connect proxy does not start on ECS Managed Instances',
        fix: FIX,
      };
    }
  },
};
