import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { FIRELENS_PAGE } from './sources';

/** What is wrong with a proxy that logs to FireLens in a task without log router. */
function logRouterMissingProblem(): Problem {
  return {
    message: ({ prop }) => `${prop('logDriver')} is "awsfirelens", but no container of the task is a log router (${prop('firelensConfiguration')})`,
    fix: 'add a log router container to the task definition, or use another log driver for the proxy',
  };
}

export const sc714: Rule = {
  id: 'SC714',
  name: 'firelens-router',
  title: 'A proxy that logs to awsfirelens runs in a task with a log router',
  severity: 'error',
  source: FIRELENS_PAGE,
  * check(mesh) {
    for (const { origin, task, proxyLog } of members(mesh)) {
      if (!isKnown(proxyLog) || proxyLog.driver !== 'awsfirelens') continue;
      if (!isKnown(task) || !task.containersComplete || task.containers.some(({ isLogRouter }) => isLogRouter !== false)) continue;
      yield { origin, property: 'ServiceConnectConfiguration/LogConfiguration/LogDriver', ...logRouterMissingProblem() };
    }
  },
};
