import { addToSet, asText, isKnown, Maybe, MeshFacts, ResourceFacts, UNKNOWN } from '../../facts';
import { Fix, setTo } from '../fix';
import { LoadBalancerRoutes } from '../load-balancer-routes';
import { endpointBehind, targetGroupsOf } from '../network/target-groups';
import { Rule } from '../rule';
import { members } from '../select';
import { named, say, Text } from '../words';
import { DEFAULT_POLICY, hasTls13, RECOMMENDED_POLICY } from './tls13';

export const sc709: Rule = {
  id: 'SC709',
  name: 'tls-listener-policy',
  title: 'A load balancer in front of an endpoint with TLS speaks TLS 1.3 to its targets',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  * check(mesh) {
    for (const [listener, services] of olderListeners(mesh)) {
      const isHttps = listener.property('Protocol') === 'HTTPS';
      const received: Text = isHttps ? policyOf(listener) : ({ prop }) => `${prop('protocol')} is HTTP, which has no policy`;
      yield {
        origin: listener.origin,
        property: isHttps ? 'SslPolicy' : 'Protocol',
        message: (words) => `${say(received, words)}; the load balancer then speaks TLS 1.2 at most to ${[...services].join(' and ')}, `
          + 'where the proxy speaks TLS 1.3 only, so no target becomes healthy',
        ...isHttps ? setTo(named('sslPolicy'), RECOMMENDED_POLICY, ', or another policy with TLS13 in its name') : toHttps,
      };
    }
  },
};

const toHttps: Fix = {
  fix: ({ inApp, prop }) => `${inApp ? 'set domainName or certificate of the ServiceConnectPublicFrontend, or ' : ''}use an HTTPS listener whose ${prop('sslPolicy')} is ${JSON.stringify(RECOMMENDED_POLICY)}`,
};

/** The listeners that forward to endpoints with TLS while no listener of their load balancer may have TLS 1.3, with the names of the services. */
function olderListeners(mesh: MeshFacts): ReadonlyMap<ResourceFacts, ReadonlySet<string>> {
  const routes = LoadBalancerRoutes.of(mesh);
  const listeners = new Map<ResourceFacts, Set<string>>();
  for (const service of members(mesh)) {
    for (const { attachment, resource } of targetGroupsOf(mesh, service)) {
      const endpoint = endpointBehind(service, attachment);
      if (!endpoint || !isKnown(endpoint.tls) || resource.property('Protocol') !== 'HTTPS') continue;
      for (const { listener, loadBalancer } of routes.to(resource.origin.address)) {
        if (!listener || !loadBalancer) continue;
        // A listener of the same load balancer that has TLS 1.3 may decide for all.
        const isOlder = routes.listenersOf(loadBalancer).every((other) => speaksTls13(other) === false);
        if (isOlder) addToSet(listeners, listener, service.name);
      }
    }
  }
  return listeners;
}

/** Whether a load balancer speaks TLS 1.3 to targets because of a listener. */
function speaksTls13(listener: ResourceFacts): Maybe<boolean> {
  const protocol = asText(listener.property('Protocol'));
  const policy = asText(listener.property('SslPolicy')) ?? DEFAULT_POLICY;
  if (listener.conditional || (protocol !== 'HTTP' && protocol !== 'HTTPS')) return UNKNOWN;
  if (protocol === 'HTTP') return false;
  return isKnown(policy) ? hasTls13(policy) : UNKNOWN;
}

function policyOf(listener: ResourceFacts): Text {
  const policy = asText(listener.property('SslPolicy'));
  return ({ prop }) => `${prop('sslPolicy')} is ${policy === undefined ? `left out, which means ${DEFAULT_POLICY}` : JSON.stringify(policy)}`;
}
