import { isKnown, MeshFacts, NamespaceReference, ServiceFacts } from '../../facts';
import { perMesh } from '../per-mesh';
import { members } from '../select';

/** A reference to a namespace and the services on the mesh that it puts there. */
interface UsedReference {
  readonly reference: NamespaceReference;
  readonly services: readonly [ServiceFacts, ...ServiceFacts[]];
}

/** Every reference by which services on the mesh name their namespace; the default of a cluster once, however many services take it. */
export const usedReferences = perMesh((mesh: MeshFacts): readonly UsedReference[] => {
  const byPlace = new Map<string, { reference: NamespaceReference; services: [ServiceFacts, ...ServiceFacts[]] }>();
  for (const service of members(mesh)) {
    const { namespace: reference } = service;
    if (!isKnown(reference) || isRemoval(reference)) continue;
    const used = byPlace.get(reference.origin.address);
    if (used) used.services.push(service);
    else byPlace.set(reference.origin.address, { reference, services: [service] });
  }
  return [...byPlace.values()];
});

/** Whether a reference is the empty text by which a cluster gives its default up. */
export function isRemoval({ text, property }: NamespaceReference): boolean {
  return text === '' && property === CLUSTER_DEFAULT;
}

/** Property in which a cluster names the namespace of services that name none. */
export const CLUSTER_DEFAULT = 'ServiceConnectDefaults/Namespace';
