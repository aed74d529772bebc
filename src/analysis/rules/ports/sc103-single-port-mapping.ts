import { isKnown } from '../../facts';
import { endpointSubject } from '../naming/subject';
import { Rule } from '../rule';
import { memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';

export const sc103: Rule = {
  id: 'SC103',
  name: 'single-port-mapping',
  title: 'The port mapping of an endpoint is one port, not a containerPortRange',
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    for (const owned of memberEndpoints(mesh)) {
      const { service: { origin }, endpoint: { mapping, portName, property } } = owned;
      if (!mapping || !isKnown(mapping.containerPortRange) || !isKnown(portName)) continue;
      const { containerPortRange: range } = mapping;
      yield {
        origin,
        property: `${property}/PortName`,
        subject: endpointSubject(owned),
        message: ({ prop }) => `${prop('portName')} is ${JSON.stringify(portName)}, which names the ${prop('containerPortRange')} ${range}; an endpoint needs one ${prop('containerPort')}`,
        fix: ({ prop }) => `set ${prop('containerPort')} instead of ${prop('containerPortRange')}, with a port mapping and an endpoint for each port`,
      };
    }
  },
};
