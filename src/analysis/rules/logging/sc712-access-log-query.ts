import { isKnown } from '../../facts';
import { setTo } from '../fix';
import { Rule } from '../rule';
import { members } from '../select';
import { named } from '../words';
import { ACCESS_LOG_API } from './sources';

export const sc712: Rule = {
  id: 'SC712',
  name: 'access-log-query',
  title: 'Access logs do not hold query parameters, which can be secrets',
  severity: 'warning',
  source: ACCESS_LOG_API,
  * check(mesh) {
    for (const { origin, accessLog } of members(mesh)) {
      if (!isKnown(accessLog) || accessLog.includeQueryParameters !== 'ENABLED') continue;
      yield {
        origin,
        property: 'ServiceConnectConfiguration/AccessLogConfiguration/IncludeQueryParameters',
        message: ({ prop }) => `${prop('includeQueryParameters')} is "ENABLED"; query parameters can contain tokens and personal data, which the log then keeps`,
        ...setTo(named('includeQueryParameters'), 'DISABLED', ', the default, or acknowledge that they hold nothing secret'),
      };
    }
  },
};
