import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { misuse } from './misuse';

export const sc001 = misuse('SC001', 'connect-to-self', 'A service does not connect to itself', COMPONENTS_PAGE);

/** A service that connects to itself. */
export function connectToSelf(service: string): Problem {
  return {
    message: `service ${service} connects to itself; a service waits for what it connects to, and would wait for itself`,
    fix: 'call the application directly on localhost and its containerPort',
  };
}
