import { ICluster, ManagedInstancesCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { capacityOf, managedProvidersOf } from './container-instances';
import { atSynthesis } from '../../core';

/** The clusters whose instances get the permission at synthesis. */
const ALLOWED = new WeakSet<ICluster>();

/**
 * Allows the instances of a cluster to call `ecs:Poll` on its task sets, as the agent of Service Connect does.
 *
 * The L2 allows it only under a condition on `ecs:cluster`, which the agent's call does not carry, and on ECS Managed Instances only for
 * container instances, so the proxy never becomes healthy. It runs at synthesis, since capacity can be added until then.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @see https://github.com/aws/aws-cdk/issues/28594
 */
export function allowPolling(cluster: ICluster): void {
  if (ALLOWED.has(cluster)) return;
  ALLOWED.add(cluster);
  atSynthesis(cluster, () => {
    for (const scaling of capacityOf(cluster).scaling) scaling.addToRolePolicy(pollOf(cluster, cluster.clusterName));
    for (const provider of managedProvidersOf(cluster)) allowManaged(cluster, provider);
  });
}

/** The tasks on the instances of a provider start after the permission is there. */
function allowManaged(cluster: ICluster, provider: ManagedInstancesCapacityProvider): void {
  const { role } = provider.ec2InstanceProfile;
  if (!role) return;
  // The stack of a role from elsewhere may be one that the cluster waits for, and must not refer to it.
  const clusterName = Stack.of(role) === Stack.of(provider) ? cluster.clusterName : '*';
  const { policyDependable } = role.addToPrincipalPolicy(pollOf(cluster, clusterName));
  if (policyDependable) provider.node.defaultChild!.node.addDependency(policyDependable);
}

function pollOf(cluster: ICluster, clusterName: string): PolicyStatement {
  const taskSets = Stack.of(cluster).formatArn({
    service: 'ecs', resource: 'task-set', resourceName: `${clusterName}/*`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return new PolicyStatement({ actions: ['ecs:Poll'], resources: [taskSets] });
}
