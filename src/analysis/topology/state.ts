import { MeshFacts, ResourceFacts } from '../facts';
import { Ids } from './ids';
import { Published } from './published';
import { Topology } from './topology';
import { topologyOf } from './topology-of';

/** What is deployed, or will be: templates as facts, and the topology that they make. */
export class State {
  readonly ids: Ids;
  readonly topology: Topology;
  readonly published: Published;
  /** By the names of the templates, nested ones included. */
  private readonly meshes: ReadonlyMap<string, MeshFacts>;

  /** @param onlyStack what the stack is called, if there is one only */
  constructor(meshes: readonly MeshFacts[], onlyStack?: string) {
    this.ids = new Ids(meshes, onlyStack);
    this.topology = topologyOf(meshes.map((mesh) => ({ mesh, judgements: [] })), this.ids);
    this.published = new Published(this.topology);
    this.meshes = new Map(meshes.flatMap((mesh) => [...mesh.deployment.stacks.keys()].map((name) => [name, mesh])));
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
