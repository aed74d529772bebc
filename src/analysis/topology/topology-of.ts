import { ConnectionFacts, isKnown, MeshFacts, ServiceFacts, StackFacts } from '../facts';
import { Judgement } from '../rules';
import { fileOf, Ids, rootsOf } from './ids';
import { JudgedMesh } from './judged-mesh';
import { namesOf } from './names';
import { NamespaceTopology } from './namespaces';
import { DeploymentOrder } from './order';
import { Routes } from './routes';
import { endpointsOf, reachOf, taskOf } from './service-topology';
import {
  Topology, TopologyConnection, TopologyDeployment, TopologyFinding, TopologyRoute, TopologyService, TopologyStack, TopologyUnread, TOPOLOGY_VERSION,
} from './topology';
import { orNull, sortedBy } from './values';

/** The topology of templates, deployment by deployment. */
export function topologyOf(deployments: readonly JudgedMesh[], ids = new Ids(deployments.map(({ mesh }) => mesh))): Topology {
  return new TopologyBuilder(ids, namesOf(deployments.flatMap(({ mesh }) => mesh.services), ids)).build(deployments);
}

class TopologyBuilder {
  private readonly namespaces: NamespaceTopology;
  private readonly deployments: TopologyDeployment[] = [];
  private readonly services: TopologyService[] = [];
  private readonly connections: TopologyConnection[] = [];
  private readonly routes: TopologyRoute[] = [];
  private readonly findings: TopologyFinding[] = [];
  private readonly unread: TopologyUnread[] = [];

  constructor(private readonly ids: Ids, private readonly names: ReadonlyMap<string, string>) {
    this.namespaces = new NamespaceTopology(ids);
  }

  build(deployments: readonly JudgedMesh[]): Topology {
    for (const { mesh, judgements } of deployments) this.add(mesh, judgements);
    return {
      version: TOPOLOGY_VERSION,
      deployments: sortedBy(this.deployments, ({ name, stacks }) => `${name}\n${stacks[0]?.id ?? ''}`),
      namespaces: sortedBy(this.namespaces.all, ({ id }) => id),
      services: sortedBy(this.services, ({ id }) => id),
      connections: sortedBy(this.connections, ({ client, target, server }) => `${client}\n${target}\n${server ?? ''}`),
      routes: sortedBy(this.routes, ({ service, ...route }) => `${service}\n${JSON.stringify(route)}`),
      findings: sortedBy(this.findings, ({ resource, rule, property, message }) => `${resource}\n${rule}\n${property}\n${message}`),
      unread: sortedBy(this.unread, ({ resource, reason }) => `${resource}\n${reason}`),
    };
  }

  private add(mesh: MeshFacts, judgements: readonly Judgement[]): void {
    const roots = rootsOf(mesh.deployment);
    const name = fileOf(roots[0]?.assembly ?? '');
    const order = new DeploymentOrder(mesh, this.ids);
    const routes = new Routes(mesh, this.ids);
    const sortedIds = (addresses: readonly string[]) => addresses.map((address) => this.ids.at(address));
    this.deployments.push({
      name,
      stacks: sortedBy(roots.map((stack) => this.stack(stack, order)), ({ id }) => id),
      waves: order.waves.map((wave) => sortedIds(wave).sort()),
      criticalPath: sortedIds(order.longestChain),
      cycles: order.cycles(),
    });
    this.namespaces.addCreated(mesh);
    for (const service of mesh.services) {
      this.services.push(this.service(service, mesh, order, name));
      this.routes.push(...routes.of(service));
    }
    for (const connection of mesh.connections) this.connections.push(this.connection(connection));
    this.addFindings(mesh, judgements);
    for (const { template, resource, reason } of mesh.unread) {
      this.unread.push({ resource: this.ids.resource({ template, logicalId: resource }), reason });
    }
  }

  private stack({ template, orderKnown }: StackFacts, order: DeploymentOrder): TopologyStack {
    return { id: this.ids.template(template), template: fileOf(template), orderKnown, lastWave: order.lastWave(template) };
  }

  private service(service: ServiceFacts, { deployment }: MeshFacts, order: DeploymentOrder, deploymentName: string): TopologyService {
    const { origin, target, enabled, enabledUndecided, conditional, namespace, launchType, desiredCount, task } = service;
    const id = this.ids.resource(origin);
    return {
      id,
      name: this.names.get(id)!,
      stack: this.ids.template(deployment.stacks.get(origin.template)!.template),
      constructPath: origin.constructPath ?? null,
      account: orNull(target.account),
      region: orNull(target.region),
      onMesh: enabledUndecided ? null : orNull(enabled),
      conditional,
      namespace: enabled === false ? null : this.namespaces.idOf(namespace, deploymentName),
      launchType: orNull(launchType),
      desiredCount: orNull(desiredCount),
      endpoints: endpointsOf(service),
      task: taskOf(task),
      wave: order.wave(origin.address),
      waitsFor: order.waitsOf(origin.address),
    };
  }

  private connection({ client, server, target, endpoint, ordering, inferredFrom }: ConnectionFacts): TopologyConnection {
    return {
      client: this.ids.resource(client.origin),
      server: server ? this.ids.resource(server.origin) : null,
      target,
      ...reachOf(endpoint),
      ordering,
      inferredFrom: inferredFrom ?? null,
    };
  }

  private addFindings({ services }: MeshFacts, judgements: readonly Judgement[]): void {
    const about = new Map<string, string>();
    for (const { task, origin } of sortedBy(services, ({ origin: { address } }) => address).reverse()) {
      if (isKnown(task)) about.set(task.origin.address, this.ids.resource(origin));
    }
    for (const { origin } of services) about.set(origin.address, this.ids.resource(origin));
    for (const { rule, severity, message, fix, origin, property, inferred = false } of judgements) {
      const service = about.get(origin.address) ?? null;
      this.findings.push({ rule: rule.id, severity, message, fix, service, resource: this.ids.resource(origin), property, inferred });
    }
  }
}
