import { Picture, PictureNode } from './picture';
import { Routing } from './routing';
import { serviceLines } from './service-label';
import { addTo } from '../../analysis/facts';
import { Severity } from '../../analysis/rules';
import { Topology, TopologyConnection, TopologyFinding } from '../../analysis/topology';
import { SEVERITIES } from '../severities';

/** The picture of a topology: stacks as frames, services as nodes, connections and routes as arrows. */
export function pictureOf(topology: Topology): Picture {
  const { deployments, services, connections, findings } = topology;
  const keys = new Map(services.map(({ id }, i) => [id, `s${i}`]));
  const about = new Map<string, TopologyFinding[]>();
  for (const finding of findings) if (finding.service !== null) addTo(about, finding.service, finding);
  const offMesh = new Set(services.filter(({ onMesh }) => onMesh === false).map(({ id }) => id));
  const routing = new Routing(topology, keys);
  const elsewhere = new Map(connections.filter(({ server }) => server === null).map(({ target }) => target).sort().map((target, i) => [target, `x${i}`]));
  const groups = deployments.flatMap(({ stacks }) => stacks).map(({ id }, i) => ({
    key: `g${i}`,
    title: id,
    nodes: services.filter(({ stack }) => stack === id).map((service): PictureNode => ({
      key: keys.get(service.id)!,
      kind: service.onMesh === false ? 'off-mesh' : 'service',
      lines: serviceLines(service, topology, about.get(service.id) ?? []),
      worst: worstOf(about.get(service.id) ?? []),
    })),
  }));
  return {
    groups: groups.filter(({ nodes }) => nodes.length > 0),
    nodes: [...routing.nodes, ...[...elsewhere].map(([target, key]): PictureNode => ({ key, kind: 'elsewhere', lines: [target, 'of another app'] }))],
    edges: [
      ...routing.edges,
      ...connections.map((connection) => ({
        from: keys.get(connection.client)!,
        to: connection.server === null ? elsewhere.get(connection.target)! : keys.get(connection.server)!,
        label: connectionLabel(connection),
        certain: connection.inferredFrom === null && !offMesh.has(connection.client),
      })),
    ],
  };
}

function connectionLabel({ target, tls }: TopologyConnection): string {
  return tls === true ? `${target} TLS` : target;
}

function worstOf(findings: readonly TopologyFinding[]): Severity | undefined {
  return [...SEVERITIES].reverse().find((severity) => findings.some((finding) => finding.severity === severity));
}
