import type { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { AsgCapacityProvider, ManagedInstancesCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { Cluster, ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ifTold } from '../../core';

/** What starts the instances of a cluster, as known so far. */
interface Launchers {
  /** The capacity providers of the cluster that have an Auto Scaling group. */
  readonly providers: readonly AsgCapacityProvider[];
  /** The Auto Scaling groups of this app. */
  readonly scaling: readonly AutoScalingGroup[];
}

/** The instances of a cluster, as known so far. */
export interface Capacity extends Launchers {
  /** Their security groups. */
  readonly groups: readonly ISecurityGroup[];
}

/** A cache: finding launchers visits the whole app, and is repeated only if capacity was added. */
const KNOWN = new WeakMap<ICluster, { size: number; launchers: Launchers }>();

/** The capacity of a cluster. */
export function capacityOf(cluster: ICluster): Capacity {
  const { capacityProviderNames = [] } = cluster as Partial<Cluster>;
  const size = capacityProviderNames.length + clusterGroupsOf(cluster).length;
  const known = KNOWN.get(cluster);
  const launchers = known?.size === size ? known.launchers : readLaunchers(cluster, capacityProviderNames);
  KNOWN.set(cluster, { size, launchers });
  // Instances can get another security group at any time.
  return { ...launchers, groups: [...new Set([...clusterGroupsOf(cluster), ...launchers.scaling.flatMap(groupsOf)])] };
}

/** Searches the app: the cluster keeps only the security groups of its instances and the names of its providers. */
function readLaunchers(cluster: ICluster, providerNames: readonly string[]): Launchers {
  const given = clusterGroupsOf(cluster);
  const providers = providerNames.length === 0 ? [] : resourcesOf<AsgCapacityProvider>(cluster, 'AWS::ECS::CapacityProvider')
    .filter(({ autoScalingGroup, capacityProviderName: name }) => autoScalingGroup && providerNames.includes(name));
  const added = given.length === 0 ? [] : resourcesOf<AutoScalingGroup>(cluster, 'AWS::AutoScaling::AutoScalingGroup')
    .filter((scaling) => 'addToRolePolicy' in scaling && groupsOf(scaling).some((group) => given.includes(group)));
  return { providers, scaling: [...new Set([...added, ...providers.map(({ autoScalingGroup }) => autoScalingGroup)])] };
}

/** The capacity providers of a cluster whose instances ECS manages. */
export function managedProvidersOf(cluster: ICluster): ManagedInstancesCapacityProvider[] {
  return resourcesOf<ManagedInstancesCapacityProvider>(cluster, 'AWS::ECS::CapacityProvider')
    .filter((provider) => 'ec2InstanceProfile' in provider && provider.cluster === cluster);
}

/** The L2 constructs of the app whose resource has this type. */
function resourcesOf<L2 extends IConstruct>({ node: { root } }: IConstruct, type: string): L2[] {
  return root.node.findAll().filter((construct) => CfnResource.isCfnResource(construct) && construct.cfnResourceType === type)
    .map(({ node }) => node.scope as L2);
}

/** None for a cluster that is imported by its ARN. */
function clusterGroupsOf(cluster: ICluster): ISecurityGroup[] {
  return ifTold(() => cluster.connections.securityGroups) ?? [];
}

/** None for an Auto Scaling group with the user's own launch template, if that does not show them. */
function groupsOf(scaling: AutoScalingGroup): ISecurityGroup[] {
  return ifTold(() => scaling.connections.securityGroups) ?? [];
}
