import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Connections, ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnService, ContainerDefinition, FargateService, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Lazy, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { METADATA_KEY } from '../facts';
import { ServiceConnectFargateServiceProps } from './fargate-service-props';
import { FargateTask, makeFargateTask } from './fargate-task';
import { FargateTaskSize } from './fargate-task-size';
import { redeployOnEndpointChange } from './redeployment';
import { ServiceBase } from './service-base';
import { serviceConnectConfiguration } from './service-connect-configuration';
import { serviceMetadata } from './service-metadata';
import { ServiceConnectScaling } from './service-scaling';
import { StackOrder } from './stack-order';
import { checkTaskProps } from './task-props-check';
import { Member } from '../namespace/member';
import { controllerProblem, sc601 } from '../rules/deployment/sc601-deployment-controller';
import { platformVersionProblem, sc801 } from '../rules/platform/sc801-fargate-platform-version';
import { refuseIf } from '../validation/refuse';

const ONLY_WITH_CONTAINER = [
  'cpu', 'memoryLimitMiB', 'proxyOverhead', 'taskRole', 'executionRole', 'family', 'volumes', 'runtimePlatform', 'ephemeralStorageGiB',
] as const;

/**
 * An Amazon ECS service on AWS Fargate that takes part in Service Connect: its task definition with room for the proxy, its
 * container, its security group, and the L2 service.
 *
 * Throws SC003, SC004, SC010 or SC012 for props that mean nothing together, SC107, SC113, SC201 or SC202 for endpoints that get in
 * each other's way, SC403 or SC406 for sizes that Fargate does not have, SC601, SC801 or SC802 for what Service Connect does not run
 * on, SC703 for TLS without a network interface of the task's own, SC713 for a log driver that Fargate does not have.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @resource AWS::ECS::Service
 */
export class ServiceConnectFargateService extends ServiceBase implements IGrantable {
  /** The wrapped L2 service. */
  public readonly service: FargateService;
  /** The task definition. */
  public readonly taskDefinition: TaskDefinition;
  public readonly container: ContainerDefinition;
  public readonly connections: Connections;
  /** The role of the tasks: what the application is granted. */
  public readonly grantPrincipal: IPrincipal;
  private readonly task: FargateTask;
  private scalingMaximum?: number;

  constructor(scope: Construct, id: string, props: ServiceConnectFargateServiceProps) {
    super(scope, id, props.namespace, props.endpoints ?? [], props.tls);
    checkTaskProps(props, ONLY_WITH_CONTAINER, this);
    const {
      namespace, endpoints = [], container: _container, taskDefinition: _taskDefinition, cpu: _cpu, memoryLimitMiB: _memory,
      proxyOverhead: _overhead, peakRequestsPerSecond, expectedTasks, proxyLogging: logging, tls, redeployOnEndpointChange: follow = true,
      serviceConnectEnabled: enabled = true, taskRole: _taskRole, executionRole: _executionRole, family: _family, volumes: _volumes,
      runtimePlatform: _runtimePlatform, ephemeralStorageGiB: _storage, forceNewDeployment, ...options
    } = props;
    if (enabled) {
      refuseIf(sc601, options.deploymentController?.type && controllerProblem(options.deploymentController.type), this);
      refuseIf(sc801, options.platformVersion && platformVersionProblem(options.platformVersion), this);
    }
    this.task = makeFargateTask(this, props);
    this.taskDefinition = this.task.definition;
    this.container = this.task.container;
    this.grantPrincipal = this.taskDefinition.taskRole;
    // Beside the L2 service, not inside: whatever is inside waits for the task role, and would drag every rule along.
    const securityGroups: ISecurityGroup[] = options.securityGroups ?? [new SecurityGroup(this, 'SecurityGroup', {
      vpc: options.cluster.vpc,
      description: `Tasks of ${this.node.path}`.slice(0, 255),
    })];
    StackOrder.of(this).reference(this, namespace.namespaceArn, `service ${this.node.path} is in the namespace ${namespace.node.path}`);
    StackOrder.of(this).reference(this, options.cluster.clusterName, `service ${this.node.path} runs on the cluster ${options.cluster.node.path}`);

    const { taskDefinition } = this;
    const configuration = enabled
      ? serviceConnectConfiguration(this, { definitions: endpoints, taskDefinition, logging, tls, fargate: true })
      : undefined;
    this.service = new FargateService(this, 'Service', {
      circuitBreaker: { enable: true, rollback: true },
      minHealthyPercent: 100,
      ...options,
      taskDefinition,
      securityGroups,
      serviceConnectConfiguration: configuration?.props,
    });
    this.connections = this.service.connections;

    const cfnService = this.service.node.defaultChild as CfnService;
    configuration?.complete(cfnService);
    const member: Member = {
      service: this,
      name: this.node.path,
      enabled,
      definitions: endpoints,
      ecsService: this.service,
      cfnService,
      connections: new Map(),
      expectedTasks: () => expectedTasks ?? this.scalingMaximum ?? literal(options.desiredCount) ?? 1,
    };
    this._join(member);
    redeployOnEndpointChange(member, follow && enabled, forceNewDeployment);
    cfnService.addMetadata(METADATA_KEY, Lazy.uncachedAny({
      produce: () => serviceMetadata(member, { peakRequestsPerSecond, expectedTasks: expectedTasks ?? this.scalingMaximum }),
    }));
  }

  /**
   * The size of the task: what was asked for, what the proxy adds, what Fargate has for both. It is final at synthesis, since the
   * namespace may grow and containers may be added until then.
   *
   * @default - with a `taskDefinition` of your own there is none: it is not resized
   */
  public get taskSize(): FargateTaskSize | undefined {
    return this.task.sizing?.sizeOf(this.taskDefinition);
  }

  /**
   * Scales the number of tasks. The maximum is what the namespace expects of this service, unless `expectedTasks` says otherwise.
   *
   * @param props the limits
   */
  public autoScaleTaskCount(props: EnableScalingProps): ServiceConnectScaling {
    this.scalingMaximum = literal(props.maxCapacity);
    return new ServiceConnectScaling(this, this.service.autoScaleTaskCount(props));
  }
}

function literal(value: number | undefined): number | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
