import { callingFirst } from '../missing-call';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { say } from '../words';
import { callerOf, mayAdmit } from './admission';
import { admitting } from './admitting';
import { closedEgress } from './closed-egress';
import { inference, meshConnections } from './connections';
import { isAwsvpc, listeningPort } from './listening-port';
import { SecurityGroups } from './security-groups';

export const sc501: Rule = {
  id: 'SC501',
  name: 'ingress-closed',
  title: 'The security group of a server admits its clients on the port that the proxy listens on',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const securityGroups = SecurityGroups.of(mesh);
    const callers = callerOf(mesh);
    for (const connection of meshConnections(mesh)) {
      const { client, server, endpoint, target } = connection;
      const listening = listeningPort(endpoint);
      if (!listening || !isAwsvpc(server) || !server.securityGroupsComplete) continue;
      const groups = securityGroups.find(server.securityGroups);
      const caller = callers(client);
      if (!groups || !caller) continue;
      const ports = { from: listening.port, to: listening.port };
      const closed = closedEgress(mesh, connection, { groups: server.securityGroups, ports, what: ({ prop }) => `the ${prop(listening.property)} behind ${target}` });
      if (closed) yield closed;
      if (mayAdmit(groups, ports, caller)) continue;
      const { note, mark } = inference(connection);
      const names = securityGroups.names(server.securityGroups);
      const { fix, changes } = callingFirst(connection, admitting(mesh, { groups: server.securityGroups, callers: caller.groups, ports }));
      yield {
        origin: server.origin,
        property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups',
        message: ({ prop }) => `no ingress rule of ${names} admits ${client.name} to ${server.name} on port ${listening.port}, the ${prop(listening.property)} behind ${target}${note}`,
        fix: (words) => `${say(fix, words)}; the alias port needs none`,
        changes,
        ...mark,
      };
    }
  },
};
