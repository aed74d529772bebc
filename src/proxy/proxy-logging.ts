import { AwsLogDriver, LogDriver, ServiceConnectAccessLogConfiguration, ServiceConnectAccessLogFormat } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { sharedProxyLogGroup } from './proxy-log-group';

/** How the proxy writes a line for each request. */
export enum AccessLogFormat {
  /** One line of text. */
  TEXT = 'TEXT',
  /** One JSON document. */
  JSON = 'JSON',
}

/** What the proxy logs. */
export interface ServiceConnectProxyLoggingOptions {
  /**
   * Format of the access log.
   *
   * @default - no access log
   */
  readonly accessLog?: AccessLogFormat;
  /**
   * Whether access logs hold the query parameters of requests, which may be secret.
   *
   * @default false
   */
  readonly includeQueryParameters?: boolean;
}

/** Where CloudWatch Logs keeps what the proxy logs. */
export interface AwsLogsProxyLoggingProps extends ServiceConnectProxyLoggingOptions {
  /**
   * Log group of your own.
   *
   * @default - one log group for all services of a namespace in a stack, deleted with the stack
   */
  readonly logGroup?: ILogGroup;
  /**
   * How long the log group that is made keeps its events.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly retention?: RetentionDays;
  /**
   * Prefix of the log streams.
   *
   * @default - the id of the service construct
   */
  readonly streamPrefix?: string;
}

/** What a service hands to its L2 to have the proxy log. */
export interface BoundProxyLogging {
  readonly logDriver?: LogDriver;
  readonly accessLogConfiguration?: ServiceConnectAccessLogConfiguration;
}

/**
 * Where the Service Connect proxy logs: the container that ECS adds to each task is no part of the task definition and has a
 * log configuration of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html
 */
export class ServiceConnectProxyLogging {
  /**
   * To CloudWatch Logs.
   *
   * @param props the log group and what is logged
   */
  public static awsLogs(props: AwsLogsProxyLoggingProps = {}): ServiceConnectProxyLogging {
    return new ServiceConnectProxyLogging(props, (namespace, service) => new AwsLogDriver({
      logGroup: props.logGroup ?? sharedProxyLogGroup(namespace, service, props.retention ?? RetentionDays.ONE_MONTH),
      streamPrefix: props.streamPrefix ?? service.node.id,
    }));
  }

  /**
   * Through any log driver. On Fargate that is awslogs, splunk or awsfirelens.
   *
   * @param logDriver the driver
   * @param options what is logged
   */
  public static of(logDriver: LogDriver, options: ServiceConnectProxyLoggingOptions = {}): ServiceConnectProxyLogging {
    return new ServiceConnectProxyLogging(options, () => logDriver);
  }

  /** Nowhere. Errors of the proxy are lost. */
  public static none(): ServiceConnectProxyLogging {
    return new ServiceConnectProxyLogging({}, () => undefined);
  }

  private constructor(
    private readonly options: ServiceConnectProxyLoggingOptions,
    private readonly driver: (namespace: IConstruct, service: IConstruct) => LogDriver | undefined,
  ) {}

  /** @internal */
  public _bind(namespace: IConstruct, service: IConstruct): BoundProxyLogging {
    const { accessLog, includeQueryParameters = false } = this.options;
    return {
      logDriver: this.driver(namespace, service),
      accessLogConfiguration: accessLog && {
        format: accessLog === AccessLogFormat.JSON ? ServiceConnectAccessLogFormat.JSON : ServiceConnectAccessLogFormat.TEXT,
        includeQueryParameters,
      },
    };
  }
}
