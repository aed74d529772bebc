import { isKnown, MeshFacts, ServiceFacts, TaskFacts } from '../../facts';
import { Finding, Severity } from '../rule';
import { members } from '../select';

/** A kind of capacity on which Service Connect does not work. */
interface UnsuitableCapacity {
  /** As `RequiresCompatibilities` names it. */
  readonly compatibility: string;
  /** Why it does not work, as a clause. */
  readonly reason: string;
  readonly fix: string;
}

/**
 * Findings about services on a kind of capacity: about the service itself where it says so, else about its task definition, once,
 * where that names the capacity.
 *
 * @param onService what is wrong with a service that is known to run there
 */
export function * unsuitableCapacity(
  mesh: MeshFacts, { compatibility, reason, fix }: UnsuitableCapacity, onService: (service: ServiceFacts) => Finding | undefined,
): Iterable<Finding> {
  const seen = new Set<TaskFacts>();
  for (const service of members(mesh)) {
    const found = onService(service);
    if (found) {
      yield found;
      continue;
    }
    const { task } = service;
    const severity = compatibilityGrade(service, compatibility);
    if (!severity || !isKnown(task) || seen.has(task)) continue;
    seen.add(task);
    yield {
      origin: task.origin,
      property: 'RequiresCompatibilities',
      severity,
      message: `RequiresCompatibilities of the task of "${service.name}" is ${task.requiresCompatibilities.join(', ')}; ${reason}`,
      fix,
    };
  }
}

/** An error where the task definition names no other capacity, a warning where it does and nobody can tell which the service runs on. */
function compatibilityGrade({ task, launchType }: ServiceFacts, compatibility: string): Severity | undefined {
  if (!isKnown(task) || !task.requiresCompatibilities.includes(compatibility)) return undefined;
  if (task.requiresCompatibilities.every((named) => named === compatibility)) return 'error';
  return isKnown(launchType) ? undefined : 'warning';
}
