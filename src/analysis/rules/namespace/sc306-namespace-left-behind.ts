import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { valueSubject } from '../subjects';
import { usedReferences } from './references';

export const sc306: Rule = {
  id: 'SC306',
  name: 'namespace-left-behind',
  title: 'A template creates the namespace that services name',
  severity: 'info',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    // A namespace whose name only the deployment knows may be the one.
    if (!mesh.namespaces.every(({ name }) => isKnown(name))) return;
    const created = new Set(mesh.namespaces.map(({ name }) => name));
    for (const { reference: { origin, property, by, text, identity } } of usedReferences(mesh)) {
      if (by !== 'NAME' || created.has(text)) continue;
      yield {
        origin,
        property,
        subject: valueSubject(origin.address, property),
        cause: String(identity),
        message: `Namespace is ${JSON.stringify(text)}, a name that no template here creates; ECS creates the namespace if it is missing, and nothing deletes it`,
        fix: 'create the namespace with AWS::ServiceDiscovery::HttpNamespace and use its ARN, or delete it by hand when the last service is gone',
      };
    }
  },
};
