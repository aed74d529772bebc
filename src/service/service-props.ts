import { BaseServiceOptions, ContainerDefinitionOptions, TaskDefinition, Volume } from 'aws-cdk-lib/aws-ecs';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { IServiceConnectNamespace } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { ProxyOverhead, ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';

/**
 * Properties that services of every launch type have.
 *
 * They extend the options of the L2 service. `serviceConnectConfiguration` is among them and refused, since `namespace` and
 * `endpoints` say the same and more; `circuitBreaker` rolls back and `minHealthyPercent` is 100 unless given, since a mesh must not
 * lose its servers during a deployment.
 */
export interface ServiceConnectServiceProps extends BaseServiceOptions {
  /** The one namespace that the service belongs to. */
  readonly namespace: IServiceConnectNamespace;
  /**
   * What the service publishes in the namespace.
   *
   * @default - nothing: a client service, which calls others and is called by none
   */
  readonly endpoints?: ServiceConnectEndpoint[];
  /**
   * The application's container. Its task definition is made and sized by the construct, and its port mappings are made from the
   * endpoints.
   *
   * @default - `taskDefinition` is given instead
   */
  readonly container?: ContainerDefinitionOptions;
  /**
   * A task definition of your own. It is checked, not resized; a port mapping that an endpoint needs and that no container has is
   * added to the default container.
   *
   * @default - made from `container`
   */
  readonly taskDefinition?: TaskDefinition;
  /**
   * CPU units that the application needs, sidecars included. The share of the proxy is added.
   *
   * @default 256
   */
  readonly cpu?: number;
  /**
   * MiB of memory that the application needs, sidecars included. The share of the proxy is added.
   *
   * @default 512
   */
  readonly memoryLimitMiB?: number;
  /**
   * What is added to the task for the proxy.
   *
   * @default ProxyOverhead.recommended()
   */
  readonly proxyOverhead?: ProxyOverhead;
  /**
   * Requests per second that one task receives at its peak. Above 500, the proxy gets more CPU.
   *
   * @default - not more than 500
   */
  readonly peakRequestsPerSecond?: number;
  /**
   * Tasks that the service is expected to run. Above 2,000 in the namespace, every proxy in it gets more memory.
   *
   * @default - the maximum of `autoScaleTaskCount`, else `desiredCount`, else 1
   */
  readonly expectedTasks?: number;
  /**
   * Where the proxy logs.
   *
   * @default - as the namespace says
   */
  readonly proxyLogging?: ServiceConnectProxyLogging;
  /**
   * Encryption between the proxies of those endpoints of the service that do not say otherwise.
   *
   * @default - as the namespace says
   */
  readonly tls?: ServiceConnectTls;
  /**
   * Whether the service is redeployed when an endpoint that it connects to changes: its running tasks cannot resolve a name that
   * came after them.
   *
   * @default true
   */
  readonly redeployOnEndpointChange?: boolean;
  /**
   * Whether Service Connect is on. Off, the service stays in the model, with its order, its ingress rules and its variables, but
   * gets no proxy: the first step of a migration.
   *
   * @default true
   */
  readonly serviceConnectEnabled?: boolean;
  /**
   * Role that the application acts as. Only with `container`.
   *
   * @default - a new role
   */
  readonly taskRole?: IRole;
  /**
   * Role that ECS acts as to start the task. Only with `container`.
   *
   * @default - a new role where one is needed
   */
  readonly executionRole?: IRole;
  /**
   * Family of the task definition. Only with `container`.
   *
   * @default - made by CDK
   */
  readonly family?: string;
  /**
   * Volumes of the task. Only with `container`.
   *
   * @default - none
   */
  readonly volumes?: Volume[];
}
