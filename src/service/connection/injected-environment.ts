import { CfnTaskDefinition, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IResolveContext, Lazy, Stack, Tokenization } from 'aws-cdk-lib/core';
import { sc011, sc025, variableIsSecret, variableNameProblem, variableTaken } from '../../analysis/rules/misuse';
import { refuse, refuseIf } from '../../validation';

/** One environment per container, since services can share a task definition. */
const ENVIRONMENTS = new WeakMap<ContainerDefinition, InjectedEnvironment>();

type RenderedContainer = CfnTaskDefinition.ContainerDefinitionProperty;
type Variable = CfnTaskDefinition.KeyValuePairProperty;
type Secret = CfnTaskDefinition.SecretProperty;

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
    task.containerDefinitions = Lazy.uncachedAny({
      // Also when CDK looks for references to other stacks: it skips a resource that has anything but containers here.
      produce: (context: IResolveContext) => this.renderInto(rendered, context),
    });
  }

  /** Rejects a name that no variable can have, and a variable that is a secret or has another value already. */
  check(name: string, value: string): void {
    refuseIf(sc025, variableNameProblem(name), this.container);
    const { environment, secrets } = this.container.renderContainerDefinition();
    const own = environment as Variable[] | undefined;
    this.refuseSecret(name, value, secrets as Secret[] | undefined);
    const before = this.variables.get(name) ?? own?.find((variable) => variable.name === name)?.value;
    if (before !== undefined && !this.isSame(before, value)) this.refuse(name, before, value);
  }

  /** Sets a variable that {@link check} accepted. */
  set(name: string, value: string): void {
    this.variables.set(name, value);
  }

  private renderInto(containers: unknown, context: IResolveContext): RenderedContainer[] {
    return (produced(containers, context) as unknown[]).map((item) => {
      const rendered = produced(item, context) as RenderedContainer;
      return context.resolve(rendered.name) === this.container.containerName ? this.addTo(rendered, context) : rendered;
    });
  }

  private addTo(rendered: RenderedContainer, context: IResolveContext): RenderedContainer {
    const own = context.resolve(rendered.environment) as Variable[] | undefined ?? [];
    const ownValues = new Map(own.map(({ name, value }) => [name, value]));
    const secrets = context.resolve(rendered.secrets) as Secret[] | undefined;
    const injected: Variable[] = [];
    for (const name of [...this.variables.keys()].sort()) {
      const value = this.variables.get(name)!;
      this.refuseSecret(name, value, secrets);
      const before = ownValues.get(name);
      if (before === undefined) injected.push({ name, value });
      else if (!this.isSame(before, value)) this.refuse(name, before, value);
    }
    return injected.length === 0 ? rendered : { ...rendered, environment: [...own, ...injected] };
  }

  /** Whether two values are the same when they are deployed: each token of one value is written differently. */
  private isSame(a: string, b: string): boolean {
    const stack = Stack.of(this.container);
    return a === b || JSON.stringify(stack.resolve(a)) === JSON.stringify(stack.resolve(b));
  }

  private refuseSecret(name: string, value: string, secrets: readonly Secret[] | undefined): void {
    if (secrets?.some((secret) => secret.name === name)) refuse(sc011, variableIsSecret(name, this.container.containerName, value), this.container);
  }

  private refuse(name: string, before: string, now: string): never {
    refuse(sc011, variableTaken({ name, container: this.container.containerName, before, now }), this.container);
  }
}

/** What a token stands for, with the tokens in it: CDK resolves them once it has the whole. */
function produced(value: unknown, context: IResolveContext): unknown {
  return Tokenization.isResolvable(value) ? produced(value.resolve(context), context) : value;
}
