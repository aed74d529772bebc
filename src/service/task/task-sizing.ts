import { CfnTaskDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Lazy } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { containersOf } from './port-mappings';
import { METADATA_KEY, METADATA_VERSION } from '../../analysis/facts';
import { containersExceedTaskProblem, sc403 } from '../../analysis/rules/task/sc403-container-memory-exceeds-task';
import { NamespaceScale, TaskResources } from '../../analysis/sizing';
import { ProxyOverhead } from '../../proxy';
import { refusalOf, refuseIf } from '../../validation';

/** What the application asks for, what the proxy adds, and the size that the task gets. */
export interface TaskSize {
  readonly asked: TaskResources;
  readonly added: TaskResources;
  readonly chosen: TaskResources;
}

/** What decides the size of a task. */
export interface TaskSizingOptions<S extends TaskSize> {
  /** The application's own need. */
  readonly asked: TaskResources;
  readonly overhead: ProxyOverhead;
  readonly peakRequestsPerSecond?: number;
  /** The present size of the namespace. */
  scale(): NamespaceScale;
  /** The size that the launch type has for both; throws if there is none. */
  fit(asked: TaskResources, added: TaskResources, scope?: IConstruct): S;
}

/**
 * Sizes a task for its application and its proxy.
 *
 * The final size is known at synthesis, since the namespace can grow and containers can be added until then. Before, the L2 sees the
 * smallest size that the task can get.
 */
export class TaskSizing<S extends TaskSize> {
  /** The smallest size that the task can get. */
  readonly initial: S;

  constructor(private readonly options: TaskSizingOptions<S>, scope: IConstruct) {
    this.initial = options.fit(options.asked, options.overhead._smallest, scope);
  }

  /** Rejects a container with more memory than the task. */
  checkContainer(memoryMiB: number | undefined, scope: IConstruct): void {
    refuseIf(sc403, containersExceedTaskProblem(memoryMiB ?? 0, this.initial.chosen.memoryMiB), scope);
  }

  /** The size at present. */
  sizeOf(task: TaskDefinition): S {
    const { asked, overhead, peakRequestsPerSecond } = this.options;
    const containers = limitsOf(task);
    const need = { cpu: Math.max(asked.cpu, containers.cpu), memoryMiB: Math.max(asked.memoryMiB, containers.memoryMiB) };
    return this.options.fit(need, overhead._in(this.options.scale(), peakRequestsPerSecond));
  }

  /**
   * Gives the task its final size at synthesis: CPU and memory together, since Fargate accepts only certain pairs.
   *
   * The validation of the task reports a size that is too large, since CDK then names the construct; the tokens do not throw.
   */
  apply(task: TaskDefinition): void {
    const cfnTask = task.node.defaultChild as CfnTaskDefinition;
    const final = () => this.finalSize(task);
    cfnTask.cpu = Lazy.uncachedString({ produce: () => String(final().chosen.cpu) });
    cfnTask.memory = Lazy.uncachedString({ produce: () => String(final().chosen.memoryMiB) });
    cfnTask.addMetadata(METADATA_KEY, Lazy.uncachedAny({
      produce: () => {
        const { asked, added } = final();
        return { version: METADATA_VERSION, asked, proxy: added };
      },
    }));
    task.node.addValidation({ validate: () => this.faults(task) });
  }

  private finalSize(task: TaskDefinition): S {
    return this.faults(task).length === 0 ? this.sizeOf(task) : this.initial;
  }

  private faults(task: TaskDefinition): string[] {
    return refusalOf(() => this.sizeOf(task));
  }
}

/** The sum of what the containers claim: their limits or, without a limit, their reservations. */
function limitsOf(task: TaskDefinition): TaskResources {
  let cpu = 0;
  let memoryMiB = 0;
  for (const container of containersOf(task)) {
    const rendered = container.renderContainerDefinition();
    cpu += container.cpu ?? 0;
    memoryMiB += rendered.memory ?? rendered.memoryReservation ?? 0;
  }
  return { cpu, memoryMiB };
}
