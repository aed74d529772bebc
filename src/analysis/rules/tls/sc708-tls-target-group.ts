import { asText, isKnown, LoadBalancerAttachment, ResourceFacts } from '../../facts';
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
        const property = endpoint && isKnown(endpoint.tls) ? plainProperty(resource, attachment) : undefined;
        if (!property) continue;
        yield {
          origin: resource.origin,
          property,
          message: `${property} is HTTP; the tasks of ${service.name} are reached on port `
            + `${String(attachment.containerPort)}, where the proxy expects TLS, so that no target turns healthy`,
          fix: `set ${property} to HTTPS, or set ingressPortOverride on the endpoint, so that the load balancer reaches the application directly`,
        };
      }
    }
  },
};

/** The property by which a load balancer speaks plain HTTP to its targets, or checks their health with it. */
function plainProperty(resource: ResourceFacts, attachment: LoadBalancerAttachment): 'Protocol' | 'HealthCheckProtocol' | undefined {
  const protocol = asText(resource.property('Protocol'));
  if (protocol === 'HTTP') return 'Protocol';
  const check = asText(resource.property('HealthCheckProtocol'));
  const port = asText(resource.property('HealthCheckPort')) ?? 'traffic-port';
  const checksProxy = port === 'traffic-port' || port === String(attachment.containerPort);
  return protocol === 'HTTPS' && checksProxy && check === 'HTTP' ? 'HealthCheckProtocol' : undefined;
}
