import { AlternateTarget, CfnService, DeploymentStrategy, IAlternateTarget, ListenerRuleConfiguration } from 'aws-cdk-lib/aws-ecs';
import { ApplicationListenerRule, ApplicationTargetGroup, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectAlternateTargetProps } from './public-route-props';
import { propNotSupported, sc010 } from '../analysis/rules/misuse';
import { Member } from '../mesh';
import { refuse } from '../validation';

/** The target groups of a service: the second one is for its next version, if ECS moves the traffic between the two. */
export interface TargetGroups {
  readonly primary: ApplicationTargetGroup;
  readonly alternate?: ApplicationTargetGroup;
}

/** The rules whose weights ECS changes to move the traffic. */
interface MovedRules {
  readonly production: ApplicationListenerRule;
  readonly test?: ApplicationListenerRule;
}

/**
 * Whether ECS moves the traffic of a load balancer from one version of a service to the next, which takes a second target group.
 * Refuses `alternateTarget` for a rolling deployment, in which the versions share a target group.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
export function movesTraffic({ cfnService, name }: Member, given: ServiceConnectAlternateTargetProps | undefined, frontend: Construct): boolean {
  // Resolving it all would fix the lifecycle hooks, which can be added until synthesis.
  const { strategy = DeploymentStrategy.ROLLING } = (cfnService.deploymentConfiguration ?? {}) as CfnService.DeploymentConfigurationProperty;
  if (Token.isUnresolved(strategy)) return given !== undefined;
  if (strategy !== DeploymentStrategy.ROLLING) return true;
  if (given) refuse(sc010, propNotSupported('alternateTarget', `the deployment strategy of service ${name} is ROLLING`, 'leave alternateTarget out, or set deploymentStrategy'), frontend);
  return false;
}

/** What a rule does at first: ECS changes the weights with each deployment. */
export function forwardTo({ primary, alternate }: TargetGroups): ListenerAction {
  if (!alternate) return ListenerAction.forward([primary]);
  return ListenerAction.weightedForward([{ targetGroup: primary, weight: 100 }, { targetGroup: alternate, weight: 0 }]);
}

/** The alternate target of the L2, with its role beside the rules: a service can have several load balancers. */
export function alternateTargetOf(
  scope: Construct, alternateTargetGroup: ApplicationTargetGroup, { production, test }: MovedRules, given: ServiceConnectAlternateTargetProps = {},
): IAlternateTarget {
  const target = new AlternateTarget('AlternateTarget', {
    alternateTargetGroup,
    productionListener: ListenerRuleConfiguration.applicationListenerRule(production),
    testListener: test && ListenerRuleConfiguration.applicationListenerRule(test),
    role: given.role,
  });
  return { bind: () => target.bind(scope) };
}
