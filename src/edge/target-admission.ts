import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { Route } from './frontend-route';
import { StackOrder } from '../mesh';
import { groupsOf, openToGroup, RulesWith } from '../service/connection';

/**
 * Lets a load balancer reach the tasks of a route, before these are started: tasks that it cannot reach never turn healthy.
 *
 * The rules are where both groups are known and the service can wait for them: in the stack of the service if a group is there, else in the
 * stack of the two groups that is deployed last.
 */
export function admitToTargets(loadBalancerGroups: readonly ISecurityGroup[], { member, ports }: Route): void {
  const { service, cfnService, name } = member;
  const order = StackOrder.of(service);
  const rulesPlace = (from: ISecurityGroup, to: ISecurityGroup): RulesWith => {
    const place = Stack.of(service);
    if (Stack.of(to) === place) return 'server';
    return Stack.of(from) === place || order.lastOf(to, from) === from ? 'client' : 'server';
  };
  for (const from of loadBalancerGroups) {
    for (const to of groupsOf(member)) {
      const rulesWith = rulesPlace(from, to);
      const [holder, other] = rulesWith === 'client' ? [from, to] : [to, from];
      order.reference(holder, other.securityGroupId, `the load balancer is admitted to service ${name}`);
      for (const range of ports) for (const rule of openToGroup(from, to, range, rulesWith)) cfnService.addResourceDependency(rule);
    }
  }
}
