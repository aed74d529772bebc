import { Markup, markup } from './markup';
import { addTo } from '../../facts';
import { count } from '../../text';
import {
  addresses, ChangeRisk, ServiceChange, Topology, TopologyChange, TopologyConnection, TopologyFinding, TopologyRoute, TopologyService, TopologySize,
} from '../../topology';
import { CHANGES, reasonOf, riskSentence } from '../change-words';
import { connectionNotes } from '../service-label';

const RULES = 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/blob/main/docs/rules';

/** What the page tells about each service when it is chosen. */
export class Details {
  private readonly names: ReadonlyMap<string, string>;
  private readonly namespaces: ReadonlyMap<string, string | null>;
  private readonly calls = new Map<string, TopologyConnection[]>();
  private readonly callers = new Map<string, TopologyConnection[]>();
  private readonly routes = new Map<string, TopologyRoute[]>();
  private readonly findings = new Map<string, TopologyFinding[]>();
  private readonly changes: ReadonlyMap<string, ServiceChange>;
  private readonly risks = new Map<string, ChangeRisk[]>();

  /** @param keys keys of the nodes by the ids of their services */
  constructor(topology: Topology, private readonly keys: ReadonlyMap<string, string>, private readonly change?: TopologyChange) {
    this.names = new Map(topology.services.map(({ id, name }) => [id, name]));
    this.namespaces = new Map(topology.namespaces.map(({ id, name }) => [id, name]));
    for (const connection of topology.connections) {
      addTo(this.calls, connection.client, connection);
      if (connection.server !== null) addTo(this.callers, connection.server, connection);
    }
    for (const route of topology.routes) addTo(this.routes, route.service, route);
    for (const finding of topology.findings) if (finding.service !== null) addTo(this.findings, finding.service, finding);
    this.changes = new Map(change?.services.map((each) => [each.id, each]));
    for (const risk of change?.risks ?? []) addTo(this.risks, risk.service, risk);
  }

  /** The details of a service. */
  of(service: TopologyService): Markup {
    const { id, name, endpoints } = service;
    const [calls, callers] = [this.calls, this.callers].map((connections) => connections.get(id) ?? []);
    return markup`<article id="d-${this.keys.get(id)}" hidden>
<h2 tabindex="-1">${name}</h2>
${this.changeOf(id)}${this.findings.has(id) && section('Findings', [markup`<ul class="findings">${this.findings.get(id)!.map(findingItem)}</ul>`])}${
  table(this.factsOf(service))
}${
  section('Endpoints', endpoints.map((endpoint) => table([
    ['Clients dial', addresses(endpoint).join(', ')],
    ['Discovery name', endpoint.discoveryName], ['Protocol', endpoint.protocol], ['Port of the proxy', endpoint.proxyPort],
    ['Container port', endpoint.containerPort], ['TLS', yesOrNo(endpoint.tls)],
  ])))
}${section('Calls', this.list(calls, 'server'))}${section('Is called by', this.list(callers, 'client'))}${section('Public entry', this.entry(id))}
</article>
`;
  }

  private factsOf(service: TopologyService): [string, string | null][] {
    const { id, stack, constructPath, namespace, onMesh, launchType, desiredCount, task, wave, waitsFor } = service;
    const waits = [...waitsFor.services.map((each) => this.names.get(each) ?? each), ...waitsFor.stacks.map((each) => `stack ${each}`)];
    return [
      ['Stack', stack],
      ['Logical id', id.slice(id.lastIndexOf('/') + 1)],
      ['Construct', constructPath],
      ['Namespace', namespace === null ? null : this.namespaces.get(namespace) ?? namespace],
      ['Service Connect', onMesh === null ? 'decided at the deployment' : onMesh ? 'on' : 'off'],
      ['Launch type', launchType],
      ['Tasks', desiredCount === null ? null : String(desiredCount)],
      ['Task size', task === null ? null : sizeOf(task)],
      ['Asked for', task?.asked ? sizeOf(task.asked) : null],
      ['Share of the proxy', task?.proxy ? sizeOf(task.proxy) : null],
      ['Wave', wave === null ? 'none: on a cycle, or behind one' : String(wave)],
      ['Waits for', waits.length === 0 ? 'no other service' : waits.join(', ')],
    ];
  }

  private changeOf(id: string): Markup | undefined {
    const changed = this.changes.get(id);
    if (!changed) return this.change && markup`<p class="unchanged">This deployment does not change it.</p>\n`;
    return markup`${section('This deployment', [markup`<p class="${changed.kind.toLowerCase()}">It is ${CHANGES[changed.kind].words}${
      changed.reasons.length > 0 && ` because of ${changed.reasons.map(reasonOf).join('; ')}`}.</p>`])}${
      this.risks.has(id) && section('What can fail', this.risks.get(id)!.map((risk) => markup`<p>${riskSentence(risk, this.change!)}</p>`))}`;
  }

  private list(connections: readonly TopologyConnection[], end: 'server' | 'client'): Markup[] {
    if (connections.length === 0) return [];
    return [markup`<ul>${connections.map((connection) => {
      const { target, proxyPort, protocol, tls } = connection;
      const other = connection[end];
      const notes = [
        ...proxyPort === null ? [] : [`port ${proxyPort}`], ...protocol === null ? [] : [protocol], ...tls === true ? ['TLS'] : [],
        ...connectionNotes(connection),
      ];
      return markup`<li>${other === null
        ? 'an endpoint of another app'
        : markup`<button type="button" class="link" data-key="${this.keys.get(other)}">${this.names.get(other)}</button>`
      } <code>${target}</code> <span class="quiet">${notes.join(', ')}</span></li>`;
    })}</ul>`];
  }

  private entry(id: string): Markup[] {
    return (this.routes.get(id) ?? []).map(({ loadBalancer, internetFacing, protocol, port, hosts, paths, containerPort }) => table([
      ['Load balancer', loadBalancer ?? 'not in these templates'], ['Faces the internet', yesOrNo(internetFacing)],
      ['Listener', `${protocol ?? '?'} ${port ?? '?'}`], ['Hosts', hosts.join(', ')], ['Paths', paths.join(', ')], ['Container port', containerPort],
    ]));
  }
}

function section(title: string, content: readonly Markup[]): Markup | undefined {
  return content.length === 0 ? undefined : markup`<h3>${title}</h3>\n${content}\n`;
}

/** Names with their values; those that are not known are left out. */
function table(rows: readonly (readonly [string, string | number | null])[]): Markup {
  return markup`<dl>${rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [markup`<dt>${name}</dt><dd>${value}</dd>`]))}</dl>`;
}

function findingItem({ rule, severity, message, fix }: TopologyFinding): Markup {
  return markup`<li class="${severity}"><a href="${`${RULES}/${rule}.md`}">${rule}</a> <b>${severity}</b> ${message}<span class="quiet">; ${fix}</span></li>`;
}

function sizeOf({ cpu, memoryMiB }: TopologySize): string {
  return `${cpu ?? '?'} CPU ${cpu === 1 ? 'unit' : 'units'}, ${memoryMiB ?? '?'} MiB`;
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no';
}

/** The numbers of a page, in a sentence. */
export function summaryOf({ services, connections, deployments, findings, namespaces }: Topology): string {
  const stacks = deployments.reduce((sum, deployment) => sum + deployment.stacks.length, 0);
  const of = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const names = namespaces.map(({ id, name }) => name ?? id.slice(id.lastIndexOf('/') + 1));
  return [
    count(services.length, 'service'), count(connections.length, 'connection'), count(stacks, 'stack'),
    ...names.length === 0 ? [] : [`${names.length === 1 ? 'namespace' : 'namespaces'} ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`],
    count(of('error'), 'error'), count(of('warning'), 'warning'),
  ].join(' · ');
}
