import { ISecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { AvailabilityZoneRebalancing, NetworkMode, PidMode, PlacementConstraint, PlacementStrategy } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectServiceProps } from '../props';

/** Properties of a service on container instances. */
export interface ServiceConnectEc2ServiceProps extends ServiceConnectServiceProps {
  /**
   * Network mode of the task: `AWS_VPC` or `BRIDGE`. Only with `container`.
   *
   * In `AWS_VPC` each task has security groups of its own, and a connection opens the exact port. In `BRIDGE` it has those of its
   * instance, and a connection opens the ports that Docker can choose, 32768 to 65535, or the endpoint's `ingressPortOverride`.
   *
   * @default NetworkMode.AWS_VPC
   */
  readonly networkMode?: NetworkMode;
  /**
   * Subnets of the tasks. Only in network mode `AWS_VPC`.
   *
   * @default - private subnets with egress, else public ones, as the L2 chooses
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * Security groups of the tasks. Connections write their ingress rules there. Only in network mode `AWS_VPC`.
   *
   * @default - a new security group; in network mode `BRIDGE` those of the cluster's instances
   */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * The one of `securityGroups` that connections use, so that the others, such as the group that a database admits, get no rules. Only in
   * network mode `AWS_VPC`.
   *
   * @default - all of `securityGroups`
   */
  readonly connectionSecurityGroup?: ISecurityGroup;
  /**
   * On which instances ECS places tasks, and on which not.
   *
   * @default - no constraint
   */
  readonly placementConstraints?: PlacementConstraint[];
  /**
   * Where tasks are placed first.
   *
   * @default - as ECS chooses
   */
  readonly placementStrategies?: PlacementStrategy[];
  /**
   * Whether each instance runs one task: then there is no `desiredCount`, and a deployment stops a task before it starts the next.
   *
   * @default false
   */
  readonly daemon?: boolean;
  /**
   * Whether ECS moves tasks to balance them over Availability Zones.
   *
   * @default - as the L2 chooses
   */
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing;
  /**
   * Whether AWS Fault Injection Service can inject faults into the tasks. Only with `container`.
   *
   * @default - it cannot, the default of ECS
   */
  readonly enableFaultInjection?: boolean;
  /**
   * Whether the containers of a task share one process namespace, `PidMode.TASK`: a sidecar then sees the processes of the application.
   * Only with `container`.
   *
   * @default - each container has its own
   */
  readonly pidMode?: PidMode;
  /**
   * Whether tasks get a public IP address. Only in network mode `AWS_VPC`.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean;
}
