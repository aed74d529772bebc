import { ServiceConnectTaskResources } from '../../analysis/sizing';

/** The smallest CPU of a task that ECS accepts. */
const MIN_CPU = 128;

/**
 * The size of a task on EC2 or on ECS Managed Instances: what the application asked for, and what the proxy adds. There are no tiers as on Fargate: the task
 * gets the sum, and at least the 128 CPU units that a task definition must have.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters_ec2.html
 */
export class ServiceConnectEc2TaskSize {
  /**
   * The sum of both.
   *
   * @param asked the application's own need, sidecars included
   * @param added the share of the proxy
   */
  public static of(asked: ServiceConnectTaskResources, added: ServiceConnectTaskResources): ServiceConnectEc2TaskSize {
    const chosen = { cpu: Math.max(asked.cpu + added.cpu, MIN_CPU), memoryMiB: asked.memoryMiB + added.memoryMiB };
    return new ServiceConnectEc2TaskSize(asked, added, chosen);
  }

  private constructor(
    /** The application's own need, sidecars included. */
    public readonly asked: ServiceConnectTaskResources,
    /** The share of the proxy. */
    public readonly added: ServiceConnectTaskResources,
    /** The size of the task. */
    public readonly chosen: ServiceConnectTaskResources,
  ) {}
}
