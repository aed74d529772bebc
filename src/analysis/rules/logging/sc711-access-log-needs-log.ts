import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { CONFIGURATION_API } from '../sources';

/** What is wrong with an access log without a log configuration. */
export function accessLogWithoutLogProblem(): Problem {
  return {
    message: ({ prop }) => `${prop('accessLogConfiguration')} is set without a ${prop('logConfiguration')}: the proxy has nowhere to write its access log`,
    fix: ({ prop }) => `add a ${prop('logConfiguration')} to the Service Connect configuration, or remove ${prop('accessLogConfiguration')}`,
  };
}

export const sc711: Rule = {
  id: 'SC711',
  name: 'access-log-needs-log',
  title: 'An access log of the proxy has a log configuration to go to',
  severity: 'error',
  source: CONFIGURATION_API,
  * check(mesh) {
    for (const { origin, accessLog, proxyLog } of members(mesh)) {
      if (!isKnown(accessLog) || proxyLog !== undefined) continue;
      yield { origin, property: 'ServiceConnectConfiguration/AccessLogConfiguration', ...accessLogWithoutLogProblem() };
    }
  },
};
