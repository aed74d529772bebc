import { isKnown, MeshFacts } from '../../facts';
import { inProperty } from '../fix';
import { memberTasks } from '../member-tasks';
import { NAME_FORM, NAME_PATTERN, nearestName } from '../naming/name-pattern';
import { endpointSubject } from '../naming/subject';
import { Change, Problem, Rule } from '../rule';
import { MemberEndpoint, memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';
import { portMappingsOf } from './port-mappings';

/** What is wrong with the name of a port mapping. */
export function portNameProblem(name: string): Problem | undefined {
  if (NAME_PATTERN.test(name)) return undefined;
  return {
    message: `name is ${JSON.stringify(name)}; a port mapping's name has ${NAME_FORM}`,
    fix: `use a lower-case name such as ${JSON.stringify(nearestName(name) ?? 'http')}`,
  };
}

export const sc102: Rule = {
  id: 'SC102',
  name: 'port-name-format',
  title: `The name of a port mapping has ${NAME_FORM}`,
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    for (const owned of memberEndpoints(mesh)) {
      const { service: { origin }, endpoint: { portName, property } } = owned;
      const problem = isKnown(portName) ? portNameProblem(portName) : undefined;
      if (problem) yield { origin, property: `${property}/PortName`, subject: endpointSubject(owned), ...problem, changes: renaming(mesh, owned) };
    }
  },
};

/** Renames the port mapping, and the endpoint with it, where nothing else uses either name. */
function renaming(mesh: MeshFacts, { service, endpoint: { portName, mapping } }: MemberEndpoint): Change[] | undefined {
  const { task } = service;
  const name = isKnown(portName) ? nearestName(portName) : undefined;
  if (name === undefined || !mapping || !isKnown(task)) return undefined;
  const users = memberTasks(mesh).find((member) => member.task === task)?.services ?? [];
  const others = portMappingsOf(task).filter((other) => other !== mapping);
  if (users.length !== 1 || others.some((other) => other.name === name || other.name === portName)) return undefined;
  return [{ op: 'set', value: name }, inProperty(task.origin, `${mapping.property}/Name`, name)];
}
