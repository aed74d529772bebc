import { Capacity } from './capacity';
import { addTo, below, Identity, isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../facts';
import { perMesh } from './per-mesh';

/** What starts instances, with the names on the way from the root of its properties to those of an instance. */
const LAUNCHERS: readonly (readonly [type: string, path: readonly string[]])[] = [
  ['AWS::EC2::LaunchTemplate', ['LaunchTemplateData']],
  ['AWS::AutoScaling::LaunchConfiguration', []],
];

/** A launch template or a launch configuration. */
export interface Launcher {
  readonly resource: ResourceFacts;
  /** Names on the way from the root of the properties to those of an instance. */
  readonly path: readonly string[];
}

/** An Auto Scaling group. */
interface InstanceGroup {
  readonly resource: ResourceFacts;
  /** What its instances are started from; left out where that is not in the templates. */
  readonly launcher: Launcher | undefined;
}

/** A property of the instances that a launcher starts. */
export function instanceProperty({ resource, path }: Launcher, name: string): unknown {
  return below(resource.properties, ...path, name);
}

/** The container instances that a set of templates starts: for a capacity provider of a cluster, or from what names the cluster. */
export class ContainerInstances {
  /** Those of a mesh, read once. */
  static readonly of = perMesh((mesh) => new ContainerInstances(mesh));

  private readonly capacity: Capacity;
  private readonly launchers = new Map<Identity, Launcher>();
  private readonly groups = new Map<Identity, InstanceGroup>();
  private readonly launchersOfCluster = new Map<Identity, Launcher[]>();
  private readonly groupsOfCluster = new Map<Identity, InstanceGroup[]>();

  private constructor(mesh: MeshFacts) {
    this.capacity = Capacity.of(mesh);
    for (const [type, path] of LAUNCHERS) {
      for (const resource of mesh.resources.ofType(type)) this.launchers.set(resource.origin.address, { resource, path });
    }
    const named = new Map([...this.launchers.values()].map((launcher) => [launcher, clustersNamedBy(mesh, launcher)]));
    for (const [launcher, clusters] of named) for (const cluster of clusters) addTo(this.launchersOfCluster, cluster, launcher);
    for (const resource of mesh.resources.ofType('AWS::AutoScaling::AutoScalingGroup')) {
      this.groups.set(resource.origin.address, { resource, launcher: this.launcherOf(resource) });
    }
    const byProvider = this.clustersByProvider();
    for (const group of this.groups.values()) {
      const clusters = [...byProvider.get(group) ?? [], ...group.launcher && named.get(group.launcher) || []];
      for (const cluster of new Set(clusters)) addTo(this.groupsOfCluster, cluster, group);
    }
  }

  /** The Auto Scaling groups of the templates whose instances are in a cluster. */
  groupsIn(cluster: Identity): readonly InstanceGroup[] {
    return this.groupsOfCluster.get(cluster) ?? [];
  }

  /** What starts the instances that a service may run on; empty where something else may start them, too. */
  launchersOf(service: ServiceFacts): readonly Launcher[] {
    if (this.launchers.size === 0) return [];
    const strategy = this.capacity.strategyOf(service);
    if (strategy) {
      const launchers = strategy.providers.map((provider) => this.groupOf(provider)?.launcher);
      return strategy.complete && launchers.every((launcher) => launcher !== undefined) ? launchers : [];
    }
    const { launchType, cluster } = service;
    return launchType === 'EC2' && isKnown(cluster) ? this.launchersIn(cluster.origin.address) : [];
  }

  private launchersIn(cluster: Identity): readonly Launcher[] {
    const ofProviders = this.capacity.providersOf(cluster).map((provider) => this.groupOf(provider)?.launcher);
    return [...new Set([...ofProviders.filter((launcher) => launcher !== undefined), ...this.launchersOfCluster.get(cluster) ?? []])];
  }

  /** Clusters by the Auto Scaling groups of the capacity providers that they have. */
  private clustersByProvider(): ReadonlyMap<InstanceGroup, readonly Identity[]> {
    const clusters = new Map<InstanceGroup, Identity[]>();
    for (const cluster of this.capacity.clusters) {
      for (const group of this.capacity.providersOf(cluster).map((provider) => this.groupOf(provider))) if (group) addTo(clusters, group, cluster);
    }
    return clusters;
  }

  private groupOf(provider: ResourceFacts): InstanceGroup | undefined {
    const group = below(provider.property('AutoScalingGroupProvider'), 'AutoScalingGroupArn');
    return group instanceof Pointer ? this.groups.get(group.address) : undefined;
  }

  private launcherOf({ properties }: ResourceFacts): Launcher | undefined {
    const named = [
      below(properties, 'LaunchConfigurationName'),
      below(properties, 'LaunchTemplate', 'LaunchTemplateId'),
      below(properties, 'MixedInstancesPolicy', 'LaunchTemplate', 'LaunchTemplateSpecification', 'LaunchTemplateId'),
    ].find((value) => value instanceof Pointer);
    return named && this.launchers.get(named.address);
  }
}

/** The clusters that a launcher waits for: it names them in its user data, by which its instances join a cluster. */
function clustersNamedBy({ resources, deployment }: MeshFacts, { resource }: Launcher): readonly Identity[] {
  const earlier = deployment.waitsFor.get(resource.origin.address) ?? [];
  return earlier.filter((address) => resources.at(address)?.type === 'AWS::ECS::Cluster');
}
