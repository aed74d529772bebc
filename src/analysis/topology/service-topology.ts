import { EndpointFacts, isKnown, Maybe, ServiceFacts, TaskFacts } from '../facts';
import { TopologyEndpoint, TopologyTask } from './topology';
import { orNull } from './values';

/** What a service publishes, in the order of the template, which ECS keeps. */
export function endpointsOf({ endpoints }: ServiceFacts): TopologyEndpoint[] {
  return endpoints.map((endpoint) => ({
    discoveryName: orNull(endpoint.discoveryName),
    aliases: endpoint.aliases.map(({ dnsName, port }) => ({ dnsName: orNull(dnsName), port: orNull(port) })),
    ...reachOf(endpoint),
    containerPort: orNull(endpoint.mapping?.containerPort),
  }));
}

/** How an endpoint is reached from the proxy of a client. */
export function reachOf(endpoint: EndpointFacts | undefined): Pick<TopologyEndpoint, 'protocol' | 'proxyPort' | 'tls'> {
  if (!endpoint) return { protocol: null, proxyPort: null, tls: null };
  const { mapping, ingressPortOverride, tls } = endpoint;
  return {
    protocol: mapping ? orNull(mapping.appProtocol ?? 'tcp') : null,
    proxyPort: orNull(ingressPortOverride ?? mapping?.containerPort),
    tls: tls === undefined ? false : isKnown(tls) ? true : null,
  };
}

/** The size of a task. */
export function taskOf(task: Maybe<TaskFacts> | undefined): TopologyTask | null {
  if (!isKnown(task)) return null;
  return { cpu: orNull(task.cpu), memoryMiB: orNull(task.memoryMiB), asked: task.sizing?.asked ?? null, proxy: task.sizing?.proxy ?? null };
}
