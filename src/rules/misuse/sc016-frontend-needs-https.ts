import { Problem } from '../rule';
import { misuse } from './misuse';

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
