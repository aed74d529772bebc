import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { SERVICE_CONNECT_SERVICE_API } from '../sources';
import { renaming } from './discovery-name-change';
import { discoveryNameProperty } from './discovery-name-property';
import { NAME_FORM, NAME_PATTERN, nearestName } from './name-pattern';
import { endpointSubject } from './subject';

/** Cloud Map's own model ends a label after 63 characters, never with a hyphen, and has no label of an underscore alone. */
const CLOUD_MAP_LABEL = /^(?!_$).{0,62}[^-]$/;

/** What is wrong with a discovery name; a warning where ECS takes the name but the model of Cloud Map does not. */
export function discoveryNameProblem(name: string): (Problem & { severity?: 'warning' }) | undefined {
  if (!NAME_PATTERN.test(name)) {
    return {
      message: ({ prop }) => `${prop('discoveryName')} is ${JSON.stringify(name)}; a discovery name has ${NAME_FORM}`,
      fix: `use a lower-case name such as ${JSON.stringify(nearestName(name) ?? 'catalog')}`,
    };
  }
  if (CLOUD_MAP_LABEL.test(name)) return undefined;
  return {
    severity: 'warning',
    message: ({ prop }) => `${prop('discoveryName')} is ${JSON.stringify(name)}; Cloud Map allows up to 63 characters, no trailing hyphen and no single underscore`,
    fix: 'use at most 63 characters, with a letter or a digit at the end',
  };
}

export const sc203: Rule = {
  id: 'SC203',
  name: 'discovery-name-format',
  title: `A discovery name has ${NAME_FORM}`,
  severity: 'error',
  source: SERVICE_CONNECT_SERVICE_API,
  * check(mesh) {
    for (const owned of memberEndpoints(mesh)) {
      const { service: { origin }, endpoint } = owned;
      const { discoveryName, discoveryNameDefaulted } = endpoint;
      const problem = isKnown(discoveryName) ? discoveryNameProblem(discoveryName) : undefined;
      if (!isKnown(discoveryName) || !problem) continue;
      yield {
        origin,
        property: discoveryNameProperty(endpoint),
        ...discoveryNameDefaulted ? { subject: endpointSubject(owned) } : {},
        ...problem,
        changes: discoveryNameDefaulted ? undefined : renaming(mesh, owned, nearestName(discoveryName)),
      };
    }
  },
};
