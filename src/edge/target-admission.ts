import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Route } from './frontend-route';
import { waitFor } from '../core';
import { StackOrder } from '../mesh';
import { groupsOf, openToGroup, planRulesBetween } from '../service/connection';

/**
 * Lets a load balancer reach the tasks of a route, before these are started: tasks that it cannot reach never turn healthy.
 *
 * The rules are where both groups are known and the service can wait for them: in the stack of the service if a group is there, else in the
 * stack of the two groups that is deployed last.
 */
export function admitToTargets(loadBalancerGroups: readonly ISecurityGroup[], { member, ports }: Route): void {
  const { service, cfnService, name } = member;
  const plan = { last: 'server', waiting: service, order: StackOrder.of(service) } as const;
  for (const from of loadBalancerGroups) {
    for (const to of groupsOf(member)) {
      const rulesWith = planRulesBetween(from, to, plan, `the load balancer is admitted to service ${name}`);
      for (const range of ports) for (const rule of openToGroup(from, to, range, rulesWith)) waitFor(cfnService, rule);
    }
  }
}
