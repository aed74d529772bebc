import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IGrantable } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { ServiceConnectConnection, ServiceConnectConnectionOptions } from './connection';
import { IServiceConnectEndpoint, IServiceConnectTarget } from './endpoint';
import { IServiceConnectNamespace } from './namespace';
import { ServiceConnectMetrics } from '../metrics';

/**
 * An ECS service in a namespace: a client-server service when it has endpoints, a client service when it has none.
 *
 * The constructs of this library implement it, and nothing else can: an ECS service of your own is adopted with
 * `ServiceConnectAdoptedService`.
 */
export interface IServiceConnectService extends IConstruct, IConnectable, IGrantable, IServiceConnectTarget {
  /** The one namespace that the service belongs to. */
  readonly namespace: IServiceConnectNamespace;
  /** The L2 service, for what the constructs do not offer. */
  readonly ecsService: BaseService;
  /** The task definition. Grant permissions of the application to its task role. */
  readonly taskDefinition: TaskDefinition;
  /** The container that connections set environment variables in. */
  readonly container: ContainerDefinition;
  /** The metrics of the service as a server. Those of the service as a client are its connections'. */
  readonly metrics: ServiceConnectMetrics;
  /**
   * An endpoint of this service.
   *
   * Throws SC007, with the names there are, for a name that no endpoint has, or without a name unless there is exactly one.
   *
   * @param name name of the endpoint (its port mapping). May be left out where there is only one.
   */
  endpoint(name?: string): IServiceConnectEndpoint;
  /**
   * Lets this service call the target: the network is opened on the exact port, this service is deployed after its server, and
   * redeployed when what it sees of the target changes.
   *
   * Throws SC001 to SC013 for calls that mean nothing, SC307 for a target in another namespace, SC604 and SC606 for cycles of
   * services and of stacks, SC609 for a server off the mesh.
   *
   * @param target a service, for all of its endpoints, or one endpoint
   * @param options variables to set, and how to order and open
   */
  connectTo(target: IServiceConnectTarget, options?: ServiceConnectConnectionOptions): ServiceConnectConnection;
}
