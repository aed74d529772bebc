import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { misuse } from './misuse';

export const sc002 = misuse('SC002', 'connect-without-endpoints', 'The target of a connection has endpoints', COMPONENTS_PAGE);

/** A target without endpoints. */
export function connectWithoutEndpoints(client: string, server: string): Problem {
  return {
    message: `service ${client} connects to ${server}, which is a client service: it has no endpoints`,
    fix: `give ${server} an endpoint: endpoints: [ServiceConnectEndpoint.http({ containerPort, dnsName })]`,
  };
}
