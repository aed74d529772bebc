import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition, Ec2Service, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { allowPolling, checkCapacity, completeConnections } from '../instances';
import { ServiceConnectEc2ServiceProps } from './ec2-service-props';
import { checkEc2Props, makeEc2Task, networkModeOf } from './ec2-task';
import { LaunchedService, serviceConnectConfiguration } from '../base';
import { l2Props } from '../props';
import { ServiceConnectEc2TaskSize, ServiceTask } from '../task';

/**
 * An Amazon ECS service on container instances that takes part in Service Connect. It makes a task definition with task memory and CPU and
 * with room for the proxy, the container, a security group, and the L2 service.
 *
 * In network mode bridge the tasks have the security groups of the instances, which have to be known when a connection is made. The roles
 * of the instances get permission to call `ecs:Poll` on the task sets of the cluster.
 *
 * It takes the options of the L2 service. Two of them have another default: `circuitBreaker` is on, with rollback, for rolling deployments,
 * and `minHealthyPercent` is 100 (0 with `daemon`). `serviceConnectConfiguration` throws SC010: `namespace` and `endpoints` replace it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @resource AWS::ECS::Service
 */
export class ServiceConnectEc2Service extends LaunchedService {
  /** The wrapped L2 service. */
  public readonly service: Ec2Service;
  public readonly taskDefinition: TaskDefinition;
  public readonly container: ContainerDefinition;
  private readonly task: ServiceTask<ServiceConnectEc2TaskSize>;

  /**
   * Makes the task, the security group and the service, and puts them on the mesh.
   *
   * Throws
   * - SC003, SC004, SC010 or SC012 for props that mean nothing together
   * - SC107, SC113, SC201 or SC202 for endpoints that conflict
   * - SC008 or SC303 for a namespace of another Stage or Region
   * - SC503, SC504 or SC505 for a task that the proxy cannot run in
   * - SC601, SC802, SC803 or SC806 for what Service Connect does not run on
   * - SC703 for TLS in network mode bridge.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectEc2ServiceProps) {
    super(scope, id, props, networkModeOf(props));
    checkEc2Props(props, this);
    const { serviceConnectEnabled: enabled = true, cluster, capacityProviderStrategies } = props;
    if (enabled) checkCapacity(cluster, capacityProviderStrategies, this);
    this.task = makeEc2Task(this, props);
    this.taskDefinition = this.task.definition;
    this.container = this.task.container;
    const ownNetwork = this.taskDefinition.networkMode === NetworkMode.AWS_VPC;
    const securityGroups = ownNetwork ? this._securityGroups(props) : undefined;
    const configuration = serviceConnectConfiguration(this, props, { taskDefinition: this.taskDefinition, fargate: false });
    this.service = new Ec2Service(this, 'Service', {
      ...l2Props(props),
      // A daemon's task has to stop before the next one starts on its instance.
      ...props.daemon ? { minHealthyPercent: props.minHealthyPercent ?? 0 } : {},
      taskDefinition: this.taskDefinition,
      securityGroups,
    });
    configuration.applyTo(this.service);
    completeConnections(this.service);
    if (enabled) allowPolling(cluster);
    this._joinWith(props, { task: this.task, configuration });
  }

  /** Network connections of the tasks: in network mode bridge those of the instances, also of those that come to the cluster later. */
  public get connections(): Connections {
    return this.service.connections;
  }

  /**
   * The size of the task: what was asked for, and what the proxy adds. It is final at synthesis, since the namespace can grow and
   * containers can be added until then.
   *
   * @default - with a `taskDefinition` of your own there is none: it is not resized
   */
  public get taskSize(): ServiceConnectEc2TaskSize | undefined {
    return this.task.sizing?.size;
  }
}
