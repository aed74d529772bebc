import { CfnTaskDefinition, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IResolveContext, Lazy } from 'aws-cdk-lib/core';
import { sc011, variableTaken } from '../../analysis/rules/misuse';
import { refuse } from '../../validation';

/** One environment per container, since services can share a task definition. */
const ENVIRONMENTS = new WeakMap<ContainerDefinition, InjectedEnvironment>();

type RenderedContainer = CfnTaskDefinition.ContainerDefinitionProperty;
type Variable = CfnTaskDefinition.KeyValuePairProperty;

/**
 * The environment variables that connections set.
 *
 * They follow the user's own, sorted by name, so that the order of `connectTo` calls never makes a new task definition.
 */
export class InjectedEnvironment {
  /** The environment of a container. */
  static of(container: ContainerDefinition): InjectedEnvironment {
    const existing = ENVIRONMENTS.get(container);
    if (existing) return existing;
    const environment = new InjectedEnvironment(container);
    ENVIRONMENTS.set(container, environment);
    return environment;
  }

  private readonly variables = new Map<string, string>();

  private constructor(private readonly container: ContainerDefinition) {
    const task = container.taskDefinition.node.defaultChild as CfnTaskDefinition;
    const rendered = task.containerDefinitions;
    task.containerDefinitions = Lazy.uncachedAny({ produce: (context: IResolveContext) => this.renderInto(context.resolve(rendered)) });
  }

  /** Rejects a variable that has another value already. */
  check(name: string, value: string): void {
    const own = this.container.renderContainerDefinition().environment as Variable[] | undefined;
    const before = this.variables.get(name) ?? own?.find((variable) => variable.name === name)?.value;
    if (before !== undefined && before !== value) this.refuse(name, before, value);
  }

  /** Sets a variable that {@link check} accepted. */
  set(name: string, value: string): void {
    this.variables.set(name, value);
  }

  private renderInto(containers: RenderedContainer[] | undefined): RenderedContainer[] | undefined {
    return containers?.map((rendered) => (rendered.name === this.container.containerName ? this.addTo(rendered) : rendered));
  }

  private addTo(rendered: RenderedContainer): RenderedContainer {
    const own = rendered.environment as Variable[] | undefined ?? [];
    const ownValues = new Map(own.map(({ name, value }) => [name, value]));
    const injected: Variable[] = [];
    for (const name of [...this.variables.keys()].sort()) {
      const value = this.variables.get(name)!;
      const before = ownValues.get(name);
      if (before === undefined) injected.push({ name, value });
      else if (before !== value) this.refuse(name, before, value);
    }
    return injected.length === 0 ? rendered : { ...rendered, environment: [...own, ...injected] };
  }

  private refuse(name: string, before: string, now: string): never {
    refuse(sc011, variableTaken({ name, container: this.container.containerName, before, now }), this.container);
  }
}
