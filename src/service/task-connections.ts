import { Connections } from 'aws-cdk-lib/aws-ec2';
import { BaseService, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { capacityOf } from './container-instances';

/**
 * The network connections of the tasks of a service: in network mode bridge those of the instances that its cluster has by now.
 *
 * The L2 leaves out instances of another stack, and those that a capacity provider starts.
 */
export function taskConnections({ connections, cluster, taskDefinition }: BaseService): Connections {
  if (taskDefinition.networkMode === NetworkMode.BRIDGE) {
    const known = connections.securityGroups;
    connections.addSecurityGroup(...capacityOf(cluster).groups.filter((group) => !known.includes(group)));
  }
  return connections;
}
