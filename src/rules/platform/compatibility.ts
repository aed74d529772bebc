import { isKnown, ServiceFacts } from '../../facts';
import { Severity } from '../rule';

/**
 * How bad it is that the task definition of a service names a kind of capacity on which Service Connect does not work: an error
 * where it names no other, a warning where others are named and the templates do not tell which the service runs on.
 */
export function compatibilityGrade({ task, launchType }: ServiceFacts, compatibility: string): Severity | undefined {
  if (!isKnown(task) || !task.requiresCompatibilities.includes(compatibility)) return undefined;
  if (task.requiresCompatibilities.every((named) => named === compatibility)) return 'error';
  return isKnown(launchType) ? undefined : 'warning';
}
