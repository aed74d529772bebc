import { addTo } from '../../analysis/facts';
import { Topology, TopologyConnection, TopologyDeployment, TopologyFinding, TopologyRoute, TopologyService } from '../../analysis/topology';

/** What a topology has of one deployment. */
export interface Part {
  readonly services: readonly TopologyService[];
  /** Those from its services. */
  readonly connections: readonly TopologyConnection[];
  /** Those to its services. */
  readonly routes: readonly TopologyRoute[];
  readonly findings: readonly TopologyFinding[];
}

/** A topology by its deployments: there can be as many as services. */
export class Parts {
  private readonly services = new Map<string, TopologyService[]>();
  private readonly connections = new Map<string, TopologyConnection[]>();
  private readonly routes = new Map<string, TopologyRoute[]>();
  private readonly findings = new Map<string, TopologyFinding[]>();

  constructor({ deployments, services, connections, routes, findings }: Topology) {
    const stackOf = new Map(services.map(({ id, stack }) => [id, stack]));
    const stacks = new Set(deployments.flatMap((deployment) => deployment.stacks.map(({ id }) => id)));
    for (const service of services) addTo(this.services, service.stack, service);
    for (const connection of connections) addTo(this.connections, stackOf.get(connection.client)!, connection);
    for (const route of routes) addTo(this.routes, stackOf.get(route.service)!, route);
    for (const finding of findings) addTo(this.findings, stackIn(finding.resource, stacks), finding);
  }

  of({ stacks }: TopologyDeployment): Part {
    const all = <T>(byStack: ReadonlyMap<string, T[]>) => stacks.flatMap(({ id }) => byStack.get(id) ?? []);
    return { services: all(this.services), connections: all(this.connections), routes: all(this.routes), findings: all(this.findings) };
  }
}

/** The stack of a resource: its id begins with that of the stack, in which there can be slashes, too. */
function stackIn(resource: string, stacks: ReadonlySet<string>): string {
  let end = resource.lastIndexOf('/');
  while (end > 0 && !stacks.has(resource.slice(0, end))) end = resource.lastIndexOf('/', end - 1);
  return resource.slice(0, Math.max(end, 0));
}
