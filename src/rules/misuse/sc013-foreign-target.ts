import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc013 = misuse('SC013', 'foreign-target', 'Targets and namespaces are made by this library');

/** An endpoint that none of the constructs made. */
export function foreignTarget(address: string): Problem {
  return {
    message: `endpoint ${address} is no endpoint of a service in this app, nor an imported one`,
    fix: 'take it from a service, service.endpoint(…), or from namespace.importEndpoint(…)',
  };
}

/** A service that none of the constructs made. */
export function foreignService(service: string): Problem {
  return {
    message: `service ${service} is no service of this library`,
    fix: 'give a service that one of its constructs made',
  };
}
