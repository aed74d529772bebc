import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition, FargateService, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { ServiceConnectFargateServiceProps } from './fargate-service-props';
import { makeFargateTask } from './fargate-task';
import { ServiceConnectFargateTaskSize } from './fargate-task-size';
import { platformVersionProblem, sc801 } from '../../analysis/rules/platform/sc801-fargate-platform-version';
import { refuseIf } from '../../validation';
import { LaunchedService, serviceConnectConfiguration } from '../base';
import { l2Props } from '../props';
import { ServiceTask } from '../task';

/**
 * An Amazon ECS service on AWS Fargate that takes part in Service Connect: its task definition with room for the proxy, its
 * container, its security group, and the L2 service.
 *
 * It takes the options of the L2 service. Two of them have another default: `circuitBreaker` is on, with rollback, for rolling deployments,
 * and `minHealthyPercent` is 100. `serviceConnectConfiguration` throws SC010: `namespace` and `endpoints` replace it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @resource AWS::ECS::Service
 */
export class ServiceConnectFargateService extends LaunchedService {
  /** The wrapped L2 service. */
  public readonly service: FargateService;
  public readonly taskDefinition: TaskDefinition;
  public readonly container: ContainerDefinition;
  public readonly connections: Connections;
  private readonly task: ServiceTask<ServiceConnectFargateTaskSize>;

  /**
   * Makes the task, the security group and the service, and puts them on the mesh.
   *
   * Throws
   * - SC003, SC004, SC010 or SC012 for props that mean nothing together
   * - SC107, SC113, SC201 or SC202 for endpoints that conflict
   * - SC008 or SC303 for a namespace of another Stage or Region
   * - SC406 for a size that Fargate does not have, SC713 for a log driver that it does not have
   * - SC601, SC801 or SC802 for what Service Connect does not run on.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectFargateServiceProps) {
    super(scope, id, props, NetworkMode.AWS_VPC);
    const { platformVersion, serviceConnectEnabled: enabled = true } = props;
    if (enabled) refuseIf(sc801, platformVersion && platformVersionProblem(platformVersion), this);
    this.task = makeFargateTask(this, props);
    this.taskDefinition = this.task.definition;
    this.container = this.task.container;
    const securityGroups = this._securityGroups(props);
    const configuration = serviceConnectConfiguration(this, props, { taskDefinition: this.taskDefinition, fargate: true });
    this.service = new FargateService(this, 'Service', {
      ...l2Props(props),
      taskDefinition: this.taskDefinition,
      securityGroups,
    });
    this.connections = this.service.connections;
    configuration.applyTo(this.service);
    this._joinWith(props, { task: this.task, configuration });
  }

  /**
   * The size of the task: what was asked for, what the proxy adds, what Fargate has for both. It is final at synthesis, since the
   * namespace can grow and containers can be added until then.
   *
   * @default - with a `taskDefinition` of your own there is none: it is not resized
   */
  public get taskSize(): ServiceConnectFargateTaskSize | undefined {
    return this.task.sizing?.size;
  }
}
