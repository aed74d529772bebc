import { CfnService, LogDriver, ServiceConnectAccessLogConfiguration, ServiceConnectTlsConfiguration } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';

/** Where a proxy runs that logs. */
export interface ProxyPlace {
  readonly namespace: IConstruct;
  readonly service: IConstruct;
  /** Whether its tasks run on Fargate, which has few log drivers. */
  readonly fargate: boolean;
}

/** What a service hands to its L2 to have the proxy log. */
export interface BoundProxyLogging {
  readonly logDriver?: LogDriver;
  /** The level, as the API of ECS spells it. */
  readonly logLevel?: string;
  readonly accessLogConfiguration?: ServiceConnectAccessLogConfiguration;
}

/** What a service hands to its L2 to have the proxy encrypt, and what its deletion has to come before. */
export interface BoundTls {
  readonly configuration: ServiceConnectTlsConfiguration;
  /** Makes the service wait for what ECS works with until its last task is gone, so that it is deleted first. */
  holdUntilDeleted(service: CfnService): void;
}
