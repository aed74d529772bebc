import { isKnown, MeshFacts, TaskFacts } from '../../facts';
import { members } from '../select';

/** The task definitions of the services on the mesh, each once, however many services run it. */
export function memberTasks(mesh: MeshFacts): TaskFacts[] {
  return [...new Set(members(mesh).map(({ task }) => task).filter(isKnown))];
}
