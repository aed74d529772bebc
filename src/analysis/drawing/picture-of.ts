import { Picture, PictureEdge, PictureNode } from './picture';
import { Routing } from './routing';
import { serviceLines } from './service-label';
import { addTo } from '../facts';
import { Severity } from '../rules';
import { addresses, ConnectionChange, Topology, TopologyChange, TopologyConnection, TopologyFinding, TopologyService } from '../topology';

/**
 * The picture of a topology: stacks as frames, services as nodes, connections and routes as arrows.
 *
 * @param change what a deployment does, for a topology that holds the services of both states
 */
export function pictureOf(topology: Topology, change?: TopologyChange): Picture {
  return new PictureMaker(topology, change).picture();
}

/** The keys of the nodes of services, by id. */
export function serviceKeys({ services }: Topology): ReadonlyMap<string, string> {
  return new Map(services.map(({ id }, i) => [id, `s${i}`]));
}

class PictureMaker {
  /** Keys of the services by id. */
  private readonly keys: ReadonlyMap<string, string>;
  /** Keys of endpoints of other apps, by what the client dials. */
  private readonly elsewhere: ReadonlyMap<string, string>;
  private readonly services: ReadonlyMap<string, TopologyService>;
  private readonly namespaces: ReadonlyMap<string, string | null>;
  private readonly findings = new Map<string, TopologyFinding[]>();
  private readonly kinds: ReadonlyMap<string, PictureNode['change']>;
  private readonly edgeChanges: ReadonlyMap<string, PictureEdge['change']>;

  constructor(private readonly topology: Topology, change?: TopologyChange) {
    const { services, connections, namespaces, findings } = topology;
    this.keys = serviceKeys(topology);
    this.services = new Map(services.map((service) => [service.id, service]));
    this.namespaces = new Map(namespaces.map(({ id, name }) => [id, name]));
    this.elsewhere = new Map([...new Set(connections.filter(({ server }) => server === null).map(({ target }) => target))].sort()
      .map((target, i) => [target, `x${i}`]));
    for (const finding of findings) if (finding.service !== null) addTo(this.findings, finding.service, finding);
    this.kinds = new Map(change?.services.map(({ id, kind }) => [id, kind]));
    const marked = (some: readonly ConnectionChange[] = [], what: 'OPEN' | 'CLOSE') => some.map((each) => [connectionKey(each), what] as const);
    this.edgeChanges = new Map([...marked(change?.opened, 'OPEN'), ...marked(change?.closed, 'CLOSE')]);
  }

  picture(): Picture {
    const { deployments, connections, services } = this.topology;
    const routing = new Routing(this.topology, this.keys);
    const inStack = new Map<string, PictureNode[]>();
    for (const service of services) addTo(inStack, service.stack, this.node(service));
    return {
      groups: deployments.flatMap(({ stacks }) => stacks).map(({ id }, i) => ({ key: `g${i}`, title: id, nodes: inStack.get(id) ?? [] }))
        .filter(({ nodes }) => nodes.length > 0),
      nodes: [...routing.nodes, ...[...this.elsewhere].map(([target, key]): PictureNode => (
        { key, kind: 'elsewhere', lines: [{ kind: 'name', text: target }, { kind: 'note', text: 'not in these templates' }] }
      ))],
      edges: [...routing.edges, ...connections.map((connection) => this.edge(connection))],
    };
  }

  private node(service: TopologyService): PictureNode {
    const findings = this.findings.get(service.id) ?? [];
    return {
      key: this.keys.get(service.id)!,
      kind: service.onMesh === false ? 'off-mesh' : 'service',
      lines: serviceLines(service, this.namespaces, findings),
      worst: worstOf(findings),
      change: this.kinds.get(service.id),
    };
  }

  private edge(connection: TopologyConnection): PictureEdge {
    const { client, server, target, tls, inferredFrom } = connection;
    const of = server === null ? undefined : this.services.get(server);
    const dialled = of?.endpoints.flatMap(addresses) ?? [target];
    return {
      from: this.keys.get(client)!,
      to: server === null ? this.elsewhere.get(target)! : this.keys.get(server)!,
      label: tls === true ? `${target} TLS` : target,
      obvious: dialled.length === 1 && dialled[0] === target,
      certain: inferredFrom === null && this.services.get(client)!.onMesh !== false,
      change: this.edgeChanges.get(connectionKey(connection)),
    };
  }
}

function connectionKey({ client, server, target }: ConnectionChange): string {
  return JSON.stringify([client, server, target]);
}

function worstOf(findings: readonly TopologyFinding[]): Severity | undefined {
  return (['error', 'warning', 'info'] as const).find((severity) => findings.some((finding) => finding.severity === severity));
}
