import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { misuse } from './misuse';

export const sc005 = misuse('SC005', 'registered-twice', 'A service is put on the mesh once', COMPONENTS_PAGE);

/** An ECS service that already belongs to a namespace. */
export function registeredTwice(service: string, namespace: string): Problem {
  return {
    message: `service ${service} is already in the namespace ${namespace}; a service belongs to one namespace, once`,
    fix: 'keep one of the two constructs, and give it all endpoints',
  };
}
