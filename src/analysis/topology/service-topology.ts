import { EndpointFacts, isKnown, Maybe, ServiceFacts, TaskFacts } from '../facts';
import { TopologyEndpoint, TopologyTask } from './topology';
import { orNull } from './values';

/** What a service publishes, in the order of the template, which ECS keeps. */
export function endpointsOf({ endpoints, namespace }: ServiceFacts): TopologyEndpoint[] {
  const namespaceName = isKnown(namespace) ? orNull(namespace.name) : null;
  return endpoints.map((endpoint) => ({
    discoveryName: orNull(endpoint.discoveryName),
    aliases: endpoint.aliases.map(({ dnsName, port }) => (
      { dnsName: dnsName === undefined ? inNamespace(orNull(endpoint.discoveryName), namespaceName) : orNull(dnsName), port: orNull(port) }
    )),
    ...reachOf(endpoint),
    containerPort: orNull(endpoint.mapping?.containerPort),
  }));
}

/** The name under which Service Connect publishes an endpoint that has no name of its own. */
function inNamespace(discoveryName: string | null, namespaceName: string | null): string | null {
  return discoveryName === null || namespaceName === null ? null : `${discoveryName}.${namespaceName}`;
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
