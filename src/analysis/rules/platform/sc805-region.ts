import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { REGIONS } from './regions';

export const sc805: Rule = {
  id: 'SC805',
  name: 'region',
  title: 'The Region is one that is known to have Service Connect',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const reported = new Set<string>();
    for (const { origin, name, target: { region } } of members(mesh)) {
      if (!isKnown(region) || REGIONS.has(region) || reported.has(region)) continue;
      reported.add(region);
      yield {
        origin,
        property: 'ServiceConnectConfiguration',
        message: `the Region of "${name}" is "${region}", which is not among those that are known to have Service Connect: ${[...REGIONS].join(', ')}`,
        fix: 'make sure that AWS offers Service Connect there, or deploy to another Region',
      };
    }
  },
};
