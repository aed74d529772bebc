import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { SERVICE_QUOTAS_PAGE } from './sources';

const MOST_TASKS = 1000;

export const sc809: Rule = {
  id: 'SC809',
  name: 'tasks-per-service',
  title: 'A service has at most 1,000 tasks',
  severity: 'warning',
  source: SERVICE_QUOTAS_PAGE,
  * check(mesh) {
    for (const { origin, name, desiredCount, metadata } of members(mesh)) {
      const tasks = Math.max(isKnown(desiredCount) ? desiredCount : 0, metadata?.expectedTasks ?? 0);
      if (!(tasks > MOST_TASKS)) continue;
      yield {
        origin,
        property: 'DesiredCount',
        message: `"${name}" is to run ${tasks} tasks; AWS Cloud Map, with which Service Connect registers them, holds ${MOST_TASKS} a service`,
        fix: `run at most ${MOST_TASKS} tasks a service, and split the load over several`,
      };
    }
  },
};
