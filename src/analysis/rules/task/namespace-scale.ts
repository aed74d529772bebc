import { Identity, isKnown, MeshFacts, ServiceFacts } from '../../facts';
import { NamespaceScale } from '../../sizing';
import { members } from '../select';
import { isNumber } from './container-resources';

/** How many services and tasks each namespace holds at least, by its identity. */
export function namespaceScales(mesh: MeshFacts): ReadonlyMap<Identity, NamespaceScale> {
  const scales = new Map<Identity, NamespaceScale>();
  for (const service of members(mesh)) {
    const { namespace, conditional } = service;
    if (conditional || !isKnown(namespace) || !isKnown(namespace.identity)) continue;
    const { services, tasks } = scales.get(namespace.identity) ?? { services: 0, tasks: 0 };
    scales.set(namespace.identity, { services: services + 1, tasks: tasks + tasksOf(service) });
  }
  return scales;
}

/** Tasks that a service is known to run, or to be going to run; one where nobody tells. */
function tasksOf({ metadata, desiredCount }: ServiceFacts): number {
  return metadata?.expectedTasks ?? (isNumber(desiredCount) ? desiredCount : 1);
}
