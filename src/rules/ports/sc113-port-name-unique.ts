import { isKnown, MeshFacts, PortMappingFacts, TaskFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
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
    for (const { origin, containers } of tasksOf(mesh)) {
      for (const { name, property } of repeated(containers.flatMap(({ portMappings }) => portMappings))) {
        yield { origin, property: `${property}/Name`, ...duplicatePortNameProblem(name) };
      }
    }
  },
};

/** The task definitions of the mesh: several services may share one. */
function tasksOf(mesh: MeshFacts): Iterable<TaskFacts> {
  return new Set(members(mesh).map(({ task }) => task).filter(isKnown));
}

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
