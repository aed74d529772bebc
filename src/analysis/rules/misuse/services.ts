import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

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

export const sc005 = misuse('SC005', 'registered-twice', 'A service is put on the mesh once', COMPONENTS_PAGE);

/** An ECS service that already belongs to a namespace. */
export function registeredTwice(service: string, namespace: string): Problem {
  return {
    message: `service ${service} is already in the namespace ${namespace}; a service belongs to one namespace, once`,
    fix: 'keep one of the two constructs, and give it all endpoints',
  };
}

export const sc020 = misuse('SC020', 'adopted-elsewhere', 'A service is adopted in its own stack');

/** A service that is adopted in another stack than its own. */
export function adoptedElsewhere(service: string, serviceStack: string, stack: string): Problem {
  return {
    message: `service ${service} is in the stack ${serviceStack}, the construct that adopts it in ${stack}`,
    fix: `make the construct in ${serviceStack}: it changes the resource of the service, which stands there`,
  };
}

/** What the constructs of services refuse. */
export const SERVICES_MISUSES: readonly Misuse[] = [sc003, sc005, sc020];
