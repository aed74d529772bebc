import { Identity, isKnown, MeshFacts, ServiceFacts } from '../../facts';
import { NamespaceScale, proxyMemoryMiB } from '../../sizing';
import { MemberTask } from '../member-tasks';
import { perMesh } from '../per-mesh';
import { members } from '../select';
import { taskCount } from '../task-count';
import { memoryAgainstTask, sumOf } from './container-resources';

const UNKNOWN_SCALE: NamespaceScale = { services: 1, tasks: 1 };

/** How many services and tasks each namespace holds at least, by its identity. */
const namespaceScales = perMesh((mesh): ReadonlyMap<Identity, NamespaceScale> => {
  const scales = new Map<Identity, NamespaceScale>();
  for (const service of members(mesh)) {
    const { namespace, conditional } = service;
    if (conditional || !isKnown(namespace) || !isKnown(namespace.identity)) continue;
    const { services, tasks } = scales.get(namespace.identity) ?? { services: 0, tasks: 0 };
    scales.set(namespace.identity, { services: services + 1, tasks: tasks + taskCount(service) });
  }
  return scales;
});

/** The memory that AWS recommends for the proxy of a task, in the largest namespace of the services that run it. */
export function recommendedProxyMemory(mesh: MeshFacts, { services }: MemberTask): number {
  const scales = namespaceScales(mesh);
  return Math.max(...services.map((service) => proxyMemoryMiB(scaleOf(service, scales))));
}

/** The memory of a task that holds its containers and the proxy; `undefined` if no container says how much it takes. */
export function memoryWithProxy(mesh: MeshFacts, memberTask: MemberTask): number | undefined {
  const { task } = memberTask;
  const used = Math.max(usedMemory(memberTask), memoryAgainstTask(task));
  return used > 0 ? used + recommendedProxyMemory(mesh, memberTask) : undefined;
}

/** What the containers of a task take together, up to their limits. */
export function usedMemory({ task }: MemberTask): number {
  return sumOf(task, ({ memoryMiB, memoryReservationMiB }) => memoryMiB ?? memoryReservationMiB);
}

function scaleOf({ namespace }: ServiceFacts, scales: ReadonlyMap<Identity, NamespaceScale>): NamespaceScale {
  return isKnown(namespace) && isKnown(namespace.identity) && scales.get(namespace.identity) || UNKNOWN_SCALE;
}
