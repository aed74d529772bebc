import { isKnown, TaskFacts } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { compatibilityGrade } from './compatibility';

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
      const fix = 'run the service on Fargate or EC2, or turn Service Connect off for it';
      if (launchType === 'EXTERNAL') {
        yield { origin, property: 'LaunchType', message: `LaunchType of "${name}" is "EXTERNAL"; Service Connect has no proxy on external instances`, fix };
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
        fix,
      };
    }
  },
};
