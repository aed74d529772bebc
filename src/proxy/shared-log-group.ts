import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { tagAsServices } from './shared-tags';
import { propNotSupported, sc010 } from '../analysis/rules/misuse';
import { idFromPaths } from '../core';
import { Mark, refuse } from '../validation';

/** How a log group that the library makes keeps its events. */
export interface LogGroupOptions {
  readonly retention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
  readonly encryptionKey?: IKey;
}

/** Whose events a log group holds: the first part of its id. */
type LogGroupPurpose = 'ServiceConnectProxyLogs' | 'ServiceConnectApplicationLogs';

/** The options of the log groups that were made. */
const OPTIONS = new Mark<LogGroupOptions>('log-group-options');

/** The ids of the log groups of namespaces. */
const IDS: Readonly<Record<LogGroupPurpose, WeakMap<IConstruct, string>>> = {
  ServiceConnectProxyLogs: new WeakMap(),
  ServiceConnectApplicationLogs: new WeakMap(),
};

/** The stacks in which CloudWatch Logs can use a key. */
const ADMITTED = new WeakMap<IKey, Set<Stack>>();

/**
 * The log group that the services of a namespace share in a stack.
 *
 * Its id comes from the namespace alone: another retention or key updates the log group, and does not replace it.
 */
export function sharedLogGroup(purpose: LogGroupPurpose, namespace: IConstruct, service: IConstruct, options: LogGroupOptions): ILogGroup {
  const stack = Stack.of(service);
  const id = idOf(purpose, namespace);
  const existing = stack.node.tryFindChild(id) as ILogGroup | undefined;
  if (existing) {
    refuseOtherOptions(OPTIONS.get(existing) ?? options, options, service);
    tagAsServices(existing, service);
    return existing;
  }
  if (options.encryptionKey) admitCloudWatchLogs(options.encryptionKey, stack);
  const made = new LogGroup(stack, id, options);
  OPTIONS.set(made, options);
  tagAsServices(made, service);
  return made;
}

/** The id, which all services of a namespace ask for. */
function idOf(purpose: LogGroupPurpose, namespace: IConstruct): string {
  const known = IDS[purpose].get(namespace);
  if (known !== undefined) return known;
  const id = idFromPaths(purpose, namespace);
  IDS[purpose].set(namespace, id);
  return id;
}

/** Rejects options that differ from those of the first service of the namespace in the stack. */
function refuseOtherOptions(before: LogGroupOptions, now: LogGroupOptions, service: IConstruct): void {
  const different = (['retention', 'removalPolicy', 'encryptionKey'] as const).find((option) => before[option] !== now[option]);
  if (!different) return;
  refuse(sc010, propNotSupported(
    `${different} of the proxy log`,
    `other services of the namespace share its log group in the stack ${Stack.of(service).node.path}, and have another ${different}`,
    `give the namespace a proxyLogging with this ${different}, or this service a logGroup of its own`,
  ), service);
}

/**
 * Lets CloudWatch Logs use the key, for log groups of this account and Region only. The L2s of the key and of the log group do not;
 * the policy of an imported key has to allow it already.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function admitCloudWatchLogs(key: IKey, stack: Stack): void {
  const admitted = ADMITTED.get(key) ?? new Set<Stack>();
  if (admitted.has(stack)) return;
  ADMITTED.set(key, admitted.add(stack));
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
