import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { checkConnectionSecurityGroup } from './connection-security-group';
import { ServiceBase } from './service-base';
import { ipv6BlockOf } from '../connection';
import { acknowledgeCircuitBreaker, ServiceConnectServiceProps } from '../props';
import { ServiceConnectConfiguration } from './service-connect-configuration';
import { ServiceConnectScaling } from './service-scaling';
import { controllerProblem, sc601 } from '../../analysis/rules/deployment/sc601-deployment-controller';
import { literal, securityGroupDescription } from '../../core';
import { NamespaceRegistry } from '../../mesh';
import { refuseIf } from '../../validation';
import { checkTaskProps } from '../task';

/** The security groups of tasks with a network interface of their own. */
export interface NetworkProps {
  readonly securityGroups?: ISecurityGroup[];
  readonly connectionSecurityGroup?: ISecurityGroup;
}

/** The parts of a service that were made before it joins. */
export interface JoinedParts {
  readonly task: { readonly logGroup?: ILogGroup };
  readonly configuration: ServiceConnectConfiguration;
}

/**
 * A service that this library makes: its task, its security group, and the L2 around them.
 *
 * @internal
 */
export abstract class LaunchedService extends ServiceBase {
  private scalingMaximum?: number;
  private logGroupOfApplication?: ILogGroup;

  constructor(scope: Construct, id: string, props: ServiceConnectServiceProps, networkMode: string) {
    super(scope, id, { ...props, networkMode });
    checkTaskProps(props, this);
    const { cluster, deploymentController, serviceConnectEnabled: enabled = true } = props;
    if (enabled) refuseIf(sc601, deploymentController?.type && controllerProblem(deploymentController.type), this);
    this._refer(cluster, networkMode);
  }

  /**
   * The log group of the application: that of the namespace in the stack, which its services share.
   *
   * @default - none: the container, or a `taskDefinition` of your own, says where the application logs, or `enableLogging` is off
   */
  public get applicationLogGroup(): ILogGroup | undefined {
    return this.logGroupOfApplication;
  }

  /**
   * Scales the number of tasks. The maximum is what the namespace expects of this service, unless `expectedTasks` says otherwise.
   *
   * @param props the limits
   */
  public autoScaleTaskCount(props: EnableScalingProps): ServiceConnectScaling {
    this.scalingMaximum = literal(props.maxCapacity);
    NamespaceRegistry.of(this.namespace).recount();
    return new ServiceConnectScaling({ service: this, taskCount: this.service.autoScaleTaskCount(props) });
  }

  /**
   * The security groups of the tasks: the user's own, or a new one beside the L2 service: inside, it and its rules would wait for the
   * task role. Rejects a `connectionSecurityGroup` that is not one of them.
   *
   * @internal
   */
  protected _securityGroups(
    { cluster, securityGroups, connectionSecurityGroup: chosen }: ServiceConnectServiceProps & NetworkProps,
  ): ISecurityGroup[] {
    checkConnectionSecurityGroup(chosen, securityGroups ?? [], this);
    const description = securityGroupDescription(`Tasks of ${this.node.path}`);
    const { vpc } = cluster;
    // CDK allows outbound traffic over IPv4 alone.
    const allowAllIpv6Outbound = ipv6BlockOf(vpc) ? true : undefined;
    return securityGroups ?? [new SecurityGroup(this, 'SecurityGroup', { vpc, description, allowAllIpv6Outbound })];
  }

  /**
   * Makes the service a member of the mesh, as its props say.
   *
   * @internal
   */
  protected _joinWith(props: ServiceConnectServiceProps & NetworkProps, parts: JoinedParts): void {
    acknowledgeCircuitBreaker(this.service, props);
    this.logGroupOfApplication = parts.task.logGroup;
    const { proxyLogGroup } = parts.configuration;
    this._join({ ...props, proxyLogGroup, ecsService: this.service, expectedTasks: () => props.expectedTasks ?? this.scalingMaximum });
  }
}
