import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { missingSubject } from '../subjects';

export const sc715: Rule = {
  id: 'SC715',
  name: 'proxy-log-missing',
  title: 'The proxy has a log configuration',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      const { origin, proxyLog, accessLog } = service;
      if (proxyLog !== undefined || accessLog !== undefined) continue; // SC711 tells of an access log without it
      yield {
        origin,
        property: 'ServiceConnectConfiguration/LogConfiguration',
        subject: missingSubject(origin.address, 'ServiceConnectConfiguration/LogConfiguration'),
        message: ({ prop }) => `${prop('logConfiguration')} is left out: the proxy of ${service.name} writes no log`,
        fix: ({ prop }) => `add a ${prop('logConfiguration')} to the Service Connect configuration`,
      };
    }
  },
};
