import { addTo, ServiceFacts } from '../../facts';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc608: Rule = {
  id: 'SC608',
  name: 'client-not-redeployed',
  title: 'A client is deployed again when the endpoints that it connects to change',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check({ connections }) {
    const targets = new Map<ServiceFacts, string[]>();
    for (const { client, target, inferredFrom } of connections) {
      if (client.enabled !== true || client.redeploymentNonce !== undefined || inferredFrom !== undefined) continue;
      addTo(targets, client, target);
    }
    for (const [{ origin, name }, names] of targets) {
      yield {
        origin,
        property: 'ForceNewDeployment/ForceNewDeploymentNonce',
        message: `service ${name} connects to ${names.join(', ')} and has no forceNewDeploymentNonce; `
          + 'its running tasks do not resolve endpoints that are newer than they are',
        fix: 'set ForceNewDeployment with EnableForceNewDeployment and a ForceNewDeploymentNonce that changes with these endpoints',
      };
    }
  },
};
