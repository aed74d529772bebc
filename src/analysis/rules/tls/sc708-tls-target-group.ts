import { asText, isKnown, LoadBalancerAttachment, ResourceFacts } from '../../facts';
import { inProperty, setTo } from '../fix';
import { endpointBehind, targetGroupsOf } from '../network/target-groups';
import { Rule } from '../rule';
import { members } from '../select';
import { TLS_PAGE } from '../sources';
import { say, Text, Words } from '../words';

export const sc708: Rule = {
  id: 'SC708',
  name: 'tls-target-group',
  title: 'Target groups in front of an endpoint with TLS speak HTTPS',
  severity: 'warning',
  source: TLS_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      for (const { attachment, resource } of targetGroupsOf(mesh, service)) {
        const endpoint = endpointBehind(service, attachment);
        const [property, ...more] = endpoint && isKnown(endpoint.tls) ? plainProperties(resource, attachment) : [];
        if (!property) continue;
        const name = nameOf(property);
        const { fix, changes = [] } = setTo(name, 'HTTPS', remedies);
        yield {
          origin: resource.origin,
          property,
          message: (words) => `${say(name, words)} is HTTP; the tasks of ${service.name} are reached on port `
            + `${String(attachment.containerPort)}, where the proxy expects TLS, so no target becomes healthy`,
          fix,
          changes: [...changes, ...more.map((other) => inProperty(resource.origin, other, 'HTTPS'))],
        };
      }
    }
  },
};

/** A property of a target group, as props of the CDK nest it. */
function nameOf(property: 'Protocol' | 'HealthCheckProtocol'): Text {
  return ({ inApp }) => (inApp ? { Protocol: 'protocol', HealthCheckProtocol: 'healthCheck.protocol' }[property] : property);
}

/** What else makes the targets healthy. */
function remedies({ inApp, prop }: Words): string {
  const frontend = inApp ? ' on the target group, or use the ServiceConnectPublicFrontend as it is, which speaks HTTPS to the proxy and in its health check' : '';
  return `${frontend}, or set ${prop('ingressPortOverride')} on the endpoint, so that the load balancer reaches the application directly`;
}

/** The properties by which a load balancer speaks plain HTTP to its targets, and checks their health with it. */
function plainProperties(resource: ResourceFacts, attachment: LoadBalancerAttachment): ('Protocol' | 'HealthCheckProtocol')[] {
  const protocol = asText(resource.property('Protocol'));
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') return [];
  const port = asText(resource.property('HealthCheckPort')) ?? 'traffic-port';
  const checksProxy = port === 'traffic-port' || port === String(attachment.containerPort);
  const isPlainCheck = checksProxy && asText(resource.property('HealthCheckProtocol')) === 'HTTP';
  return [...protocol === 'HTTP' ? ['Protocol' as const] : [], ...isPlainCheck ? ['HealthCheckProtocol' as const] : []];
}
