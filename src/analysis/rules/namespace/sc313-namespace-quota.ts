import { Identity, isKnown, NamespaceReference } from '../../facts';
import { Finding, Rule } from '../rule';
import { members } from '../select';
import { CLOUD_MAP_QUOTAS_PAGE } from '../sources';
import { taskCount } from '../task-count';

/** How much AWS Cloud Map holds. Only the second figure can be raised. */
const MOST = { services: 300, instances: 2000 };

/** What the services of the templates register in a namespace. */
interface Registered {
  readonly reference: NamespaceReference;
  services: number;
  instances: number;
}

export const sc313: Rule = {
  id: 'SC313',
  name: 'namespace-quota',
  title: 'A namespace has at most 300 services and 2,000 instances',
  severity: 'warning',
  source: CLOUD_MAP_QUOTAS_PAGE,
  * check(mesh) {
    const namespaces = new Map<Identity, Registered>();
    for (const service of members(mesh)) {
      const { namespace: reference, endpoints, conditional } = service;
      if (conditional || endpoints.length === 0 || !isKnown(reference) || !isKnown(reference.identity)) continue;
      const registered = namespaces.get(reference.identity) ?? { reference, services: 0, instances: 0 };
      registered.services += endpoints.length;
      registered.instances += endpoints.length * taskCount(service);
      namespaces.set(reference.identity, registered);
    }
    for (const registered of namespaces.values()) yield * excessOf(registered);
  },
};

function * excessOf({ reference, services, instances }: Registered): Iterable<Finding> {
  const { resource, origin, property, name } = reference;
  const place = resource ? { origin: resource.origin, property: 'Name' } : { origin, property };
  const which = isKnown(name) ? `the namespace "${name}"` : 'the namespace';
  if (services > MOST.services) {
    yield {
      ...place,
      message: `the services of the templates have ${services} endpoints in ${which}; AWS Cloud Map holds ${MOST.services} services a namespace, and this quota cannot be raised`,
      fix: 'split the services over several namespaces',
    };
  }
  if (instances > MOST.instances) {
    yield {
      ...place,
      message: `the services of the templates register ${instances} instances, one for each task and endpoint, in ${which}; AWS Cloud Map holds ${MOST.instances} a namespace unless AWS raises the quota`,
      fix: 'ask AWS for a higher quota, or split the services over several namespaces',
    };
  }
}
