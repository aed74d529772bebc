import { ISecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { AvailabilityZoneRebalancing, PidMode, RuntimePlatform } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectServiceProps } from '../props';

/**
 * Properties of a service on ECS Managed Instances.
 *
 * `capacityProviderStrategies` is required, although it is optional below, since jsii cannot repeat a property. It names one or more
 * `ManagedInstancesCapacityProvider`s of the cluster.
 */
export interface ServiceConnectManagedInstancesServiceProps extends ServiceConnectServiceProps {
  /**
   * Whether tasks get a public IP address.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean;
  /**
   * Subnets of the tasks.
   *
   * @default - private subnets with egress, else public ones, as the L2 chooses
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * Security groups of the tasks. Connections write their ingress rules there.
   *
   * @default - a new security group
   */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * The one of `securityGroups` that connections use, so that the others, such as the group that a database admits, get no rules.
   *
   * @default - all of `securityGroups`
   */
  readonly connectionSecurityGroup?: ISecurityGroup;
  /**
   * Whether ECS moves tasks to balance them over Availability Zones.
   *
   * @default - as the L2 chooses
   */
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing;
  /**
   * CPU architecture of the task. The operating system is Linux. Only with `container`.
   *
   * @default - Linux on X86_64
   */
  readonly runtimePlatform?: RuntimePlatform;
  /**
   * Whether the containers of a task share one process namespace, `PidMode.TASK`: a sidecar then sees the processes of the application.
   * Only with `container`.
   *
   * @default - each container has its own
   */
  readonly pidMode?: PidMode;
}
