import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { tlsEndpoints } from './tls-endpoints';

/** What is wrong with the network mode of a task whose endpoint uses TLS. */
export function tlsNetworkModeProblem(networkMode: string): Problem | undefined {
  if (networkMode === 'awsvpc') return undefined;
  return {
    message: ({ prop }) => `${prop('networkMode')} is ${JSON.stringify(networkMode)}; an endpoint with TLS needs "awsvpc"`,
    fix: ({ prop }) => `set ${prop('networkMode')} to "awsvpc", or remove Tls from the endpoint`,
  };
}

export const sc703: Rule = {
  id: 'SC703',
  name: 'tls-needs-awsvpc',
  title: 'An endpoint with TLS runs in network mode "awsvpc"',
  severity: 'error',
  source: TLS_PAGE,
  * check(mesh) {
    for (const { service: { origin, task }, endpoint } of tlsEndpoints(mesh)) {
      const networkMode = isKnown(task) ? task.networkMode : undefined;
      const problem = isKnown(networkMode) ? tlsNetworkModeProblem(networkMode) : undefined;
      if (problem) yield { origin, property: `${endpoint.property}/Tls`, ...problem };
    }
  },
};
