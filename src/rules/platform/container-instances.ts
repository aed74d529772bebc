import { Capacity } from './capacity';
import { isKnown, MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../facts';
import { below } from '../properties';

const LAUNCHERS = ['AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'];

/** What starts container instances: a launch template or a launch configuration. */
export interface Launcher {
  readonly resource: ResourceFacts;
  /** Names on the way from the root of the properties to those of an instance. */
  readonly path: readonly string[];
}

/** Container instances that a set of templates starts. */
export class ContainerInstances {
  private readonly capacity: Capacity;
  private readonly byCluster = new Map<string, Set<Launcher>>();
  private readonly launchers = new Map<string, Launcher>();

  constructor(private readonly mesh: MeshFacts) {
    this.capacity = new Capacity(mesh);
    for (const type of LAUNCHERS) {
      for (const resource of mesh.resources.ofType(type)) {
        this.launchers.set(resource.origin.address, { resource, path: type === LAUNCHERS[0] ? ['LaunchTemplateData'] : [] });
      }
    }
    for (const { origin: { address } } of mesh.clusters) {
      const found = this.capacity.providersOf(address).map((provider) => this.launcherOf(provider)).filter((launcher) => launcher !== undefined);
      this.byCluster.set(address, new Set(found));
    }
    for (const [address, launcher] of this.launchers) {
      // What waits for a cluster names it: in its user data, by which its instances join the cluster.
      for (const earlier of mesh.deployment.waitsFor.get(address) ?? []) this.byCluster.get(earlier)?.add(launcher);
    }
  }

  /** What starts the instances that a service may run on; empty where something else may start them, too. */
  launchersOf(service: ServiceFacts): readonly Launcher[] {
    const strategy = this.capacity.strategyOf(service);
    if (strategy) {
      const launchers = strategy.providers.map((provider) => this.launcherOf(provider));
      return strategy.complete && launchers.every((launcher) => launcher !== undefined) ? launchers : [];
    }
    const { launchType, cluster } = service;
    return launchType === 'EC2' && isKnown(cluster) ? [...this.byCluster.get(cluster.origin.address) ?? []] : [];
  }

  private launcherOf(provider: ResourceFacts): Launcher | undefined {
    const arn = below(provider.properties, 'AutoScalingGroupProvider', 'AutoScalingGroupArn');
    const group = arn instanceof Pointer ? this.mesh.resources.at(arn.address)?.properties : undefined;
    const named = [
      below(group, 'LaunchConfigurationName'),
      below(group, 'LaunchTemplate', 'LaunchTemplateId'),
      below(group, 'MixedInstancesPolicy', 'LaunchTemplate', 'LaunchTemplateSpecification', 'LaunchTemplateId'),
    ].find((value) => value instanceof Pointer);
    return named && this.launchers.get(named.address);
  }
}
