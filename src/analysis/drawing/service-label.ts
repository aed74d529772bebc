import { PictureLine } from './picture';
import { count } from '../text';
import { addresses, TopologyConnection, TopologyEndpoint, TopologyFinding, TopologyService } from '../topology';

/**
 * What a picture tells about a service, line by line: its name, what clients dial, and what is special about it.
 *
 * @param namespaces names of all namespaces by id
 */
export function serviceLines(
  service: TopologyService, namespaces: ReadonlyMap<string, string | null>, findings: readonly TopologyFinding[],
): PictureLine[] {
  const { name, endpoints, onMesh, namespace, conditional } = service;
  const own = namespaces.get(namespace ?? '') ?? null;
  const [errors, warnings] = (['error', 'warning'] as const).map((severity) => findings.filter((finding) => finding.severity === severity).length);
  const lines: (PictureLine | false)[] = [
    { kind: 'name', text: name },
    ...endpoints.map((endpoint) => ({ kind: 'address', text: endpointLabel(endpoint) } as const)),
    onMesh === false && { kind: 'note', text: 'not on Service Connect' },
    conditional && { kind: 'note', text: 'on a condition' },
    namespaces.size > 1 && namespace !== null && { kind: 'note', text: `in ${own ?? namespace}` },
    errors > 0 && { kind: 'error', text: count(errors, 'error') },
    warnings > 0 && { kind: 'warning', text: count(warnings, 'warning') },
  ];
  return lines.filter((line) => line !== false);
}

/** What clients dial, and what is spoken there: `catalog:80 http`. */
export function endpointLabel(endpoint: TopologyEndpoint): string {
  const { discoveryName, protocol, tls } = endpoint;
  const names = addresses(endpoint);
  return [names.length > 0 ? names.join(', ') : discoveryName ?? '?', protocol ?? '?', ...tls === true ? ['TLS'] : []].join(' ');
}

/** What is special about a connection: that it is inferred, or that the client does not wait. */
export function connectionNotes({ inferredFrom, ordering }: TopologyConnection): string[] {
  return [...inferredFrom === null ? [] : [`inferred from ${inferredFrom}`], ...ordering === 'SERVER_FIRST' ? [] : [ordering]];
}
