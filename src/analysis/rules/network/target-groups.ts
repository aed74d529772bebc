import { isAwsvpc } from './listening-port';
import { asText, concatMap, EndpointFacts, isKnown, LoadBalancerAttachment, Maybe, MeshFacts, ResourceFacts, ServiceFacts } from '../../facts';
import { resourceOf } from '../properties';

const NETWORK_PROTOCOLS = ['TCP', 'TLS', 'UDP', 'TCP_UDP'];
const APPLICATION_PROTOCOLS = ['HTTP', 'HTTPS'];

/** A target group of the templates that a service is attached to. */
interface AttachedTargetGroup {
  readonly attachment: LoadBalancerAttachment;
  readonly resource: ResourceFacts;
  /** The kind of load balancer that such a target group can stand behind. */
  readonly kind: Maybe<'APPLICATION' | 'NETWORK'> | undefined;
}

/** The target groups of a service that are among the templates. */
export function targetGroupsOf(mesh: MeshFacts, { loadBalancers }: ServiceFacts): AttachedTargetGroup[] {
  return concatMap(loadBalancers, (attachment) => {
    const resource = resourceOf(mesh, 'AWS::ElasticLoadBalancingV2::TargetGroup', attachment.targetGroup);
    return resource ? [{ attachment, resource, kind: kindOf(asText(resource.properties.Protocol)) }] : [];
  });
}

/**
 * The endpoint whose proxy takes the traffic of a load balancer: in network mode awsvpc the one on the same port, unless an
 * ingress port override has moved the proxy away.
 */
export function endpointBehind(service: ServiceFacts, { containerName, containerPort }: LoadBalancerAttachment): EndpointFacts | undefined {
  if (!isAwsvpc(service) || !isKnown(containerPort)) return undefined;
  return service.endpoints.find(({ mapping, container, ingressPortOverride }) => (
    mapping?.containerPort === containerPort && container?.name === containerName && ingressPortOverride === undefined
  ));
}

function kindOf(protocol: Maybe<string> | undefined): AttachedTargetGroup['kind'] {
  if (!isKnown(protocol)) return protocol;
  if (NETWORK_PROTOCOLS.includes(protocol)) return 'NETWORK';
  return APPLICATION_PROTOCOLS.includes(protocol) ? 'APPLICATION' : undefined;
}
