import { isKnown } from '../../facts';
import { inProperty } from '../fix';
import { groupBy } from '../group-by';
import { memberTasks } from '../member-tasks';
import { freeName } from '../naming/name-pattern';
import { Problem, Rule } from '../rule';
import { PORT_MAPPING_API } from '../sources';
import { portMappingsOf } from './port-mappings';

/** What is wrong with a port mapping that has the name of another one. */
export function duplicatePortNameProblem(name: string): Problem {
  return {
    message: `name is ${JSON.stringify(name)} on more than one port mapping; a port mapping's name is unique in its task definition`,
    fix: `give each of the port mappings named ${JSON.stringify(name)} a name of its own`,
  };
}

export const sc113: Rule = {
  id: 'SC113',
  name: 'port-name-unique',
  title: 'The name of a port mapping is unique in its task definition',
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    for (const { task } of memberTasks(mesh)) {
      const mappings = portMappingsOf(task);
      if (mappings.length < 2) continue;
      const taken = new Set(mappings.map(({ name }) => name).filter(isKnown));
      for (const [name, [, ...more]] of groupBy(mappings, (mapping) => mapping.name)) {
        if (!isKnown(name) || more.length === 0) continue;
        const changes = more.map(({ property }) => {
          const free = freeName(name, taken);
          taken.add(free);
          return inProperty(task.origin, `${property}/Name`, free);
        });
        yield { origin: task.origin, property: `${more[0].property}/Name`, ...duplicatePortNameProblem(name), changes };
      }
    }
  },
};
