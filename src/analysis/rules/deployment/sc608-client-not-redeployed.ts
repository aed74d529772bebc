import { ConnectionFacts } from '../../facts';
import { groupBy } from '../group-by';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc608: Rule = {
  id: 'SC608',
  name: 'client-not-redeployed',
  title: 'A client is deployed again when the endpoints that it connects to change',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check({ connections }) {
    for (const [service, missed] of groupBy(connections.filter(isMissed), ({ client }) => client)) {
      yield {
        origin: service.origin,
        property: 'ForceNewDeployment/ForceNewDeploymentNonce',
        message: ({ prop }) => `service ${service.name} connects to ${missed.map(({ target }) => target).join(', ')} and has no ${prop('forceNewDeploymentNonce')}; `
          + 'its running tasks do not resolve endpoints that are newer than they are',
        fix: 'set ForceNewDeployment with EnableForceNewDeployment and a ForceNewDeploymentNonce that changes with these endpoints',
      };
    }
  },
};

/** Whether a client on the mesh declares the connection, and is not deployed again if the endpoint changes. */
function isMissed({ client, inferredFrom }: ConnectionFacts): boolean {
  return client.enabled === true && client.redeploymentNonce === undefined && inferredFrom === undefined;
}
