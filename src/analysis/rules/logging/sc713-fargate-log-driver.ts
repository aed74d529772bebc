import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { LOG_CONFIGURATION_API } from './sources';

const DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];

/** What is wrong with the log driver of a proxy on Fargate. */
export function fargateLogDriverProblem(driver: string): Problem | undefined {
  if (DRIVERS.includes(driver)) return undefined;
  return {
    message: ({ prop }) => `${prop('logDriver')} is ${JSON.stringify(driver)}; Fargate supports ${DRIVERS.join(', ')}`,
    fix: `use one of ${DRIVERS.join(', ')}`,
  };
}

export const sc713: Rule = {
  id: 'SC713',
  name: 'fargate-log-driver',
  title: 'On Fargate, the log driver of the proxy is awslogs, splunk or awsfirelens',
  severity: 'error',
  source: LOG_CONFIGURATION_API,
  * check(mesh) {
    for (const { origin, launchType, proxyLog } of members(mesh)) {
      if (launchType !== 'FARGATE' || !isKnown(proxyLog) || !isKnown(proxyLog.driver)) continue;
      const problem = fargateLogDriverProblem(proxyLog.driver);
      if (problem) yield { origin, property: 'ServiceConnectConfiguration/LogConfiguration/LogDriver', ...problem };
    }
  },
};
