import { MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { below, itemsOf } from '../properties';

/** The capacity providers that a service may run its tasks on. */
export interface Strategy {
  readonly providers: readonly ResourceFacts[];
  /** Whether every one of them is in the templates. */
  readonly complete: boolean;
}

/** The capacity providers of a set of templates, and who uses them. */
export class Capacity {
  private readonly byName = new Map<string, ResourceFacts>();
  private readonly defaults = new Map<string, readonly unknown[]>();
  private readonly ofCluster = new Map<string, ResourceFacts[]>();

  constructor(private readonly mesh: MeshFacts) {
    for (const provider of mesh.resources.ofType('AWS::ECS::CapacityProvider')) {
      const { Name: name } = provider.properties;
      if (typeof name === 'string') this.byName.set(name, provider);
    }
    for (const { origin, properties } of mesh.resources.ofType('AWS::ECS::Cluster')) this.associate(origin.address, properties);
    for (const { properties } of mesh.resources.ofType('AWS::ECS::ClusterCapacityProviderAssociations')) {
      if (properties.Cluster instanceof Pointer) this.associate(properties.Cluster.address, properties);
    }
  }

  /** What a service runs on by a strategy, its own or the default of its cluster; `undefined` where it follows none. */
  strategyOf(service: ServiceFacts): Strategy | undefined {
    const { LaunchType: launchType, CapacityProviderStrategy: own } = this.mesh.resources.at(service.origin.address)?.properties ?? {};
    const items = own === undefined && launchType === undefined ? this.defaults.get(service.clusterIdentity as string) : own;
    if (items === undefined) return undefined;
    const providers = itemsOf(items).map((item) => this.provider(below(item, 'CapacityProvider')));
    return { providers: providers.filter((provider) => provider !== undefined), complete: providers.every((provider) => provider !== undefined) };
  }

  /** The capacity providers of a cluster that are in the templates. */
  providersOf(cluster: string): readonly ResourceFacts[] {
    return this.ofCluster.get(cluster) ?? [];
  }

  private associate(cluster: string, properties: ResourceFacts['properties']): void {
    const { CapacityProviders: providers, DefaultCapacityProviderStrategy: strategy } = properties;
    if (strategy !== undefined) this.defaults.set(cluster, itemsOf(strategy));
    const found = itemsOf(providers).map((provider) => this.provider(provider)).filter((provider) => provider !== undefined);
    this.ofCluster.set(cluster, [...this.providersOf(cluster), ...found]);
  }

  private provider(value: unknown): ResourceFacts | undefined {
    if (typeof value === 'string') return this.byName.get(value);
    const resource = value instanceof Pointer ? this.mesh.resources.at(value.address) : undefined;
    return resource?.type === 'AWS::ECS::CapacityProvider' ? resource : undefined;
  }
}
