import { IConstruct } from 'constructs';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { frontendDomainProblem, propNotSupported, sc010, sc015 } from '../analysis/rules/misuse';
import { checkPort, refuse, refuseIf } from '../validation';

const ONLY_WITHOUT_LOAD_BALANCER = ['internetFacing', 'vpcSubnets'] as const;
const ONLY_WITH_CERTIFICATE = ['redirectHttp', 'sslPolicy'] as const;

/** Refuses props that say too little or contradict each other. */
export function checkFrontendProps(props: ServiceConnectPublicFrontendProps, scope: IConstruct): void {
  const { loadBalancer, certificate, domainName, hostedZone, listenerPort } = props;
  refuseIf(sc015, frontendDomainProblem({ domainName: domainName !== undefined, hostedZone: hostedZone !== undefined }), scope);
  if (loadBalancer) {
    const given = ONLY_WITHOUT_LOAD_BALANCER.find((name) => props[name] !== undefined);
    if (given) refuse(sc010, propNotSupported(given, 'the loadBalancer that is given has its own', `leave ${given} out`), scope);
  }
  if (!certificate && !domainName) {
    const given = ONLY_WITH_CERTIFICATE.find((name) => props[name] !== undefined);
    if (given) refuse(sc010, propNotSupported(given, 'without a certificate the listener speaks HTTP', `give a certificate, or leave ${given} out`), scope);
  }
  if (listenerPort !== undefined) checkPort('listenerPort', listenerPort, scope);
}
