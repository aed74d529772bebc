import { asNumber, asObject, EndpointFacts, isKnown, Maybe, Origin, ResourceFacts } from '../../facts';
import { Fix, inProperty, setTo } from '../fix';
import { groupBy } from '../group-by';
import { LoadBalancerRoutes } from '../load-balancer-routes';
import { endpointBehind, targetGroupsOf } from '../network/target-groups';
import { itemsOf } from '../properties';
import { Rule } from '../rule';
import { members } from '../select';
import { speaksHttp } from './app-protocol';

const ATTRIBUTE = 'idle_timeout.timeout_seconds';

/** Idle timeout of an Application Load Balancer that sets none: nobody chose it. */
const DEFAULT_IDLE_SECONDS = 60;

/** Idle timeout of an endpoint that sets none. */
const DEFAULT_ENDPOINT_IDLE_SECONDS = 300;

/** Timeout of a request of an endpoint that sets none. */
const DEFAULT_REQUEST_SECONDS = 15;

export const sc115: Rule = {
  id: 'SC115',
  name: 'load-balancer-outlasts-request',
  title: 'The idle timeout of a load balancer is no longer than the per-request timeout behind it',
  severity: 'warning',
  source: 'https://github.com/aws/containers-roadmap/issues/1958',
  * check(mesh) {
    const routes = LoadBalancerRoutes.of(mesh);
    for (const service of members(mesh)) {
      for (const { attachment, resource, kind } of targetGroupsOf(mesh, service)) {
        const endpoint = kind === 'APPLICATION' ? endpointBehind(service, attachment) : undefined;
        const requestSeconds = endpoint && requestTimeout(endpoint);
        if (!endpoint || requestSeconds === undefined) continue;
        for (const [loadBalancer, ofBalancer] of groupBy(routes.to(resource.origin.address), (route) => route.loadBalancer)) {
          const idleSeconds = loadBalancer && idleTimeout(loadBalancer);
          if (!loadBalancer || !isKnown(idleSeconds) || !(idleSeconds > Math.max(DEFAULT_IDLE_SECONDS, requestSeconds))) continue;
          yield {
            origin: service.origin,
            property: `${endpoint.property}/Timeout/PerRequestTimeoutSeconds`,
            message: `the load balancer ${loadBalancer.origin.logicalId} waits ${idleSeconds} s for an answer, but the proxy of ${service.name}, `
              + `which ${ofBalancer.map((route) => route.resource.origin.logicalId).join(' and ')} ${ofBalancer.length === 1 ? 'forwards' : 'forward'} to, ends a request after ${requestSeconds} s`,
            ...raised(service.origin, endpoint, idleSeconds),
          };
        }
      }
    }
  },
};

/** The timeout of a request as long as the load balancer waits; the idle timeout of the endpoint must not be shorter. */
function raised(service: Origin, { property, idleTimeoutSeconds: idle = DEFAULT_ENDPOINT_IDLE_SECONDS }: EndpointFacts, seconds: number): Fix {
  const { fix, changes = [] } = setTo(({ prop }) => `${prop('perRequestTimeoutSeconds')} of the endpoint`, seconds, `, or ${ATTRIBUTE} of the load balancer to what a request needs`);
  const isShort = isKnown(idle) && idle > 0 && idle < seconds;
  return { fix, changes: isShort ? [...changes, inProperty(service, `${property}/Timeout/IdleTimeoutSeconds`, seconds)] : changes };
}

/** After how many seconds the proxy ends a request; `undefined` if it never does, or if that is unknown. */
function requestTimeout({ mapping, perRequestTimeoutSeconds = DEFAULT_REQUEST_SECONDS }: EndpointFacts): number | undefined {
  if (speaksHttp(mapping) !== true || !isKnown(perRequestTimeoutSeconds) || perRequestTimeoutSeconds === 0) return undefined;
  return perRequestTimeoutSeconds;
}

function idleTimeout({ properties: { LoadBalancerAttributes: attributes } }: ResourceFacts): Maybe<number> | undefined {
  const attribute = itemsOf(attributes).map(asObject).find((candidate) => candidate?.Key === ATTRIBUTE);
  return asNumber(attribute?.Value);
}
