import {
  ApplicationListener, ApplicationProtocol, CfnListener, CfnListenerRule, IApplicationListener, IApplicationLoadBalancer,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnResource, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { listenerTaken, priorityHeld } from '../analysis/rules/misuse';
import { Problem } from '../analysis/rules/rule';
import { stageOf } from '../core';

/** What CloudFormation takes where an HTTPS listener names no policy. */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/** A listener that this app makes, whatever copy of aws-cdk-lib does; `undefined` for one that is imported. */
export function madeListener(listener: IApplicationListener): ApplicationListener | undefined {
  return 'loadBalancer' in listener ? listener as ApplicationListener : undefined;
}

/** The port of a listener; `undefined` for one that was imported without it. */
export function portOf(listener: IApplicationListener): number | undefined {
  const { fromPort } = listener.connections.defaultPort?.toRuleJson() ?? {};
  return madeListener(listener)?.port ?? fromPort;
}

/** Whether a listener speaks HTTPS; `undefined` for one that was imported. */
export function isSecure(listener: IApplicationListener): boolean | undefined {
  const protocol = madeListener(listener)?.protocol;
  return protocol && protocol === ApplicationProtocol.HTTPS;
}

/** The security policy of an HTTPS listener; `undefined` for another listener, and for what only the deployment knows. */
export function policyOf(listener: IApplicationListener): string | undefined {
  if (!isSecure(listener)) return undefined;
  const { sslPolicy } = listener.node.defaultChild as CfnListener;
  return Token.isUnresolved(sslPolicy) ? undefined : sslPolicy ?? DEFAULT_POLICY;
}

/** A port of a load balancer that a frontend wants to listen on. */
interface WantedPort {
  readonly loadBalancer: IApplicationLoadBalancer;
  readonly port: number;
  /** Whether it only redirects from there. */
  readonly redirect: boolean;
  /** The listener that the frontend has made there. */
  readonly own?: IApplicationListener;
}

/** What is wrong with a port on which another listener of this app listens. */
export function portTaken({ loadBalancer, port, redirect, own }: WantedPort, scope: IConstruct): Problem | undefined {
  const holder = resourcesAround(scope).find((resource) => (
    isListener(resource) && resource !== own?.node.defaultChild && resource.loadBalancerArn === loadBalancer.loadBalancerArn && resource.port === port
  ));
  return holder && listenerTaken({ loadBalancer: loadBalancer.node.path, port, holder: labelOf(holder), redirect });
}

/** A priority that a route wants. */
interface WantedPriority {
  readonly listener: IApplicationListener;
  readonly priority: number;
  /** The rule that the frontend has made with it. */
  readonly own?: IConstruct;
}

/** What is wrong with a priority that another rule of the listener has, as far as this app makes it. */
export function priorityTaken({ listener: { listenerArn }, priority, own }: WantedPriority, scope: IConstruct): Problem | undefined {
  const holder = resourcesAround(scope).find((resource) => (
    isRule(resource) && resource !== own?.node.defaultChild && resource.listenerArn === listenerArn && resource.priority === priority
  ));
  return holder && priorityHeld(Token.isUnresolved(priority) ? 'a token' : String(priority), labelOf(holder));
}

/** The resources that are deployed together with a construct. */
function resourcesAround(scope: IConstruct): CfnResource[] {
  return stageOf(scope).node.findAll().filter(CfnResource.isCfnResource);
}

function isListener(resource: CfnResource): resource is CfnListener {
  return resource.cfnResourceType === CfnListener.CFN_RESOURCE_TYPE_NAME;
}

function isRule(resource: CfnResource): resource is CfnListenerRule {
  return resource.cfnResourceType === CfnListenerRule.CFN_RESOURCE_TYPE_NAME;
}

/** The construct around a resource. */
function labelOf({ node }: CfnResource): string {
  return node.id === 'Resource' ? node.scope!.node.path : node.path;
}
