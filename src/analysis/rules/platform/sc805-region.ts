import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { REGIONS_WITHOUT } from './regions';
import { ECS_ENDPOINTS_PAGE } from './sources';

export const sc805: Rule = {
  id: 'SC805',
  name: 'region',
  title: 'The Region has Amazon ECS and AWS Cloud Map, which Service Connect needs',
  severity: 'warning',
  source: ECS_ENDPOINTS_PAGE,
  * check(mesh) {
    const reported = new Set<string>();
    for (const service of members(mesh)) {
      const { origin, target: { region } } = service;
      if (!isKnown(region) || !REGIONS_WITHOUT.has(region) || reported.has(region)) continue;
      reported.add(region);
      yield {
        origin,
        property: 'ServiceConnectConfiguration',
        message: `the Region of "${service.name}" is "${region}", which had no endpoint of Amazon ECS or of AWS Cloud Map when this version was released`,
        fix: 'make sure that AWS offers Service Connect there, or deploy to another Region',
      };
    }
  },
};
