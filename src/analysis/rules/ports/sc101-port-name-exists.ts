import { isKnown, TaskFacts, UNKNOWN } from '../../facts';
import { setTo } from '../fix';
import { gatewayConnectorsOf } from '../gateway-connectors';
import { endpointSubject } from '../naming/subject';
import { nearest } from '../near-miss';
import { Problem, Rule } from '../rule';
import { memberEndpoints, members } from '../select';
import { portMappingsOf } from './port-mappings';
import { SERVICE_CONNECT_SERVICE_API } from '../sources';
import { named } from '../words';

/** What is wrong with a port name that is not among the names there are. */
function portNameMissing(portName: string | undefined, task: string, names: readonly string[], meant?: string): Problem {
  const given = portName === undefined ? 'left out' : JSON.stringify(portName);
  const known = names.map((name) => JSON.stringify(name)).join(', ');
  return {
    message: ({ prop }) => `${prop('portName')} is ${given}; ${names.length > 0 ? `the port mappings of ${task} are named ${known}` : `no port mapping of ${task} has a name`}`,
    ...meant !== undefined ? setTo(named('portName'), meant, ', or give a port mapping that name')
      : { fix: ({ prop }) => names.length > 0 ? `set ${prop('portName')} to ${known.replace(/, (?=[^,]*$)/, ' or ')}, or give a port mapping that name` : 'name the port mapping' },
  };
}

export const sc101: Rule = {
  id: 'SC101',
  name: 'port-name-exists',
  title: 'The port name of an endpoint exists in the task definition',
  severity: 'error',
  source: SERVICE_CONNECT_SERVICE_API,
  * check(mesh) {
    for (const owned of memberEndpoints(mesh)) {
      const { service: { origin, task, endpoints }, endpoint: { portName, mapping, property } } = owned;
      if (portName === UNKNOWN || !isKnown(task) || (mapping && !isKnown(mapping.containerPortRange))) continue;
      const names = portNames(task);
      if (!names || (portName !== undefined && names.includes(portName))) continue;
      const meant = onlyMeant(portName, names.filter((name) => !endpoints.some((other) => other.portName === name)));
      yield { origin, property: `${property}/PortName`, subject: endpointSubject(owned), ...portNameMissing(portName, task.origin.logicalId, names, meant) };
    }
    for (const service of members(mesh)) {
      const { origin, task } = service;
      const names = isKnown(task) ? portNames(task) : undefined;
      if (!isKnown(task) || !names) continue;
      for (const { portName, property } of gatewayConnectorsOf(mesh, service)) {
        if (!isKnown(portName) || names.includes(portName)) continue;
        yield { origin, property: `${property}/PortName`, ...portNameMissing(portName, task.origin.logicalId, names, onlyMeant(portName, names)) };
      }
    }
  },
};

/** The one name that can be meant: the only one, or the one that is nearly written. */
function onlyMeant(portName: string | undefined, names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : portName === undefined ? undefined : nearest(portName, names);
}

/** The names of the single ports, a range being none; `undefined` where the template does not tell them all. */
function portNames(task: TaskFacts): string[] | undefined {
  const { containers, containersComplete } = task;
  if (!containersComplete || !containers.every(({ portMappingsComplete }) => portMappingsComplete)) return undefined;
  const names: string[] = [];
  for (const { name, containerPortRange } of portMappingsOf(task)) {
    if (name === UNKNOWN) return undefined;
    if (name !== undefined && !isKnown(containerPortRange)) names.push(name);
  }
  return [...new Set(names)];
}
