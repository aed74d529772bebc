import { CfnService, LogDriver, ServiceConnectAccessLogConfiguration, ServiceConnectTlsConfiguration } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';

/** The namespace and the service of a proxy that logs. */
export interface ProxyPlace {
  readonly namespace: IConstruct;
  readonly service: IConstruct;
  /** Whether its tasks run on Fargate, which supports few log drivers. */
  readonly fargate: boolean;
}

/** The logging settings that a service passes to its L2. */
export interface BoundProxyLogging {
  readonly logDriver?: LogDriver;
  /** The log group, if the proxy logs to CloudWatch Logs by `awsLogs`. */
  readonly logGroup?: ILogGroup;
  /** The level, as the API of ECS spells it. */
  readonly logLevel?: string;
  readonly accessLogConfiguration?: ServiceConnectAccessLogConfiguration;
}

/** The TLS settings that a service passes to its L2, and the order of deletion. */
export interface BoundTls {
  readonly configuration: ServiceConnectTlsConfiguration;
  /** Deletes the service first: ECS uses its role, authority and key until the last task has stopped. */
  holdUntilDeleted(service: CfnService): void;
}
