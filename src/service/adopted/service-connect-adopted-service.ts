import { Connections } from 'aws-cdk-lib/aws-ec2';
import { BaseService, CapacityProviderStrategy, CfnService, ContainerDefinition, Ec2Service, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkAdopted } from './adopted-service-check';
import { ServiceConnectAdoptedServiceProps } from './adopted-service-props';
import { checkConnectionSecurityGroup, ServiceBase, serviceConnectConfiguration } from '../base';
import { allowPolling, checkCapacity, completeConnections, securityGroupsOf } from '../instances';
import { addPortMappings, isOfLaterContainer } from '../task';

/**
 * An Amazon ECS service that was built elsewhere, by an L2 or by a pattern, and takes part in Service Connect as it is: as a client
 * and, with endpoints, as a server.
 *
 * It is checked, not resized: the rules find what has to change, task memory for instance. A port mapping gets the name and the
 * protocol of its endpoint where it has none. The L2 keeps its own defaults of `circuitBreaker` and `minHealthyPercent`; one that has a
 * `serviceConnectConfiguration` is refused with SC010.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export class ServiceConnectAdoptedService extends ServiceBase {
  /** The service that was adopted. */
  public readonly service: BaseService;
  public readonly taskDefinition: TaskDefinition;
  public readonly container: ContainerDefinition;

  /**
   * Puts the service on the mesh.
   *
   * Throws
   * - SC003 for a task without a container
   * - SC005 for a service that is on the mesh already
   * - SC010 for one that has a Service Connect configuration, or a port mapping that contradicts an endpoint
   * - SC020 in another stack than that of the service
   * - SC107, SC113, SC201 or SC202 for endpoints that conflict
   * - SC008 or SC303 for a namespace of another Stage or Region
   * - SC503, SC504 or SC505 for a task that the proxy cannot run in
   * - SC601, SC802, SC803 or SC806 for what Service Connect does not run on
   * - SC703 for TLS in network mode bridge
   * - SC713 for a log driver that Fargate does not have.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectAdoptedServiceProps) {
    const { service, endpoints = [], serviceConnectEnabled: enabled = true, expectedTasks } = props;
    super(scope, id, { ...props, networkMode: service.taskDefinition.networkMode });
    checkAdopted(props, this);
    const { taskDefinition, cluster } = service;
    const ec2 = isEc2Service(service);
    const onInstances = ec2 || taskDefinition.isManagedInstancesCompatible;
    if (enabled && ec2) checkCapacity(cluster, strategiesOf(service), this);
    this.service = service;
    this.taskDefinition = taskDefinition;
    this.container = props.container ?? taskDefinition.defaultContainer!;
    checkConnectionSecurityGroup(props.connectionSecurityGroup, securityGroupsOf(service), this);
    this._refer(cluster, taskDefinition.networkMode);
    addPortMappings(taskDefinition, endpoints.filter((endpoint) => !isOfLaterContainer(taskDefinition, endpoint)), this);
    const configuration = serviceConnectConfiguration(this, props, { taskDefinition, fargate: !ec2 && taskDefinition.isFargateCompatible });
    configuration.applyTo(service);
    completeConnections(service);
    if (enabled && onInstances) allowPolling(cluster);

    const { forceNewDeployment, desiredCount } = service.node.defaultChild as CfnService;
    const own = Stack.of(this).resolve(forceNewDeployment) as CfnService.ForceNewDeploymentProperty | undefined;
    this._join({
      ...props,
      ecsService: service,
      proxyLogGroup: configuration.proxyLogGroup,
      forceNewDeployment: own && { enabled: own.enableForceNewDeployment === true, nonce: own.forceNewDeploymentNonce },
      desiredCount,
      expectedTasks: () => expectedTasks,
    });
  }

  /** Network connections of the tasks: in network mode bridge those of the instances, also of those that come to the cluster later. */
  public get connections(): Connections {
    return this.service.connections;
  }
}

/** The capacity providers that a service names. */
function strategiesOf({ node }: BaseService): CapacityProviderStrategy[] | undefined {
  const { capacityProviderStrategy } = node.defaultChild as CfnService;
  return Array.isArray(capacityProviderStrategy) ? capacityProviderStrategy as CapacityProviderStrategy[] : undefined;
}

/** Whether a service runs on container instances; not by `instanceof`, since it may come from another copy of aws-cdk-lib. */
function isEc2Service(service: BaseService): service is Ec2Service {
  return 'addPlacementStrategies' in service;
}
