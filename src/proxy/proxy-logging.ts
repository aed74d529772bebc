import { AwsLogDriver, ContainerDefinition, LogDriver, LogDriverConfig, ServiceConnectAccessLogFormat } from 'aws-cdk-lib/aws-ecs';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { BoundProxyLogging, ProxyPlace } from './bound-proxy';
import { LogGroupOptions, sharedLogGroup } from './shared-log-group';
import { accessLogWithoutLogProblem, sc711 } from '../analysis/rules/logging/sc711-access-log-needs-log';
import { fargateLogDriverProblem, sc713 } from '../analysis/rules/logging/sc713-fargate-log-driver';
import { propNotSupported, sc010 } from '../analysis/rules/misuse';
import { pathInStage } from '../core';
import { refuse, refuseIf } from '../validation';

/** How a log group is kept unless the user says otherwise. */
const DEFAULT_LOG_GROUP: LogGroupOptions = { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY };

/**
 * How much the proxy tells of its own work.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/configure-service-connect-proxy-container.html
 */
export enum ServiceConnectProxyLogLevel {
  /** What an operator wants to know. */
  INFO = 'info',
  /** Each step of routing and connecting, to find a fault. It multiplies the volume of the log. */
  DEBUG = 'debug',
}

/** What the proxy logs. */
export interface ServiceConnectProxyLoggingOptions {
  /**
   * Format of the access log.
   *
   * @default - no access log
   */
  readonly accessLog?: ServiceConnectAccessLogFormat;
  /**
   * Whether access logs hold the query parameters of requests, which can be secret. Only with `accessLog`.
   *
   * @default false
   */
  readonly includeQueryParameters?: boolean;
  /**
   * How much the proxy tells of its own work. A change takes effect in tasks that start after it.
   *
   * The setting is younger than the oldest `aws-cdk-lib` that is supported: where the template validator of yours does not know
   * `ContainerConfigurations` yet, upgrade, or acknowledge `CloudFormation-Validate::F3002` on the service.
   *
   * @default - `ServiceConnectProxyLogLevel.INFO`, as ECS has it
   */
  readonly logLevel?: ServiceConnectProxyLogLevel;
}

/** Where CloudWatch Logs keeps what the proxy logs. */
export interface ServiceConnectAwsLogsProxyLoggingProps extends ServiceConnectProxyLoggingOptions {
  /**
   * Log group of your own.
   *
   * @default - one log group for all services of a namespace in a stack, deleted with the stack
   */
  readonly logGroup?: ILogGroup;
  /**
   * How long the log group that is made keeps its events. All services of a namespace in a stack share one, and have to agree: set it
   * on the namespace. Not with `logGroup`.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly retention?: RetentionDays;
  /**
   * What happens to the log group that is made when it leaves the stack. All services of a namespace in a stack have to agree. Not with
   * `logGroup`.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * Key that encrypts the log group that is made. All services of a namespace in a stack have to agree. The policy of the key is made to admit CloudWatch Logs; that of an imported key has
   * to already. Not with `logGroup`.
   *
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: IKey;
  /**
   * Prefix of the log streams.
   *
   * @default - the path of the service construct in its Stage, `Shop/Catalog`, which no other service has
   */
  readonly streamPrefix?: string;
}

/** Where one container logs. */
interface Log {
  readonly driver?: LogDriver;
  /** The log group, if it is known. */
  readonly logGroup?: ILogGroup;
}

/**
 * Where the Service Connect proxy logs. ECS adds this container to each task; it is not part of the task definition and has a log
 * configuration of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html
 */
export class ServiceConnectProxyLogging {
  /**
   * To CloudWatch Logs. Throws SC010 for `retention`, `removalPolicy` or `encryptionKey` beside a `logGroup`, and for
   * `includeQueryParameters` without `accessLog`. A service throws SC010 if it wants another one of these than the services of its
   * namespace in its stack.
   *
   * @param props the log group and what is logged
   */
  public static awsLogs(props: ServiceConnectAwsLogsProxyLoggingProps = {}): ServiceConnectProxyLogging {
    const { logGroup } = props;
    const given = logGroup && (['retention', 'removalPolicy', 'encryptionKey'] as const).find((option) => props[option] !== undefined);
    if (given) refuse(sc010, propNotSupported(given, 'your own logGroup is not changed', `set it on the log group, and leave ${given} out`));
    const { retention = DEFAULT_LOG_GROUP.retention, removalPolicy = DEFAULT_LOG_GROUP.removalPolicy, encryptionKey } = props;
    const options = { retention, removalPolicy, encryptionKey };
    return new ServiceConnectProxyLogging(props, ({ namespace, service }) => awsLog(
      logGroup ?? sharedLogGroup('ServiceConnectProxyLogs', namespace, service, options),
      props.streamPrefix ?? streamPrefixOf(service),
    ), logGroup ? DEFAULT_LOG_GROUP : options);
  }

  /**
   * Through any log driver. On Fargate that is awslogs, splunk or awsfirelens: the service throws SC713 for another one. With
   * awsfirelens the task needs a log router, which you can add later: the validator reports SC714 if there is none. Throws SC010 for
   * `includeQueryParameters` without `accessLog`.
   *
   * @param logDriver the driver
   * @param options what is logged
   */
  public static of(logDriver: LogDriver, options: ServiceConnectProxyLoggingOptions = {}): ServiceConnectProxyLogging {
    return new ServiceConnectProxyLogging(options, () => ({ driver: logDriver }));
  }

  /**
   * Nowhere. Errors of the proxy are lost. Throws SC711 for an access log, which would have nowhere to go.
   *
   * @param options what is logged: nothing
   */
  public static none(options: ServiceConnectProxyLoggingOptions = {}): ServiceConnectProxyLogging {
    if (options.accessLog !== undefined) refuse(sc711, accessLogWithoutLogProblem());
    return new ServiceConnectProxyLogging(options, () => ({}));
  }

  private constructor(
    private readonly options: ServiceConnectProxyLoggingOptions,
    private readonly log: (place: ProxyPlace) => Log,
    private readonly logGroup: LogGroupOptions = DEFAULT_LOG_GROUP,
  ) {
    if (!options.includeQueryParameters || options.accessLog !== undefined) return;
    refuse(sc010, propNotSupported('includeQueryParameters', 'without accessLog no requests are logged', 'give accessLog a format, or leave it out'));
  }

  /**
   * The log of an application in a namespace with this proxy log.
   *
   * @internal
   */
  public _applicationLog(namespace: IConstruct, service: IConstruct): Required<Log> {
    return awsLog(sharedLogGroup('ServiceConnectApplicationLogs', namespace, service, this.logGroup), streamPrefixOf(service));
  }

  /** @internal */
  public _bind(place: ProxyPlace): BoundProxyLogging {
    const { accessLog, includeQueryParameters = false, logLevel } = this.options;
    const { driver, logGroup } = this.log(place);
    return {
      logGroup,
      logDriver: driver && place.fargate ? checkedForFargate(driver) : driver,
      logLevel,
      accessLogConfiguration: accessLog && { format: accessLog, includeQueryParameters },
    };
  }
}

function awsLog(logGroup: ILogGroup, streamPrefix: string): Required<Log> {
  return { driver: new AwsLogDriver({ logGroup, streamPrefix }), logGroup };
}

/** Checks a log driver for Fargate when the L2 binds it: only then its name is known, and a driver may be bound only once. */
function checkedForFargate(driver: LogDriver): LogDriver {
  return {
    bind(scope: Construct, container: ContainerDefinition): LogDriverConfig {
      const config = driver.bind(scope, container);
      refuseIf(sc713, fargateLogDriverProblem(config.logDriver), scope);
      return config;
    },
  };
}

/** A prefix of log streams that no other service has. Names of log streams have no ":" and no "*". */
function streamPrefixOf(service: IConstruct): string {
  return pathInStage(service).join('/').replace(/[:*]/g, '_');
}
