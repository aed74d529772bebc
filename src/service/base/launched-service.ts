import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import { ipv6BlockOf } from '../connection';
import { ServiceConnectServiceProps } from '../props';
import { ServiceConnectScaling } from './service-scaling';
import { controllerProblem, sc601 } from '../../analysis/rules/deployment/sc601-deployment-controller';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { literal, securityGroupDescription } from '../../core';
import { refuse, refuseIf } from '../../validation';
import { checkTaskProps } from '../task';

/** The security groups of tasks with a network interface of their own. */
export interface NetworkProps {
  readonly securityGroups?: ISecurityGroup[];
  readonly connectionSecurityGroup?: ISecurityGroup;
}

/**
 * A service that this library makes: its task, its security group, and the L2 around them.
 *
 * @internal
 */
export abstract class LaunchedService extends ServiceBase {
  private scalingMaximum?: number;

  constructor(scope: Construct, id: string, props: ServiceConnectServiceProps, networkMode: string) {
    super(scope, id, { ...props, networkMode });
    checkTaskProps(props, this);
    const { cluster, deploymentController, serviceConnectEnabled: enabled = true } = props;
    if (enabled) refuseIf(sc601, deploymentController?.type && controllerProblem(deploymentController.type), this);
    this._refer(cluster, networkMode);
  }

  /**
   * Scales the number of tasks. The maximum is what the namespace expects of this service, unless `expectedTasks` says otherwise.
   *
   * @param props the limits
   */
  public autoScaleTaskCount(props: EnableScalingProps): ServiceConnectScaling {
    this.scalingMaximum = literal(props.maxCapacity);
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
    if (chosen && !securityGroups?.some(({ securityGroupId }) => securityGroupId === chosen.securityGroupId)) {
      refuse(sc010, propNotSupported('connectionSecurityGroup', 'it is not one of securityGroups', 'add it to securityGroups, or leave it out'), this);
    }
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
  protected _joinWith(props: ServiceConnectServiceProps & NetworkProps): void {
    this._join({ ...props, ecsService: this.service, expectedTasks: () => props.expectedTasks ?? this.scalingMaximum });
  }
}
