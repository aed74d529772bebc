import { isKnown, PortMappingFacts } from '../../facts';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { PORT_MAPPING_API } from '../sources';

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
    for (const { task: { origin, containers } } of memberTasks(mesh)) {
      const mappings = containers.flatMap(({ portMappings }) => portMappings);
      if (mappings.length < 2) continue;
      for (const { name, property } of repeated(mappings)) {
        yield { origin, property: `${property}/Name`, ...duplicatePortNameProblem(name) };
      }
    }
  },
};

/** The second mapping of each name that stands on more than one. */
function* repeated(mappings: readonly PortMappingFacts[]): Generator<{ name: string; property: string }> {
  const times = new Map<string, number>();
  for (const { name, property } of mappings) {
    if (!isKnown(name)) continue;
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    if (before === 1) yield { name, property };
  }
}
