import { addTo, MeshFacts, ResourceFacts } from '../facts';
import { Ids } from './ids';
import { Published } from './published';
import { Topology, TopologyConnection, TopologyService } from './topology';
import { topologyOf } from './topology-of';

/** What is deployed, or will be: templates as facts, and the topology that they make. */
export class State {
  readonly ids: Ids;
  readonly topology: Topology;
  readonly published: Published;
  /** By id. */
  readonly services: ReadonlyMap<string, TopologyService>;
  private readonly connections = new Map<string, TopologyConnection[]>();
  /** By the names of the templates, nested ones included. */
  private readonly meshes: ReadonlyMap<string, MeshFacts>;

  /** @param onlyStack what the stack is called, if there is one only */
  constructor(meshes: readonly MeshFacts[], onlyStack?: string) {
    this.ids = new Ids(meshes, onlyStack);
    this.topology = topologyOf(meshes.map((mesh) => ({ mesh, judgements: [] })), this.ids);
    this.published = new Published(this.topology);
    this.services = new Map(this.topology.services.map((service) => [service.id, service]));
    for (const connection of this.topology.connections) addTo(this.connections, connection.client, connection);
    this.meshes = new Map(meshes.flatMap((mesh) => [...mesh.deployment.stacks.keys()].map((name) => [name, mesh])));
  }

  /** The connections from a client. */
  connectionsFrom(client: string): readonly TopologyConnection[] {
    return this.connections.get(client) ?? [];
  }

  /** What a client knows of a name, see {@link Published}; empty for one that is not there. */
  seenBy(client: string, target: string): string {
    const service = this.services.get(client);
    return service ? this.published.seenBy(service, target) : '';
  }

  /** The facts that hold a resource. */
  meshOf(address: string): MeshFacts | undefined {
    return this.meshes.get(address.slice(0, address.lastIndexOf('#')));
  }

  /** The resource of an id. */
  find(id: string): ResourceFacts | undefined {
    const address = this.ids.addressOf(id);
    return address === undefined ? undefined : this.meshOf(address)?.resources.at(address);
  }
}
