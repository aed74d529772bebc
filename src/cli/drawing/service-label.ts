import { Topology, TopologyEndpoint, TopologyFinding, TopologyService } from '../../analysis/topology';
import { count } from '../count';

/** What a picture tells about a service, line by line: its name, what clients dial, and what is special about it. */
export function serviceLines(service: TopologyService, { namespaces }: Topology, findings: readonly TopologyFinding[]): string[] {
  const { name, endpoints, onMesh, namespace, conditional } = service;
  const own = namespaces.find(({ id }) => id === namespace);
  const [errors, warnings] = (['error', 'warning'] as const).map((severity) => findings.filter((finding) => finding.severity === severity).length);
  return [
    name,
    ...endpoints.map((endpoint) => endpointLabel(endpoint, own?.name ?? null)),
    ...onMesh === false ? ['not on Service Connect'] : [],
    ...conditional ? ['on a condition'] : [],
    ...namespaces.length > 1 && own ? [`in ${own.name ?? own.id}`] : [],
    ...errors > 0 ? [count(errors, 'error')] : [],
    ...warnings > 0 ? [count(warnings, 'warning')] : [],
  ];
}

/** What clients dial, and what is spoken there: `catalog:80 http`. */
export function endpointLabel({ aliases, discoveryName, protocol, tls }: TopologyEndpoint, namespace: string | null): string {
  const names = aliases.map(({ dnsName, port }) => `${dnsName ?? defaultName(discoveryName, namespace)}:${port ?? '?'}`);
  return [names.length > 0 ? names.join(', ') : discoveryName ?? '?', protocol ?? '?', ...tls === true ? ['TLS'] : []].join(' ');
}

/** The name under which Service Connect publishes an endpoint without a client alias of its own. */
function defaultName(discoveryName: string | null, namespace: string | null): string {
  return `${discoveryName ?? '?'}.${namespace ?? '?'}`;
}
