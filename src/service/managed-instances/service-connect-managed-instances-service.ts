import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition, FargateService, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { allowPolling } from '../instances';
import { ServiceConnectManagedInstancesServiceProps } from './managed-instances-service-props';
import { checkCapacityProviders, makeManagedInstancesTask } from './managed-instances-task';
import { LaunchedService, serviceConnectConfiguration } from '../base';
import { l2Props } from '../props';
import { ServiceConnectEc2TaskSize, ServiceTask } from '../task';

/**
 * An Amazon ECS service on ECS Managed Instances that takes part in Service Connect. AWS starts and patches the instances. It makes a task
 * definition with task memory and CPU and with room for the proxy, the container, a security group, and the L2 service.
 *
 * The role of the instances gets permission to call `ecs:Poll` on the task sets of the cluster, which the role that CDK makes does not have.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-capacity-providers-concept.html
 * @resource AWS::ECS::Service
 */
export class ServiceConnectManagedInstancesService extends LaunchedService {
  /** The wrapped L2 service: that of Fargate is also the one for ECS Managed Instances. */
  public readonly service: FargateService;
  public readonly taskDefinition: TaskDefinition;
  public readonly container: ContainerDefinition;
  public readonly connections: Connections;
  private readonly task: ServiceTask<ServiceConnectEc2TaskSize>;

  /**
   * Makes the task, the security group and the service, and puts them on the mesh.
   *
   * Throws
   * - SC003, SC004, SC010 or SC012 for props that mean nothing together
   * - SC033 without a capacity provider of ECS Managed Instances
   * - SC107, SC113, SC201 or SC202 for endpoints that conflict
   * - SC008 or SC303 for a namespace of another Stage or Region
   * - SC505 for a task of your own that shares the network of its instance
   * - SC601 for another deployment controller.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectManagedInstancesServiceProps) {
    super(scope, id, props, NetworkMode.AWS_VPC);
    checkCapacityProviders(props, this);
    this.task = makeManagedInstancesTask(this, props);
    this.taskDefinition = this.task.definition;
    this.container = this.task.container;
    const securityGroups = this._securityGroups(props);
    const configuration = serviceConnectConfiguration(this, props, { taskDefinition: this.taskDefinition, fargate: false });
    this.service = new FargateService(this, 'Service', {
      ...l2Props(props),
      taskDefinition: this.taskDefinition,
      securityGroups,
    });
    this.connections = this.service.connections;
    configuration.applyTo(this.service);
    if (props.serviceConnectEnabled ?? true) allowPolling(props.cluster);
    this._joinWith(props, { task: this.task, configuration });
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
