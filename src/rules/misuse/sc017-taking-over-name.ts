import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { misuse } from './misuse';

export const sc017 = misuse('SC017', 'taking-over-name', 'An endpoint that takes over says which name it takes over', COMPONENTS_PAGE);

/** An endpoint that takes over without the name that clients dial. */
export function takingOverWithoutName(): Problem {
  return {
    message: 'dnsName is left out; an endpoint that takes over has the name that clients dial today',
    fix: 'give the dnsName, and the port where it is not the containerPort, of the Cloud Map service or the load balancer that clients use',
  };
}
