import { Rule } from '../rule';
import { memberEndpoints } from '../select';
import { SERVICE_CONNECT_SERVICE_API } from '../sources';
import { missingSubject } from '../subjects';

export const sc111: Rule = {
  id: 'SC111',
  name: 'client-alias-count',
  title: 'An endpoint has exactly one client alias',
  severity: 'error',
  source: SERVICE_CONNECT_SERVICE_API,
  * check(mesh) {
    for (const { service: { origin }, endpoint: { aliases, aliasesComplete, property } } of memberEndpoints(mesh)) {
      const count = aliases.length;
      if (count === 1 || (count === 0 && !aliasesComplete)) continue;
      yield {
        origin,
        property: `${property}/ClientAliases`,
        subject: count === 0 ? missingSubject(origin.address, `${property}/ClientAliases`) : undefined,
        message: ({ prop }) => `${prop('clientAliases')} has ${count === 0 ? 'no entry' : `${count} entries`}; an endpoint has exactly one`,
        fix: count === 0
          ? 'add the client alias with the port that clients dial'
          : 'keep one client alias; for another name, add a port mapping with an endpoint of its own',
      };
    }
  },
};
