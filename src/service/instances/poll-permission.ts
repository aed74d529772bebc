import { ICluster } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { capacityOf } from './container-instances';
import { atSynthesis } from '../../core';

/** The clusters whose instances get the permission at synthesis. */
const ALLOWED = new WeakSet<ICluster>();

/**
 * Allows the instances of a cluster to call `ecs:Poll` on its task sets, as the agent of Service Connect does.
 *
 * The L2 allows it only under a condition on `ecs:cluster`, which the agent's call does not carry, so the proxy never becomes
 * healthy. It runs at synthesis, since capacity can be added until then.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @see https://github.com/aws/aws-cdk/issues/28594
 */
export function allowPolling(cluster: ICluster): void {
  if (ALLOWED.has(cluster)) return;
  ALLOWED.add(cluster);
  atSynthesis(cluster, () => {
    const taskSets = Stack.of(cluster).formatArn({
      service: 'ecs', resource: 'task-set', resourceName: `${cluster.clusterName}/*`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    for (const scaling of capacityOf(cluster).scaling) {
      scaling.addToRolePolicy(new PolicyStatement({ actions: ['ecs:Poll'], resources: [taskSets] }));
    }
  });
}
