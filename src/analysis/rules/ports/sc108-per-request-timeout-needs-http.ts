import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { speaksHttp } from './app-protocol';

/** What is wrong with a per-request timeout on a port that the proxy carries as TCP. */
function perRequestTimeoutOnTcp(seconds: number): Problem {
  return {
    message: ({ prop }) => `${prop('perRequestTimeoutSeconds')} is ${seconds}, but the port mapping has no ${prop('appProtocol')} "http", "http2" or "grpc"; TCP has no requests to time`,
    fix: ({ prop }) => `set ${prop('appProtocol')} of the port mapping to what the container speaks, or remove the per-request timeout`,
  };
}

export const sc108: Rule = {
  id: 'SC108',
  name: 'per-request-timeout-needs-http',
  title: 'An endpoint with a per-request timeout has the appProtocol http, http2 or grpc',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { service: { origin }, endpoint: { mapping, perRequestTimeoutSeconds: seconds, property } } of memberEndpoints(mesh)) {
      if (!isKnown(seconds) || speaksHttp(mapping) !== false) continue;
      yield { origin, property: `${property}/Timeout/PerRequestTimeoutSeconds`, ...perRequestTimeoutOnTcp(seconds) };
    }
  },
};
