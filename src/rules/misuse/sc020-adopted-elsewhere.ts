import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc020 = misuse('SC020', 'adopted-elsewhere', 'A service is adopted in its own stack');

/** A service that is adopted in another stack than its own. */
export function adoptedElsewhere(service: string, serviceStack: string, stack: string): Problem {
  return {
    message: `service ${service} is in the stack ${serviceStack}, the construct that adopts it in ${stack}`,
    fix: `make the construct in ${serviceStack}: it changes the resource of the service, which stands there`,
  };
}
