import { CfnTaskDefinition, ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Lazy, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { containersOf } from './port-mappings';
import { METADATA_KEY } from '../../analysis/facts';
import { NamespaceScale, ServiceConnectTaskResources } from '../../analysis/sizing';
import { whenWritten } from '../../core';
import { ServiceConnectProxyOverhead } from '../../proxy';
import { refusalOf } from '../../validation';

/** What the application asks for, what the proxy adds, and the size that the task gets. */
export interface TaskSize {
  readonly asked: ServiceConnectTaskResources;
  readonly added: ServiceConnectTaskResources;
  readonly chosen: ServiceConnectTaskResources;
}

/** What decides the size of a task. */
export interface TaskSizingOptions<S extends TaskSize> {
  /** The application's own need. */
  readonly asked: ServiceConnectTaskResources;
  readonly overhead: ServiceConnectProxyOverhead;
  readonly peakRequestsPerSecond?: number;
  /** The present size of the namespace. */
  scale(): NamespaceScale;
  /** The size that the launch type has for both; throws if there is none. */
  fit(asked: ServiceConnectTaskResources, added: ServiceConnectTaskResources, scope?: IConstruct): S;
}

/**
 * Sizes a task for its application and its proxy.
 *
 * The final size is known at synthesis, since the namespace can grow and containers can be added until then. The L2 gets tokens for it,
 * so that it does not compare the containers with a size that is not final.
 */
export class TaskSizing<S extends TaskSize> {
  /** The final CPU and memory, for the L2: Fargate accepts only certain pairs, so both come from one calculation. */
  readonly final: ServiceConnectTaskResources;
  private task?: TaskDefinition;
  /** What each container of the task claims. */
  private readonly claims = new Map<ContainerDefinition, ServiceConnectTaskResources>();

  constructor(private readonly options: TaskSizingOptions<S>) {
    const token = (part: keyof ServiceConnectTaskResources) => Token.asNumber(Lazy.uncachedNumber(whenWritten(() => this.settled().chosen[part])));
    this.final = { cpu: token('cpu'), memoryMiB: token('memoryMiB') };
  }

  /** The size at present. */
  get size(): S {
    const { overhead, peakRequestsPerSecond, scale, fit } = this.options;
    return fit(this.need, overhead._in(scale(), peakRequestsPerSecond));
  }

  /**
   * Sizes a task, and rejects it if no size holds the present containers with the smallest share of the proxy.
   *
   * The validation of the task reports a size that became too large later, since CDK then names the construct; the tokens do not throw.
   */
  apply(task: TaskDefinition, scope: IConstruct): void {
    this.task = task;
    this.options.fit(this.need, this.options.overhead._smallest, scope);
    (task.node.defaultChild as CfnTaskDefinition).addMetadata(METADATA_KEY, Lazy.uncachedAny(whenWritten(() => {
      const { asked, added } = this.settled();
      return { asked, proxy: added };
    })));
    task.node.addValidation({ validate: () => this.faults() });
  }

  /** What the application asks for, or what its containers claim if that is more. */
  private get need(): ServiceConnectTaskResources {
    const { asked } = this.options;
    let cpu = 0;
    let memoryMiB = 0;
    for (const container of this.task ? containersOf(this.task) : []) {
      const claim = this.claimOf(container);
      cpu += claim.cpu;
      memoryMiB += claim.memoryMiB;
    }
    return { cpu: Math.max(asked.cpu, cpu), memoryMiB: Math.max(asked.memoryMiB, memoryMiB) };
  }

  /** What a container claims: its limits or, without a limit, its reservations. It cannot claim more later, so it is rendered for this once. */
  private claimOf(container: ContainerDefinition): ServiceConnectTaskResources {
    const known = this.claims.get(container);
    if (known) return known;
    const { memory, memoryReservation } = container.renderContainerDefinition();
    const claim = { cpu: container.cpu ?? 0, memoryMiB: memory ?? memoryReservation ?? 0 };
    this.claims.set(container, claim);
    return claim;
  }

  /** The final size; if there is none, the smallest one, so that the reported fault ends the synthesis and not the token. */
  private settled(): S {
    try {
      return this.size;
    } catch {
      return this.options.fit(this.options.asked, this.options.overhead._smallest);
    }
  }

  private faults(): string[] {
    return refusalOf(() => this.size);
  }
}
