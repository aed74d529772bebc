import { ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { BaseService, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { Names, Stack } from 'aws-cdk-lib/core';
import { capacityOf } from './container-instances';
import { atSynthesis } from '../../core';

/** Whether the tasks of a service use the security groups of their instances. */
export function sharesInstances({ taskDefinition }: BaseService): boolean {
  return taskDefinition.networkMode !== NetworkMode.AWS_VPC;
}

/** The security groups of the tasks. Those of instances are the same objects for all services, so that no rule is made twice. */
export function securityGroupsOf(service: BaseService): readonly ISecurityGroup[] {
  return sharesInstances(service) ? capacityOf(service.cluster).groups : service.connections.securityGroups;
}

/**
 * Adds the security groups of instances that the L2 leaves out to its connections: instances of capacity providers, and those added
 * to the cluster later. Existing rules, such as that of a load balancer, then hold for them, too.
 *
 * As in the L2, a group of another stack is imported, so that rules of this service are in its own stack; in the group's stack they
 * would refer back to it.
 */
export function completeConnections(service: BaseService): void {
  if (!sharesInstances(service)) return;
  addMissing(service);
  atSynthesis(service, () => addMissing(service));
}

function addMissing({ connections, cluster, stack }: BaseService): void {
  const known = new Set(connections.securityGroups.map(({ securityGroupId }) => securityGroupId));
  const missing = capacityOf(cluster).groups.filter(({ securityGroupId }) => !known.has(securityGroupId));
  connections.addSecurityGroup(...missing.map((group) => inStack(stack, group)));
}

function inStack(stack: Stack, group: ISecurityGroup): ISecurityGroup {
  if (Stack.of(group) === stack) return group;
  const id = `Instances${Names.nodeUniqueId(group.node)}`;
  return stack.node.tryFindChild(id) as ISecurityGroup | undefined
    ?? SecurityGroup.fromSecurityGroupId(stack, id, group.securityGroupId, { allowAllOutbound: group.allowAllOutbound });
}
