import { BaseService, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IServiceConnectNamespace } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';

/** Properties of a service that was built elsewhere. */
export interface ServiceConnectAdoptedServiceProps {
  /** The one namespace that the service belongs to. */
  readonly namespace: IServiceConnectNamespace;
  /**
   * The L2 service: an `ecs.FargateService` or an `ecs.Ec2Service`, made without `serviceConnectConfiguration`. Patterns of
   * aws-ecs-patterns have it as their `service`.
   */
  readonly service: BaseService;
  /**
   * What the service publishes in the namespace. A port mapping gets the name and the protocol of its endpoint where it has none.
   *
   * @default - nothing: a client service, which calls others and is called by none
   */
  readonly endpoints?: ServiceConnectEndpoint[];
  /**
   * The container that connections set environment variables in.
   *
   * @default - the default container of the task definition
   */
  readonly container?: ContainerDefinition;
  /**
   * Requests per second that one task receives at its peak. Above 500, the proxy needs more CPU, and SC405 says so.
   *
   * @default - not more than 500
   */
  readonly peakRequestsPerSecond?: number;
  /**
   * Tasks that the service is expected to run: the maximum of its scaling, where it scales. Above 2,000 in the namespace, every proxy
   * in it needs more memory.
   *
   * @default - its `desiredCount`, else 1
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
}
