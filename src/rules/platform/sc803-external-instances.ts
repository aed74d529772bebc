import { isKnown, TaskFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { compatibilityGrade } from './compatibility';

const FIX = 'run the service on Fargate or EC2, or turn Service Connect off for it';

/** What is wrong with the launch type of a service. */
export function launchTypeProblem(service: string, launchType: unknown): Problem | undefined {
  if (launchType !== 'EXTERNAL') return undefined;
  return { message: `LaunchType of "${service}" is "EXTERNAL"; Service Connect has no proxy on external instances`, fix: FIX };
}

export const sc803: Rule = {
  id: 'SC803',
  name: 'external-instances',
  title: 'No service on the mesh runs on external instances',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const seen = new Set<TaskFacts>();
    for (const service of members(mesh)) {
      const { origin, name, launchType, task } = service;
      const problem = launchTypeProblem(name, launchType);
      if (problem) {
        yield { origin, property: 'LaunchType', ...problem };
        continue;
      }
      const severity = compatibilityGrade(service, 'EXTERNAL');
      if (!severity || !isKnown(task) || seen.has(task)) continue;
      seen.add(task);
      yield {
        origin: task.origin,
        property: 'RequiresCompatibilities',
        severity,
        message: `RequiresCompatibilities of the task of "${name}" is ${task.requiresCompatibilities.join(', ')}; Service Connect has no proxy on external instances`,
        fix: FIX,
      };
    }
  },
};
