import { IConstruct } from 'constructs';
import { sc406, tooLargeForFargate } from '../../analysis/rules/task/sc406-fargate-task-size';
import { ServiceConnectTaskResources, smallestFargateSize } from '../../analysis/sizing';
import { refuse } from '../../validation';

/**
 * The size of a Fargate task: what the application asked for, what the proxy adds, and the size that Fargate has for both.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
export class ServiceConnectFargateTaskSize {
  /**
   * The lowest CPU tier that holds the sum, with the lowest memory in it.
   *
   * Throws SC406, with the largest pair there is, when Fargate has nothing that large.
   *
   * @param asked the application's own need, sidecars included
   * @param added the share of the proxy
   */
  public static of(asked: ServiceConnectTaskResources, added: ServiceConnectTaskResources): ServiceConnectFargateTaskSize {
    return ServiceConnectFargateTaskSize._of(asked, added);
  }

  /** @internal */
  public static _of(asked: ServiceConnectTaskResources, added: ServiceConnectTaskResources, scope?: IConstruct): ServiceConnectFargateTaskSize {
    const need = { cpu: asked.cpu + added.cpu, memoryMiB: asked.memoryMiB + added.memoryMiB };
    const chosen = smallestFargateSize(need);
    if (!chosen) refuse(sc406, tooLargeForFargate(need), scope);
    return new ServiceConnectFargateTaskSize(asked, added, chosen);
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
