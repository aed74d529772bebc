import { ApplicationProtocol, IApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Duration, Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { madeListener } from './frontend-listener';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { ServiceConnectPublicRouteProps, ServiceConnectPublicTargetProps } from './public-route-props';
import {
  conditionsWithoutListener, domainOutsideZone, durationProblem, frontendAcrossStages, frontendDomainProblem, frontendFactUnknown,
  priorityProblem, propNotSupported,
  routeWithoutConditions, sc004, sc008, sc010, sc012, sc015, sc022, sc023, sc024, literalRequired,
  testPriorityTooHigh,
} from '../analysis/rules/misuse';
import { ifTold, stageName, stageOf } from '../core';
import { refuse, refuseIf, checkPort } from '../validation';

const ONLY_FOR_NEW_LOAD_BALANCER = [
  'internetFacing', 'vpcSubnets', 'ipAddressType', 'idleTimeout', 'accessLogsBucket', 'loadBalancerAttributes',
] as const;
const ONLY_FOR_NEW_LISTENER = ['listenerPort', 'redirectHttp', 'sslPolicy'] as const;
const ONLY_WITH_CERTIFICATE = ['redirectHttp', 'sslPolicy'] as const;
const ONLY_WITH_LISTENER = ['conditions', 'priority'] as const;

/** What Elastic Load Balancing takes, in seconds. */
const IDLE_SECONDS = [1, 4000] as const;
const DEREGISTRATION_SECONDS = [0, 3600] as const;
const STICKINESS_SECONDS = [1, 7 * 24 * 3600] as const;

/** Refuses props that say too little or contradict each other. */
export function checkFrontendProps(props: ServiceConnectPublicFrontendProps, scope: IConstruct): void {
  const { loadBalancer, listener, certificate, domainName, hostedZone, listenerPort, idleTimeout } = props;
  refuseIf(sc015, frontendDomainProblem({ domainName: domainName !== undefined, hostedZone: hostedZone !== undefined }), scope);
  if (hostedZone) checkDomain(domainName!, hostedZone, scope);
  const refuseAnyOf = (names: readonly (keyof ServiceConnectPublicFrontendProps)[], reason: string, advice: string) => {
    const given = names.find((name) => props[name] !== undefined);
    if (given) refuse(sc010, propNotSupported(given, reason, `${advice}leave ${given} out`), scope);
  };
  if (loadBalancer) refuseAnyOf(ONLY_FOR_NEW_LOAD_BALANCER, 'the given loadBalancer has its own', '');
  if (listener) {
    refuseAnyOf([...ONLY_FOR_NEW_LOAD_BALANCER, ...ONLY_FOR_NEW_LISTENER], 'the given listener has its own', '');
    checkListener(listener, props, scope);
    checkRouteProps(props, scope);
  } else {
    const given = ONLY_WITH_LISTENER.find((name) => props[name] !== undefined);
    if (given) refuse(sc023, conditionsWithoutListener(given), scope);
    if (!certificate && !domainName) refuseAnyOf(ONLY_WITH_CERTIFICATE, 'without a certificate the listener speaks HTTP', 'give a certificate, or ');
  }
  if (listenerPort !== undefined) checkPort('listenerPort', listenerPort, scope);
  checkSeconds('idleTimeout', idleTimeout, IDLE_SECONDS, scope);
  checkRegion(props, scope);
  for (const part of [loadBalancer, listener]) if (part) checkStage(part, scope);
}

/** Refuses conditions and a priority that no rule of a listener can have, and a rule for test requests that is never reached. */
export function checkRouteProps({ conditions, priority, alternateTarget }: Partial<ServiceConnectPublicRouteProps>, scope: IConstruct): void {
  if (!conditions?.length) refuse(sc023, routeWithoutConditions(), scope);
  if (Token.isUnresolved(priority)) return;
  refuseIf(sc022, priorityProblem(priority as number), scope);
  const { listener, priority: test } = alternateTarget?.testListener ?? {};
  if (test === undefined || Token.isUnresolved(test) || listener || test < priority!) return;
  refuse(sc022, testPriorityTooHigh(test, priority!), scope);
}

/** Refuses what no target group can have, and a service of another Stage. */
export function checkTargetProps(props: ServiceConnectPublicTargetProps, scope: IConstruct): void {
  const { service, deregistrationDelay, stickinessCookieDuration, alternateTarget } = props;
  const { testListener } = alternateTarget ?? {};
  checkStage(service, scope);
  if (testListener) checkRouteProps(testListener, scope);
  if (testListener?.listener) checkStage(testListener.listener, scope);
  checkSeconds('deregistrationDelay', deregistrationDelay, DEREGISTRATION_SECONDS, scope);
  checkSeconds('stickinessCookieDuration', stickinessCookieDuration, STICKINESS_SECONDS, scope);
}

function checkDomain(domainName: string, hostedZone: IHostedZone, scope: IConstruct): void {
  const zoneName = ifTold(() => hostedZone.zoneName);
  if (zoneName === undefined || Token.isUnresolved(zoneName) || Token.isUnresolved(domainName)) return;
  refuseIf(sc015, domainOutsideZone(domainName, zoneName), scope);
}

function checkListener(listener: IApplicationListener, { loadBalancer, certificate }: ServiceConnectPublicFrontendProps, scope: IConstruct): void {
  const made = madeListener(listener);
  if (!made) return;
  if (loadBalancer && loadBalancer.loadBalancerArn !== made.loadBalancer.loadBalancerArn) {
    refuse(sc010, propNotSupported(
      `loadBalancer ${loadBalancer.node.path}`, `the listener ${listener.node.path} belongs to ${made.loadBalancer.node.path}`, 'leave loadBalancer out',
    ), scope);
  }
  if (certificate && made.protocol === ApplicationProtocol.HTTP) {
    refuse(sc010, propNotSupported('certificate', `the listener ${listener.node.path} speaks HTTP`, 'leave certificate out, or give an HTTPS listener'), scope);
  }
}

function checkSeconds(property: string, duration: Duration | undefined, range: readonly [number, number], scope: IConstruct): void {
  if (duration === undefined) return;
  if (duration.isUnresolved()) refuse(sc004, literalRequired(property), scope);
  refuseIf(sc012, durationProblem(property, duration.toSeconds({ integral: false }), range), scope);
}

/** Who writes the logs depends on the Region. */
function checkRegion({ accessLogsBucket }: ServiceConnectPublicFrontendProps, scope: IConstruct): void {
  if (!accessLogsBucket || !Token.isUnresolved(Stack.of(scope).region)) return;
  const stack = Stack.of(scope).node.path;
  refuse(sc024, frontendFactUnknown(`the Region of stack ${stack}`, 'the bucket policy of accessLogsBucket', `give stack ${stack} an env with a region`), scope);
}

function checkStage(part: IConstruct, scope: IConstruct): void {
  if (stageOf(part) === stageOf(scope)) return;
  refuse(sc008, frontendAcrossStages({
    frontend: scope.node.path, stage: stageName(scope), part: part.node.path, partStage: stageName(part),
  }), scope);
}
