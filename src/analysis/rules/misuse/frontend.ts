import { Misuse, misuse } from './misuse';
import { Problem } from '../rule';

const LISTENERS_PAGE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html';
const RULES_PAGE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';

export const sc014 = misuse('SC014', 'frontend-port', 'A public frontend knows the port of its service');

/** A frontend of a client service that names no port. */
export function frontendWithoutPort(service: string): Problem {
  return {
    message: `containerPort is not given, and service ${service} has no endpoint to take it from`,
    fix: 'set containerPort to the port that the application listens on',
  };
}

/** The port that clients dial in place of the one that the container listens on. */
export function frontendPortIsAlias(service: string, port: number, endpoint: { readonly name: string; readonly containerPort: number }): Problem {
  const { name, containerPort } = endpoint;
  return {
    message: `containerPort is ${port}, the port that clients of endpoint ${JSON.stringify(name)} dial; no container of ${service} maps it, `
      + `and the container behind the endpoint listens on ${containerPort}`,
    fix: `leave containerPort out, use ${containerPort}, or map port ${port} in the container if the application listens on it, too`,
  };
}

export const sc015 = misuse('SC015', 'frontend-domain', 'The domain name of a public frontend comes with its hosted zone, and is in it');

/** One of the two without the other. */
export function frontendDomainProblem(given: { readonly domainName: boolean; readonly hostedZone: boolean }): Problem | undefined {
  if (given.domainName === given.hostedZone) return undefined;
  const [there, missing] = given.domainName ? ['domainName', 'hostedZone'] : ['hostedZone', 'domainName'];
  return {
    message: `${there} is given and ${missing} is not; the DNS record needs both`,
    fix: given.domainName
      ? 'give the hostedZone of the domain, or leave domainName out and create the record yourself, after the service'
      : 'give the domainName of the record, or leave hostedZone out',
  };
}

/** A name for which the zone cannot hold a record. CDK would append the name of the zone to it. */
export function domainOutsideZone(domainName: string, zoneName: string): Problem | undefined {
  const [domain, zone] = [domainName, zoneName].map((name) => name.toLowerCase().replace(/\.$/, ''));
  if (domain === zone || domain.endsWith(`.${zone}`)) return undefined;
  return {
    message: `domainName is ${JSON.stringify(domainName)}; hostedZone holds the records of ${JSON.stringify(zone)} and of names that end in ${JSON.stringify(`.${zone}`)}`,
    fix: 'give the full name of the record in that zone, or the hostedZone that holds the domain',
  };
}

export const sc016 = misuse(
  'SC016', 'frontend-needs-https', 'A public frontend of an HTTP/2 or gRPC endpoint has a certificate',
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
);

/** An endpoint that an Application Load Balancer reaches only from an HTTPS listener. */
export function frontendNeedsHttps(endpoint: string, protocol: string): Problem {
  return {
    message: `endpoint ${endpoint} speaks ${protocol}, but the listener would be HTTP; an Application Load Balancer takes ${protocol} only from an HTTPS listener`,
    fix: 'give a certificate, or give domainName and hostedZone to have one made',
  };
}

export const sc021 = misuse('SC021', 'listener-taken', 'A load balancer has one listener on each port', LISTENERS_PAGE);

/** A port of a load balancer on which another listener listens; `redirect` if the frontend wants it to redirect HTTP. */
export function listenerTaken(taken: {
  readonly loadBalancer: string; readonly port: number; readonly holder: string; readonly redirect: boolean;
}): Problem {
  const { loadBalancer, port, holder, redirect } = taken;
  return {
    message: `load balancer ${loadBalancer} already has a listener on port ${port}, ${holder}`,
    fix: redirect
      ? 'set redirectHttp to false'
      : 'call addRoute of the frontend that has the listener, give that listener with conditions and priority, '
        + 'or use another listenerPort',
  };
}

export const sc022 = misuse('SC022', 'route-priority', 'Each route has its own priority, from 1 to 50000', RULES_PAGE);

/** A priority that no rule can have. */
export function priorityProblem(priority: number): Problem | undefined {
  if (Number.isInteger(priority) && priority >= 1 && priority <= 50000) return undefined;
  return { message: `priority is ${JSON.stringify(priority) ?? 'not given'}; whole numbers from 1 to 50000 are allowed`, fix: 'use a whole number from 1 to 50000' };
}

/** A priority that another rule of the listener has. */
export function priorityHeld(priority: string, holder: string): Problem {
  return {
    message: `priority is ${priority}, which ${holder} has on the same listener; each rule of a listener needs its own`,
    fix: 'use another priority: the lowest one that matches a request wins',
  };
}

/** The rule of test requests, behind that of the service. */
export function testPriorityTooHigh(test: number, production: number): Problem {
  return {
    message: `testListener has priority ${test}, and the rule of the service ${production}, on the same listener; that of the service decides first`,
    fix: `give testListener a priority below ${production}, or a listener of its own`,
  };
}

export const sc023 = misuse('SC023', 'route-conditions', 'A route has at least one condition', RULES_PAGE);

/** A route that would take every request, or none. */
export function routeWithoutConditions(): Problem {
  return {
    message: 'the route has no conditions; a route needs at least one',
    fix: 'give conditions, for example ListenerCondition.pathPatterns with "/api/*"',
  };
}

/** Conditions without the listener that has a default action for all other requests. */
export function conditionsWithoutListener(property: string): Problem {
  return {
    message: `${property} is given without listener; the frontend makes a listener whose default action is the service, and a default action has no ${property}`,
    fix: `leave ${property} out, give the listener that the route belongs to, or add the route with addRoute to a frontend`,
  };
}

export const sc024 = misuse('SC024', 'frontend-fact-unknown', 'Imported resources have what a public frontend needs');

/** Something about an imported resource, or about the place of a stack, that was not said. */
export function frontendFactUnknown(fact: string, purpose: string, fix: string): Problem {
  return { message: `${fact} is not known, but ${purpose} needs it`, fix };
}

/** A time that the load balancer does not take. */
export function durationProblem(property: string, seconds: number, [from, to]: readonly [number, number]): Problem | undefined {
  if (Number.isInteger(seconds) && seconds >= from && seconds <= to) return undefined;
  return { message: `${property} is ${seconds} seconds; whole seconds from ${from} to ${to} are allowed`, fix: `use whole seconds from ${from} to ${to}` };
}

/** A frontend and something that it uses in different Stages. */
export function frontendAcrossStages(place: {
  readonly frontend: string; readonly stage: string; readonly part: string; readonly partStage: string;
}): Problem {
  const { frontend, stage, part, partStage } = place;
  return {
    message: `public frontend ${frontend} in ${stage} uses ${part} in ${partStage}; resources of one Stage cannot refer to those of another`,
    fix: 'put both into one Stage, or import what is in the other one',
  };
}

/** A policy of the listener with which the load balancer does not speak TLS 1.3 to its targets. */
export const TLS13_ONLY = 'the proxy of an endpoint with TLS speaks TLS 1.3 only, and the load balancer does so when its HTTPS listener has a TLS 1.3 policy';

/** Why a health check that speaks HTTP fails. */
export function healthCheckMeetsTls(endpoint: string): string {
  return `the proxy of endpoint ${endpoint} answers that port with TLS only, so that no target would become healthy`;
}

/** What to do about such a health check. */
export const PLAIN_HEALTH_CHECK_FIX = 'leave healthCheck.protocol out, which gives HTTPS, or set healthCheck.port to a port without TLS';

/** What to do when the stack of a frontend does not come before that of a service behind it. */
export const FRONTEND_STACK_ADVICE = 'put the public frontend into a stack that is deployed before those of all services behind it, with the VPC in the same or an earlier stack';

/** What the public frontend refuses. */
export const FRONTEND_MISUSES: readonly Misuse[] = [sc014, sc015, sc016, sc021, sc022, sc023, sc024];
