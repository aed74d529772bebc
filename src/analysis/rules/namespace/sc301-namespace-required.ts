import { isKnown, ServiceFacts } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { CONFIGURATION_API } from '../sources';
import { missingSubject } from '../subjects';
import { byArn } from './namespace-arn';
import { isRemoval } from './references';

const PROPERTY = 'ServiceConnectConfiguration/Namespace';

export const sc301: Rule = {
  id: 'SC301',
  name: 'namespace-required',
  title: 'The service names a namespace, or its cluster has a default one',
  severity: 'error',
  source: CONFIGURATION_API,
  * check(mesh) {
    for (const service of members(mesh)) {
      const { origin, cluster } = service;
      // A cluster that is not in the templates, such as the default one of the account, may have a default namespace.
      if (!isKnown(cluster) || hasNamespace(service)) continue;
      const namespaces = mesh.namespaces.filter(({ origin: { template } }) => template === origin.template);
      yield {
        origin,
        property: PROPERTY,
        subject: missingSubject(origin.address, PROPERTY),
        message: `Namespace of "${service.name}" is left out, and its cluster "${cluster.origin.logicalId}" has no ServiceConnectDefaults`,
        fix: 'name a namespace by its ARN in ServiceConnectConfiguration/Namespace of the service, or in ServiceConnectDefaults of the cluster',
        changes: namespaces.length === 1 ? byArn(namespaces[0], [{ origin, property: PROPERTY }]) : undefined,
      };
    }
  },
};

function hasNamespace({ namespace }: ServiceFacts): boolean {
  if (namespace === undefined) return false;
  return !isKnown(namespace) || !isRemoval(namespace);
}
