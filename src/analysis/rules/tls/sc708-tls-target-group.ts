import { asText, isKnown, LoadBalancerAttachment, ResourceFacts } from '../../facts';
import { inProperty, setTo } from '../fix';
import { endpointBehind, targetGroupsOf } from '../network/target-groups';
import { Rule } from '../rule';
import { members } from '../select';
import { TLS_PAGE } from '../sources';

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
        const { fix, changes = [] } = setTo(property, 'HTTPS', ({ prop }) => `, or set ${prop('ingressPortOverride')} on the endpoint, so that the load balancer reaches the application directly`);
        yield {
          origin: resource.origin,
          property,
          message: `${property} is HTTP; the tasks of ${service.name} are reached on port `
            + `${String(attachment.containerPort)}, where the proxy expects TLS, so no target becomes healthy`,
          fix,
          changes: [...changes, ...more.map((other) => inProperty(resource.origin, other, 'HTTPS'))],
        };
      }
    }
  },
};

/** The properties by which a load balancer speaks plain HTTP to its targets, and checks their health with it. */
function plainProperties(resource: ResourceFacts, attachment: LoadBalancerAttachment): ('Protocol' | 'HealthCheckProtocol')[] {
  const protocol = asText(resource.property('Protocol'));
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') return [];
  const port = asText(resource.property('HealthCheckPort')) ?? 'traffic-port';
  const checksProxy = port === 'traffic-port' || port === String(attachment.containerPort);
  const isPlainCheck = checksProxy && asText(resource.property('HealthCheckProtocol')) === 'HTTP';
  return [...protocol === 'HTTP' ? ['Protocol' as const] : [], ...isPlainCheck ? ['HealthCheckProtocol' as const] : []];
}
