import { DeploymentFacts, endOf, Maybe, Origin, StackFacts, startOf, UNKNOWN } from '../../facts';
import { reachable } from '../../graph';
import { perMesh } from '../per-mesh';

/** What a node waits for in any case, whatever the conditions say that cannot be decided here. */
export function certainlyBefore({ waitsFor, uncertain }: DeploymentFacts, node: string): readonly string[] {
  const before = waitsFor.get(node) ?? [];
  const doubtful = uncertain.get(node);
  return doubtful ? before.filter((earlier) => !doubtful.has(earlier)) : before;
}

/** The order in which CloudFormation creates things, for questions about two of them. */
class DeploymentOrder {
  /** For the start and the end of each stack, its template. */
  private readonly borders = new Map<string, string>();
  private readonly stacksBefore = new Map<string, ReadonlySet<string>>();
  /** What the resource that was asked about last waits for: questions come resource by resource. */
  private last?: { readonly address: string; readonly before: ReadonlySet<string> };

  constructor(private readonly deployment: DeploymentFacts) {
    for (const { template } of deployment.stacks.values()) this.borders.set(startOf(template), template).set(endOf(template), template);
  }

  /** Whether a resource is created after another one; unknown where the order of their stacks is. */
  waits(resource: Origin, other: Origin): Maybe<boolean> {
    if (resource.template === other.template) return this.waitsInStack(resource.address, other.address);
    const [stack, otherStack] = [stackOf(this.deployment, resource), stackOf(this.deployment, other)];
    if (stack === otherStack) return this.waitsInStack(resource.address, other.address);
    if (this.stackWaits(stack, otherStack)) return true;
    return stack.assembly === otherStack.assembly && stack.orderKnown ? false : UNKNOWN;
  }

  private waitsInStack(address: string, other: string): boolean {
    if (this.before(address).includes(other)) return true;
    if (this.last?.address !== address) {
      this.last = { address, before: reachable(address, (node) => (this.borders.has(node) ? [] : this.before(node))) };
    }
    return this.last.before.has(other);
  }

  /** Whether a stack is created after another one. */
  stackWaits({ template }: StackFacts, other: StackFacts): boolean {
    let before = this.stacksBefore.get(template);
    if (!before) this.stacksBefore.set(template, before = reachable(template, (earlier) => this.templatesBefore(earlier)));
    return before.has(other.template);
  }

  private templatesBefore(template: string): string[] {
    return this.before(startOf(template)).map((end) => this.borders.get(end)!);
  }

  private before(node: string): readonly string[] {
    return this.deployment.waitsFor.get(node) ?? [];
  }
}

/** The stack that a resource is deployed with. */
export function stackOf({ stacks }: DeploymentFacts, { template }: Origin): StackFacts {
  return stacks.get(template)!;
}

/** The order of a mesh, with the answers that were found before. */
export const deploymentOrder = perMesh(({ deployment }) => new DeploymentOrder(deployment));
