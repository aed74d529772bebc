import type { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { OperatingSystemType } from 'aws-cdk-lib/aws-ec2';
import type { AsgCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { CapacityProviderStrategy, ICluster, MachineImageType } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { Capacity, capacityOf } from './container-instances';
import { BOTTLEROCKET_FAULT } from '../../analysis/rules/platform/images';
import { sc802, windowsInstancesProblem } from '../../analysis/rules/platform/sc802-windows';
import { imageProblem, sc806 } from '../../analysis/rules/platform/sc806-container-instance-image';
import { refuse } from '../../validation';

/**
 * Rejects a cluster whose present capacity cannot run the proxy; later capacity and what only an image shows are left to the rules.
 * One kind of instance that can run it is enough, since ECS places tasks where the proxy runs.
 */
export function checkCapacity(cluster: ICluster, strategies: readonly CapacityProviderStrategy[] | undefined, scope: IConstruct): void {
  const capacity = capacityOf(cluster);
  const used = usedBy(strategies, capacity);
  if (used.length === 0) return;
  const onBottlerocket = capacity.providers.filter(isBottlerocket).map(({ autoScalingGroup }) => autoScalingGroup);
  if (used.every((scaling) => onBottlerocket.includes(scaling))) refuse(sc806, imageProblem({ name: scope.node.path }, BOTTLEROCKET_FAULT), scope);
  if (used.every(isWindows)) refuse(sc802, windowsInstancesProblem(scope.node.path, cluster.node.path), scope);
}

/** The instances that a service can run on; none if it names an unknown capacity provider. */
function usedBy(strategies: readonly CapacityProviderStrategy[] = [], { providers, scaling }: Capacity): readonly AutoScalingGroup[] {
  if (strategies.length === 0) return scaling;
  const named = strategies.map(({ capacityProvider }) => providers.find(({ capacityProviderName }) => capacityProviderName === capacityProvider));
  return named.every((provider) => provider !== undefined) ? named.map(({ autoScalingGroup }) => autoScalingGroup) : [];
}

function isBottlerocket({ machineImageType }: AsgCapacityProvider): boolean {
  return machineImageType === MachineImageType.BOTTLEROCKET;
}

function isWindows({ osType }: AutoScalingGroup): boolean {
  return osType === OperatingSystemType.WINDOWS;
}
