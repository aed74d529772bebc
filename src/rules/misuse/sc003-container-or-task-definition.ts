import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc003 = misuse('SC003', 'container-or-task-definition', 'A service has either container or taskDefinition');

/** Both or neither of `container` and `taskDefinition`. */
export function containerOrTaskDefinition(given: { readonly container: boolean; readonly taskDefinition: boolean }): Problem | undefined {
  if (given.container !== given.taskDefinition) return undefined;
  return {
    message: given.container ? 'container and taskDefinition are both given; a service has one of them' : 'neither container nor taskDefinition is given',
    fix: 'give container to have the task definition made and sized, or taskDefinition to bring your own',
  };
}

/** A task definition without a container. */
export function containerMissing(): Problem {
  return {
    message: 'taskDefinition has no container; the proxy runs beside one',
    fix: 'add a container to the task definition before the service is made',
  };
}
