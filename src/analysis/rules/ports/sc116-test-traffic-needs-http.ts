import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { BLUE_GREEN_PAGE } from '../sources';
import { speaksHttp } from './app-protocol';

const ON_TCP: Problem = {
  message: ({ prop }) => `${prop('testTrafficRules')} is set, but the port mapping has no ${prop('appProtocol')} "http", "http2" or "grpc"; TCP has no headers`,
  fix: ({ prop }) => `set ${prop('appProtocol')} of the port mapping to what the container speaks, or remove the test-traffic rule`,
};

export const sc116: Rule = {
  id: 'SC116',
  name: 'test-traffic-needs-http',
  title: 'An endpoint with a test-traffic rule has the appProtocol http, http2 or grpc',
  severity: 'error',
  source: BLUE_GREEN_PAGE,
  * check(mesh) {
    for (const { service: { origin }, endpoint: { mapping, aliases, property } } of memberEndpoints(mesh)) {
      if (speaksHttp(mapping) !== false) continue;
      for (const [i, { testTraffic }] of aliases.entries()) {
        if (isKnown(testTraffic)) yield { origin, property: `${property}/ClientAliases/${i}/TestTrafficRules`, ...ON_TCP };
      }
    }
  },
};
