import { ISecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { AvailabilityZoneRebalancing, FargatePlatformVersion, PidMode, RuntimePlatform } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectServiceProps } from '../props';

/** Properties of a service on AWS Fargate. */
export interface ServiceConnectFargateServiceProps extends ServiceConnectServiceProps {
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
   * Platform version, 1.4.0 or later.
   *
   * @default - the latest, as ECS has it
   */
  readonly platformVersion?: FargatePlatformVersion;
  /**
   * Whether ECS moves tasks to balance them over Availability Zones.
   *
   * @default - as the L2 chooses
   */
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing;
  /**
   * CPU architecture and operating system of the task. Service Connect does not run on Windows. Only with `container`.
   *
   * @default - Linux on X86_64
   */
  readonly runtimePlatform?: RuntimePlatform;
  /**
   * GiB of ephemeral storage, 21 to 200. Only with `container`.
   *
   * @default - 20, as Fargate has it
   */
  readonly ephemeralStorageGiB?: number;
  /**
   * Whether AWS Fault Injection Service can inject faults into the tasks. Only with `container`.
   *
   * @default - it cannot, the default of ECS
   */
  readonly enableFaultInjection?: boolean;
  /**
   * Whether the containers of a task share one process namespace, `PidMode.TASK`: a sidecar then sees the processes of the application. It needs
   * a `runtimePlatform` with the operating system family.
   * Only with `container`.
   *
   * @default - each container has its own
   */
  readonly pidMode?: PidMode;
}
