import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc014 = misuse('SC014', 'frontend-port', 'A public frontend knows the port of its service');

/** A frontend of a client service that names no port. */
export function frontendWithoutPort(service: string): Problem {
  return {
    message: `service ${service} is a client service, which has no endpoint for the load balancer to send to, and no containerPort is given`,
    fix: 'give the frontend the containerPort that the application listens on',
  };
}
