import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';

export const sc014 = misuse('SC014', 'frontend-port', 'A public frontend knows the port of its service');

/** A frontend of a client service that names no port. */
export function frontendWithoutPort(service: string): Problem {
  return {
    message: `service ${service} is a client service, which has no endpoint for the load balancer to send to, and no containerPort is given`,
    fix: 'give the frontend the containerPort that the application listens on',
  };
}

export const sc015 = misuse('SC015', 'frontend-domain', 'The domain name of a public frontend comes with its hosted zone');

/** One of the two without the other. */
export function frontendDomainProblem(given: { readonly domainName: boolean; readonly hostedZone: boolean }): Problem | undefined {
  if (given.domainName === given.hostedZone) return undefined;
  const [there, missing] = given.domainName ? ['domainName', 'hostedZone'] : ['hostedZone', 'domainName'];
  return {
    message: `${there} is given and ${missing} is not; the DNS record needs both`,
    fix: given.domainName
      ? 'give the hostedZone that the record belongs into, or leave domainName out and make the record yourself, after the service'
      : 'give the domainName of the record, or leave hostedZone out',
  };
}

export const sc016 = misuse(
  'SC016', 'frontend-needs-https', 'A public frontend of an HTTP/2 or gRPC endpoint has a certificate',
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
);

/** An endpoint that an Application Load Balancer reaches only from an HTTPS listener. */
export function frontendNeedsHttps(endpoint: string, protocol: string): Problem {
  return {
    message: `endpoint ${endpoint} speaks ${protocol}, and the listener would be HTTP; an Application Load Balancer takes ${protocol} from an HTTPS listener only`,
    fix: 'give a certificate, or domainName and hostedZone, from which one is made',
  };
}

/** What the public frontend refuses. */
export const FRONTEND_MISUSES: readonly Misuse[] = [sc014, sc015, sc016];
