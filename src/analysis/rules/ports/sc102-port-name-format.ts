import { isKnown } from '../../facts';
import { NAME_FORM, NAME_PATTERN } from '../naming/name-pattern';
import { endpointSubject } from '../naming/subject';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';

/** What is wrong with the name of a port mapping. */
export function portNameProblem(name: string): Problem | undefined {
  if (NAME_PATTERN.test(name)) return undefined;
  return {
    message: `name is ${JSON.stringify(name)}; a port mapping's name has ${NAME_FORM}`,
    fix: 'use a lower-case name such as "http"',
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
      if (problem) yield { origin, property: `${property}/PortName`, subject: endpointSubject(owned), ...problem };
    }
  },
};
