import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { SecurityGroups } from './security-groups';

export const sc511: Rule = {
  id: 'SC511',
  name: 'endpoint-of-another-app-closed',
  title: 'Somebody opens the port of an endpoint that another app publishes',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { client, target, server, unopenedPort } of mesh.connections) {
      if (client.enabled !== true || server || unopenedPort === undefined) continue;
      const groups = SecurityGroups.of(mesh).names(client.securityGroups) || 'the security groups of its tasks';
      yield {
        origin: client.origin,
        property: 'NetworkConfiguration',
        message: `${client.name} calls ${target}, which another app publishes; nothing here opens port ${unopenedPort} of its server to ${groups}`,
        fix: `admit tcp port ${unopenedPort} from ${groups} in that app and connect with openSecurityGroups: false, `
          + 'or give importEndpoint the securityGroup of the server',
      };
    }
  },
};
