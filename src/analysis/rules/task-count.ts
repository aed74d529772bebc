import { ServiceFacts } from '../facts';
import { isNumber } from './task/container-resources';

/** Tasks that a service is expected to run, or is known to; one if nobody tells. */
export function taskCount({ metadata, desiredCount }: ServiceFacts): number {
  return metadata?.expectedTasks ?? (isNumber(desiredCount) ? desiredCount : 1);
}
