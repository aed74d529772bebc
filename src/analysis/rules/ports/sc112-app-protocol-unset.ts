import { Rule } from '../rule';
import { memberEndpoints } from '../select';
import { httpHint } from './http-hint';

export const sc112: Rule = {
  id: 'SC112',
  name: 'app-protocol-unset',
  title: 'A port whose name or number says HTTP or gRPC has an appProtocol',
  severity: 'info',
  source: 'https://github.com/aws/amazon-ecs-service-connect-agent/issues/78',
  * check(mesh) {
    for (const { service: { origin }, endpoint: { mapping, property } } of memberEndpoints(mesh)) {
      const hint = mapping && mapping.appProtocol === undefined ? httpHint(mapping) : undefined;
      if (!hint) continue;
      yield {
        origin,
        property: `${property}/PortName`,
        message: `appProtocol of the port mapping is not set, though ${hint.because} says ${hint.appProtocol}: the proxy balances whole connections, not requests, and has no HTTP metrics`,
        fix: `set appProtocol to "${hint.appProtocol}", if that is what the container speaks`,
      };
    }
  },
};
