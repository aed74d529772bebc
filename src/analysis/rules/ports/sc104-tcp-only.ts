import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';

export const sc104: Rule = {
  id: 'SC104',
  name: 'tcp-only',
  title: 'The port mapping of an endpoint is TCP',
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    for (const { service: { origin }, endpoint: { mapping, portName, property } } of memberEndpoints(mesh)) {
      const protocol = mapping?.protocol;
      if (!isKnown(protocol) || !isKnown(portName) || protocol.toLowerCase() === 'tcp') continue;
      yield {
        origin,
        property: `${property}/PortName`,
        message: `protocol of port mapping ${JSON.stringify(portName)} is ${JSON.stringify(protocol)}; Service Connect supports only "tcp"`,
        fix: 'set protocol to "tcp" or leave it out, or take the endpoint out of the Service Connect configuration',
      };
    }
  },
};
