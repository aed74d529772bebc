import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { CLOUD_MAP_QUOTAS_PAGE } from '../sources';

const MOST_TASKS = 1000;

export const sc809: Rule = {
  id: 'SC809',
  name: 'tasks-per-service',
  title: 'A service has at most 1,000 tasks',
  severity: 'warning',
  source: CLOUD_MAP_QUOTAS_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      const { origin, desiredCount, metadata } = service;
      const tasks = Math.max(isKnown(desiredCount) ? desiredCount : 0, metadata?.expectedTasks ?? 0);
      if (!(tasks > MOST_TASKS)) continue;
      yield {
        origin,
        property: 'DesiredCount',
        message: `"${service.name}" runs ${tasks} tasks; AWS Cloud Map holds ${MOST_TASKS} instances of a service, a quota that cannot be raised`,
        fix: `run at most ${MOST_TASKS} tasks a service, and split the load over several`,
      };
    }
  },
};
