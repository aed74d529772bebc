import { isKnown, MeshFacts, ServiceFacts, TaskFacts } from '../facts';
import { perMesh } from './per-mesh';
import { members } from './select';

/** A task definition and the services on the mesh that run it. */
export interface MemberTask {
  readonly task: TaskFacts;
  readonly services: readonly [ServiceFacts, ...ServiceFacts[]];
}

/** The task definitions of the services on the mesh, each once, however many services run it. */
export const memberTasks = perMesh((mesh: MeshFacts): readonly MemberTask[] => {
  const byTask = new Map<TaskFacts, [ServiceFacts, ...ServiceFacts[]]>();
  for (const service of members(mesh)) {
    const { task } = service;
    if (!isKnown(task)) continue;
    const services = byTask.get(task);
    if (services) services.push(service);
    else byTask.set(task, [service]);
  }
  return [...byTask].map(([task, services]) => ({ task, services }));
});
