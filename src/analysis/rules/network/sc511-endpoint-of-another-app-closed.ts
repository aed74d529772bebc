import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { Words } from '../words';
import { SecurityGroups } from './security-groups';

export const sc511: Rule = {
  id: 'SC511',
  name: 'endpoint-of-another-app-closed',
  title: 'The port of an endpoint is open even if this app cannot change its security group',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { client, target, server, unopenedPort } of mesh.connections) {
      if (client.enabled !== true || unopenedPort === undefined) continue;
      const groups = SecurityGroups.of(mesh).names(client.securityGroups) || 'the security groups of its tasks';
      const reason = server
        ? { of: ({ inApp }: Words) => `${server.name}, whose security group ${inApp ? 'is imported as immutable' : 'takes no rules from here'}`, where: 'where that group is made', way: 'import it as mutable' }
        : { of: () => 'which another app publishes', where: 'in that app', way: 'give importEndpoint the securityGroup of the server, imported as mutable' };
      yield {
        origin: client.origin,
        property: 'NetworkConfiguration',
        message: (words) => `${client.name} calls ${target}${server ? ' of ' : ', '}${reason.of(words)}; nothing here opens port ${unopenedPort} of its server to ${groups}`,
        fix: ({ inApp }) => `admit tcp port ${unopenedPort} from ${groups} ${reason.where} and ${inApp
          ? `connect with openSecurityGroups set to false, or ${reason.way}`
          : 'leave unopenedPort out of the Metadata of the client'}`,
      };
    }
  },
};
