import { isKnown } from '../../facts';
import { removing } from '../fix';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { named } from '../words';
import { CONCEPTS_PAGE } from './sources';

/** What is wrong with a container that sets `links`. */
export function linksProblem(container: string): Problem {
  return {
    message: ({ prop }) => `container "${container}" sets ${prop('links')}; Service Connect does not support them`,
    ...removing(named('links'), ', and call the other container by localhost in network mode "awsvpc", or by an endpoint of its own'),
  };
}

export const sc504: Rule = {
  id: 'SC504',
  name: 'container-links',
  title: 'No container sets links',
  severity: 'error',
  source: CONCEPTS_PAGE,
  * check(mesh) {
    for (const { task: { origin, containers } } of memberTasks(mesh)) {
      for (const { name, links, property } of containers) {
        if (!isKnown(links) || links.length === 0) continue;
        yield { origin, property: `${property}/Links`, ...linksProblem(isKnown(name) ? name : property) };
      }
    }
  },
};
