import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { pathInStage } from '../core';

/** How a new log group keeps its events. */
interface ProxyLogGroupOptions {
  readonly retention: RetentionDays;
  readonly encryptionKey?: IKey;
}

/**
 * The log group that the proxies of a namespace share in the stack of a service.
 *
 * Its id comes from the namespace and the options alone, so that the template does not depend on the order of the services.
 */
export function sharedProxyLogGroup(namespace: IConstruct, service: IConstruct, options: ProxyLogGroupOptions): ILogGroup {
  const { retention, encryptionKey } = options;
  const stack = Stack.of(service);
  const id = [
    'ServiceConnectProxyLogs',
    ...pathInStage(namespace),
    ...retention === RetentionDays.ONE_MONTH ? [] : [retention],
    ...encryptionKey ? pathInStage(encryptionKey) : [],
  ].join('-');
  const existing = stack.node.tryFindChild(id) as ILogGroup | undefined;
  if (existing) return existing;
  if (encryptionKey) admitCloudWatchLogs(encryptionKey, stack);
  return new LogGroup(stack, id, { retention, encryptionKey, removalPolicy: RemovalPolicy.DESTROY });
}

/**
 * Lets CloudWatch Logs use the key, for log groups of this account and Region only. The L2s of the key and of the log group do not;
 * the policy of an imported key has to allow it already.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function admitCloudWatchLogs(key: IKey, stack: Stack): void {
  key.addToResourcePolicy(new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'], // in a key policy, this key
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  }));
}
