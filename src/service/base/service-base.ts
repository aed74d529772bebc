import { Connections, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  BaseService, CfnService, ContainerDefinition, ForceNewDeployment, ICluster, IEcsLoadBalancerTarget, LoadBalancerTargetOptions, NetworkMode,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import {
  IApplicationLoadBalancerTarget, IApplicationTargetGroup, INetworkLoadBalancerTarget, INetworkTargetGroup, LoadBalancerTargetProps,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Lazy } from 'aws-cdk-lib/core';
import { Construct, IDependable } from 'constructs';
import { deployAfter, waitForCapacityProviders } from './deployment-order';
import { bindEndpoints, checkEndpoints } from './service-endpoints';
import { serviceMetadata } from './service-metadata';
import { METADATA_KEY } from '../../analysis/facts';
import { ifTold, literal, whenWritten } from '../../core';
import { checkEndpointObjects, ServiceConnectEndpoint } from '../../endpoint';
import {
  bindingOf, checkNamespacePlace, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, IServiceConnectTarget, Member,
  memberOf, NamespaceRegistry, ServiceConnectConnection, ServiceConnectConnectionOptions, setMember, StackOrder,
} from '../../mesh';
import { ServiceConnectMetrics } from '../../metrics';
import { chooseNamed, chooseOnly, cloudMapServiceArn, connect, redeployOnEndpointChange, serviceMetrics } from '../connection';
import { ServiceConnectBaseServiceProps } from '../props';

/** What a service on the mesh needs from the start. */
export interface ServiceBaseOptions extends Pick<ServiceConnectBaseServiceProps, 'namespace' | 'endpoints' | 'tls'> {
  /** Network mode of its tasks: it decides which ports its proxies listen on. */
  readonly networkMode: string;
}

/** What the props of the mesh say of the member. */
type MemberProps = Pick<
  ServiceConnectBaseServiceProps, 'serviceConnectEnabled' | 'redeployOnEndpointChange' | 'peakRequestsPerSecond' | 'clientsInOtherAccounts'
>;

/** What makes a service a member of the mesh, once its L2 exists. */
export interface JoinOptions extends MemberProps {
  readonly ecsService: BaseService;
  /** The security group that connections use, if not all of the tasks. */
  readonly connectionSecurityGroup?: ISecurityGroup;
  /** The log group of the proxy, if it is known. */
  readonly proxyLogGroup?: ILogGroup;
  /** The user's own nonce. */
  readonly forceNewDeployment?: ForceNewDeployment;
  /** The number of tasks at the start. */
  readonly desiredCount?: number;
  /** The number of tasks to expect, if it is given. */
  expectedTasks(): number | undefined;
}

/**
 * What every service on the mesh has, however it runs.
 *
 * @internal
 */
export abstract class ServiceBase extends Construct implements IServiceConnectService, IApplicationLoadBalancerTarget, INetworkLoadBalancerTarget {
  public readonly namespace: IServiceConnectNamespace;
  public readonly endpoints: IServiceConnectEndpoint[];
  /** Network connections of the tasks. */
  public abstract readonly connections: Connections;
  /** The L2 service. */
  public abstract readonly service: BaseService;
  /** The task definition. */
  public abstract readonly taskDefinition: TaskDefinition;
  /** The container that connections set environment variables in. */
  public abstract readonly container: ContainerDefinition;
  private logGroupOfProxy?: ILogGroup;
  private readonly definitions: readonly ServiceConnectEndpoint[];
  /** What the service waits for, until it is recorded: when the service joins, since the constructor can throw before. */
  private order?: StackOrder;

  constructor(scope: Construct, id: string, { namespace, endpoints: definitions = [], tls, networkMode }: ServiceBaseOptions) {
    super(scope, id);
    this.namespace = namespace;
    this.definitions = definitions;
    checkNamespacePlace(this, namespace);
    checkEndpointObjects(definitions, this);
    checkEndpoints(definitions, this);
    NamespaceRegistry.of(namespace).check(this, definitions);
    this.endpoints = bindEndpoints(this, definitions, { tls, networkMode, cloudMapServiceArn: () => cloudMapServiceArn(this.member) });
  }

  /** The role of the tasks: what the application is granted. */
  public get grantPrincipal(): IPrincipal {
    return this.taskDefinition.taskRole;
  }

  /** The L2 service, by the type that all services have. */
  public get ecsService(): BaseService {
    return this.service;
  }

  /** ARN of the ECS service. */
  public get serviceArn(): string {
    return this.service.serviceArn;
  }

  /** Name of the ECS service. */
  public get serviceName(): string {
    return this.service.serviceName;
  }

  /** The cluster that the tasks run on. */
  public get cluster(): ICluster {
    return this.service.cluster;
  }

  /**
   * The log group of the proxy: that of the namespace in the stack, which its services share, or the one that `proxyLogging` names.
   *
   * @default - none: Service Connect is off, or the proxy logs elsewhere
   */
  public get proxyLogGroup(): ILogGroup | undefined {
    return this.logGroupOfProxy;
  }

  public get metrics(): ServiceConnectMetrics {
    return serviceMetrics(this.member);
  }

  public endpoint(name?: string): IServiceConnectEndpoint {
    const chosen = this.endpoints.map((endpoint) => ({ endpoint, binding: bindingOf(endpoint)! }));
    const { path } = this.node;
    return (name === undefined ? chooseOnly(path, chosen, 'the method endpoint', this) : chooseNamed(path, chosen, name, this)).endpoint;
  }

  /**
   * Makes the tasks targets of an Application Load Balancer, on the first port of the default container, as the L2 does;
   * `loadBalancerTarget` chooses another one.
   *
   * @param targetGroup the target group
   */
  public attachToApplicationTargetGroup(targetGroup: IApplicationTargetGroup): LoadBalancerTargetProps {
    return this.service.attachToApplicationTargetGroup(targetGroup);
  }

  /**
   * Makes the tasks targets of a Network Load Balancer, on the first port of the default container, as the L2 does;
   * `loadBalancerTarget` chooses another one.
   *
   * @param targetGroup the target group
   */
  public attachToNetworkTargetGroup(targetGroup: INetworkTargetGroup): LoadBalancerTargetProps {
    return this.service.attachToNetworkTargetGroup(targetGroup);
  }

  /**
   * A container and port of the tasks as a target of a load balancer, as the L2 makes it.
   *
   * @param options the container and the port
   */
  public loadBalancerTarget(options: LoadBalancerTargetOptions): IEcsLoadBalancerTarget {
    return this.service.loadBalancerTarget(options);
  }

  public connectTo(target: IServiceConnectTarget, options: ServiceConnectConnectionOptions = {}): ServiceConnectConnection {
    return connect(this.member, this.container, target, options);
  }

  /**
   * Deploys the service after other constructs, such as a database that it needs at its start, and deletes it before them.
   *
   * Only the ECS service waits, not its security group, so that a rule of the database for this service can be among what it waits for;
   * `node.addDependency` would make a cycle of them. Throws SC606 if that closes a cycle of stacks.
   *
   * @param dependables what has to be deployed first; of another service of this library, its ECS service
   */
  public deployAfter(...dependables: IDependable[]): void {
    deployAfter(this.member, dependables);
  }

  /**
   * Checks that the stack of the service can refer to its namespace, to its cluster and, in network mode awsvpc, to the VPC.
   *
   * @internal
   */
  protected _refer(cluster: ICluster, networkMode: string): void {
    const { namespace, node } = this;
    const order = StackOrder.of(this).draft();
    order.reference(this, namespace.namespaceArn, `service ${node.path} is in the namespace ${namespace.node.path}`);
    order.reference(this, cluster.clusterName, `service ${node.path} runs on the cluster ${cluster.node.path}`);
    const vpc = networkMode === NetworkMode.AWS_VPC ? ifTold(() => cluster.vpc) : undefined;
    if (vpc) order.reference(this, vpc.vpcId, `service ${node.path} is in the VPC ${vpc.node.path}`);
    this.order = order;
  }

  private get member(): Member {
    return memberOf(this)!;
  }

  /**
   * Makes the service a member of the mesh, once its parts exist.
   *
   * @internal
   */
  protected _join(options: JoinOptions): void {
    const { ecsService, serviceConnectEnabled: enabled = true, redeployOnEndpointChange: redeploys = true } = options;
    const { expectedTasks, desiredCount, peakRequestsPerSecond } = options;
    const cfnService = ecsService.node.defaultChild as CfnService;
    const member: Member = {
      service: this,
      name: this.node.path,
      enabled,
      definitions: this.definitions,
      ecsService,
      cfnService,
      clientsInOtherAccounts: options.clientsInOtherAccounts ?? false,
      connectionSecurityGroup: options.connectionSecurityGroup,
      // A cluster that is imported by its ARN has no VPC.
      vpc: ifTold(() => ecsService.cluster.vpc),
      connections: new Map(),
      clientsAfter: new Set(),
      expectedTasks: () => expectedTasks() ?? literal(desiredCount) ?? 1,
    };
    this.node.defaultChild = cfnService;
    this.logGroupOfProxy = options.proxyLogGroup;
    setMember(member);
    this.order?.commit();
    this.order = undefined;
    NamespaceRegistry.of(this.namespace).register(member);
    waitForCapacityProviders(cfnService, ecsService.cluster);
    redeployOnEndpointChange(member, redeploys && enabled, options.forceNewDeployment);
    cfnService.addMetadata(METADATA_KEY, Lazy.uncachedAny(whenWritten(() => (
      serviceMetadata(member, { peakRequestsPerSecond, expectedTasks: expectedTasks() })
    ))));
  }
}
