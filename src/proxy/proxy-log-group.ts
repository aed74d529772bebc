import { ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy, Stack, Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/**
 * The log group that the proxies of a namespace share in the stack of a service.
 *
 * Its id comes from the namespace alone, so that the template does not depend on which service asks first.
 */
export function sharedProxyLogGroup(namespace: IConstruct, service: IConstruct, retention: RetentionDays): ILogGroup {
  const stack = Stack.of(service);
  const id = ['ServiceConnectProxyLogs', ...pathInStage(namespace), ...retention === RetentionDays.ONE_MONTH ? [] : [retention]].join('-');
  return stack.node.tryFindChild(id) as ILogGroup | undefined
    ?? new LogGroup(stack, id, { retention, removalPolicy: RemovalPolicy.DESTROY });
}

/** Two Stages made of the same constructs give the same ids. */
function pathInStage(construct: IConstruct): string[] {
  const { scopes } = construct.node;
  const stage = Stage.of(construct);
  return scopes.slice(stage ? scopes.indexOf(stage) + 1 : 0).map((scope) => scope.node.id);
}
