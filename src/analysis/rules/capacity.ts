import { addTo, asIdentity, below, Identity, isKnown, Maybe, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../facts';
import { perMesh } from './per-mesh';
import { itemsOf } from './properties';

const PROVIDER = 'AWS::ECS::CapacityProvider';

/** The capacity providers that a service may run its tasks on. */
interface Strategy {
  readonly providers: readonly ResourceFacts[];
  /** Whether every one of them is in the templates. */
  readonly complete: boolean;
}

/** The capacity providers of a set of templates, and who uses them. */
export class Capacity {
  /** That of a mesh, read once. */
  static readonly of = perMesh((mesh) => new Capacity(mesh));

  private readonly byCluster = new Map<Identity, ResourceFacts[]>();
  private readonly byName = new Map<string, ResourceFacts[]>();
  private readonly defaults = new Map<Identity, readonly unknown[]>();

  private constructor(private readonly mesh: MeshFacts) {
    for (const provider of mesh.resources.ofType(PROVIDER)) {
      const name = provider.property('Name');
      if (typeof name === 'string') addTo(this.byName, name, provider);
    }
    for (const cluster of mesh.resources.ofType('AWS::ECS::Cluster')) {
      this.addProviders(cluster.origin.address, cluster);
      this.addDefault(cluster.origin.address, cluster);
    }
    for (const association of mesh.resources.ofType('AWS::ECS::ClusterCapacityProviderAssociations')) {
      const cluster = association.property('Cluster');
      this.addProviders(asIdentity(cluster), association);
      // What goes by a literal name may be a cluster of another Region.
      if (cluster instanceof Pointer) this.addDefault(cluster.address, association);
    }
  }

  /** What a service runs on by a strategy, its own or the default of its cluster; `undefined` where it follows none. */
  strategyOf(service: ServiceFacts): Strategy | undefined {
    const resource = this.mesh.resources.at(service.origin.address);
    const own = resource?.property('CapacityProviderStrategy');
    const items = own === undefined && resource?.property('LaunchType') === undefined ? this.defaults.get(service.clusterIdentity as string) : own;
    if (items === undefined) return undefined;
    const providers = itemsOf(items).map((item) => this.providersNamed(below(item, 'CapacityProvider')).at(-1));
    return { providers: providers.filter((provider) => provider !== undefined), complete: providers.every((provider) => provider !== undefined) };
  }

  /** The clusters that have capacity providers. */
  get clusters(): Iterable<Identity> {
    return this.byCluster.keys();
  }

  /** The capacity providers of a cluster that are in the templates. */
  providersOf(cluster: Identity): readonly ResourceFacts[] {
    return this.byCluster.get(cluster) ?? [];
  }

  private addProviders(cluster: Maybe<Identity> | undefined, resource: ResourceFacts): void {
    if (!isKnown(cluster)) return;
    for (const value of itemsOf(resource.property('CapacityProviders'))) {
      for (const provider of this.providersNamed(value)) addTo(this.byCluster, cluster, provider);
    }
  }

  private addDefault(cluster: Identity, resource: ResourceFacts): void {
    const strategy = resource.property('DefaultCapacityProviderStrategy');
    if (strategy !== undefined) this.defaults.set(cluster, itemsOf(strategy));
  }

  /** The capacity providers that a value may mean: the templates may have several of one name, for different places. */
  private providersNamed(value: unknown): readonly ResourceFacts[] {
    if (typeof value === 'string') return this.byName.get(value) ?? [];
    const resource = value instanceof Pointer ? this.mesh.resources.at(value.address) : undefined;
    return resource?.type === PROVIDER ? [resource] : [];
  }
}
