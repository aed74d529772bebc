import { concatMap, isKnown, MeshFacts, ServiceFacts, TaskFacts } from '../facts';
import { groupBy, NonEmpty } from './group-by';
import { perMesh } from './per-mesh';
import { members } from './select';

/** A task definition and the services on the mesh that run it. */
export interface MemberTask {
  readonly task: TaskFacts;
  readonly services: NonEmpty<ServiceFacts>;
}

/** The task definitions of the services on the mesh, each once, however many services run it. */
export const memberTasks = perMesh((mesh: MeshFacts): readonly MemberTask[] => (
  concatMap([...groupBy(members(mesh), ({ task }) => task)], ([task, services]) => (isKnown(task) ? [{ task, services }] : []))
));
