import { isKnown } from '../../facts';
import { removing } from '../fix';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { named } from '../words';

/** What is wrong with a container of a bridge task that sets `hostname`. */
export function hostnameProblem(container: string): Problem {
  return {
    message: ({ prop }) => `container "${container}" sets ${prop('hostname')}; Service Connect does not support it in network mode "bridge"`,
    ...removing(named('hostname'), '; network mode "awsvpc" does not take it either'),
  };
}

export const sc503: Rule = {
  id: 'SC503',
  name: 'bridge-hostname',
  title: 'In network mode "bridge", no container sets a hostname',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { task: { origin, networkMode, containers } } of memberTasks(mesh)) {
      if (networkMode !== 'bridge') continue;
      for (const { name, hostname, property } of containers) {
        if (isKnown(hostname)) yield { origin, property: `${property}/Hostname`, ...hostnameProblem(isKnown(name) ? name : property) };
      }
    }
  },
};
