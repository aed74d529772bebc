import { CfnResource } from 'aws-cdk-lib/core';
import { Member, memberOf, ServiceConnectOrdering } from '../mesh';
import { RedeployAfter } from '../service/connection';

/**
 * What has to be there before services are public: the services, and all that they connect to, directly or through others.
 *
 * A server that comes first is one that its client waits for; of the others, and of the redeployments after them, nobody else would.
 */
export function prerequisitesOf(members: readonly Member[]): CfnResource[] {
  const needed = new Set<CfnResource>(members.map(({ cfnService }) => cfnService));
  const reached = new Set(members);
  for (const client of reached) {
    for (const { binding, ordering } of client.connections.values()) {
      const server = memberOf(binding.server);
      if (!server) continue;
      if (ordering !== ServiceConnectOrdering.SERVER_FIRST) needed.add(server.cfnService);
      reached.add(server);
    }
    for (const redeployment of RedeployAfter.of(client)) needed.add(redeployment);
  }
  return [...needed];
}
