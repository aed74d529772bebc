import type { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { AsgCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { Cluster, ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ifTold } from '../../core';

/** What starts the instances of a cluster, as far as it is known by now. */
interface Launchers {
  /** The capacity providers of the cluster that have an Auto Scaling group. */
  readonly providers: readonly AsgCapacityProvider[];
  /** The Auto Scaling groups of this app. */
  readonly scaling: readonly AutoScalingGroup[];
}

/** The instances of a cluster, as far as they are known by now. */
export interface Capacity extends Launchers {
  /** Their security groups. */
  readonly groups: readonly ISecurityGroup[];
}

/** The walk over the app is long, and each service of a cluster asks: it is gone again only where capacity was added since. */
const KNOWN = new WeakMap<ICluster, { size: number; launchers: Launchers }>();

/** The capacity of a cluster. */
export function capacityOf(cluster: ICluster): Capacity {
  const { capacityProviderNames = [] } = cluster as Partial<Cluster>;
  const size = capacityProviderNames.length + clusterGroupsOf(cluster).length;
  const known = KNOWN.get(cluster);
  const launchers = known?.size === size ? known.launchers : readLaunchers(cluster, capacityProviderNames);
  KNOWN.set(cluster, { size, launchers });
  // A group of instances may get another security group at any time.
  return { ...launchers, groups: [...new Set([...clusterGroupsOf(cluster), ...launchers.scaling.flatMap(groupsOf)])] };
}

/** The cluster itself keeps no more than the security groups of the instances that it was given, and the names of its providers. */
function readLaunchers(cluster: ICluster, providerNames: readonly string[]): Launchers {
  const given = clusterGroupsOf(cluster);
  const providers = providerNames.length === 0 ? [] : resourcesOf<AsgCapacityProvider>(cluster, 'AWS::ECS::CapacityProvider')
    .filter(({ autoScalingGroup, capacityProviderName: name }) => autoScalingGroup && providerNames.includes(name));
  const added = given.length === 0 ? [] : resourcesOf<AutoScalingGroup>(cluster, 'AWS::AutoScaling::AutoScalingGroup')
    .filter((scaling) => 'addToRolePolicy' in scaling && groupsOf(scaling).some((group) => given.includes(group)));
  return { providers, scaling: [...new Set([...added, ...providers.map(({ autoScalingGroup }) => autoScalingGroup)])] };
}

/** The L2 constructs of the app around its resources of one type. */
function resourcesOf<L2 extends IConstruct>({ node: { root } }: IConstruct, type: string): L2[] {
  return root.node.findAll().filter((construct) => CfnResource.isCfnResource(construct) && construct.cfnResourceType === type)
    .map(({ node }) => node.scope as L2);
}

/** A cluster that is imported by its ARN tells none. */
function clusterGroupsOf(cluster: ICluster): ISecurityGroup[] {
  return ifTold(() => cluster.connections.securityGroups) ?? [];
}

/** An Auto Scaling group with a launch template of the user's may not tell. */
function groupsOf(scaling: AutoScalingGroup): ISecurityGroup[] {
  return ifTold(() => scaling.connections.securityGroups) ?? [];
}
