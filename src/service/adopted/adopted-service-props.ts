import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectBaseServiceProps } from '../props';

/** Properties of a service that was built elsewhere. If it scales, set `expectedTasks` to the maximum. */
export interface ServiceConnectAdoptedServiceProps extends ServiceConnectBaseServiceProps {
  /**
   * The L2 service: an `ecs.FargateService` or an `ecs.Ec2Service`, made without `serviceConnectConfiguration`. Patterns of
   * aws-ecs-patterns have it as their `service`.
   */
  readonly service: BaseService;
  /**
   * The container that connections set environment variables in.
   *
   * @default - the default container of the task definition
   */
  readonly container?: ContainerDefinition;
  /**
   * The one of the security groups of the tasks that connections use, so that the others, such as the group that a database admits, get no
   * rules.
   *
   * @default - all security groups of the service
   */
  readonly connectionSecurityGroup?: ISecurityGroup;
}
