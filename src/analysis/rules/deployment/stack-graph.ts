import { Components } from './components';
import { declaredOrder, OrderedConnection } from './declared-order';
import { certainlyBefore, stackOf } from './deployment-order';
import { DeploymentFacts, endOf, MeshFacts, StackFacts, startOf } from '../../facts';
import { findPath, Successors, within } from '../../graph';
import { perMesh } from '../per-mesh';

/** The order of the stacks: what CloudFormation or CDK keeps, and what the connections between the stacks ask for. */
class StackGraph {
  /** By stack (the name of its template), the stacks before it, each with the connection that asks for that order, if one does. */
  private readonly before = new Map<string, Map<string, OrderedConnection | undefined>>();
  private readonly components: Components;

  constructor(mesh: MeshFacts) {
    for (const [stack, earlier] of stackDependencies(mesh.deployment)) this.add(stack, earlier);
    const order = declaredOrder(mesh);
    for (const connection of order.connections) {
      const { client, server } = connection;
      if (client.origin.template === server.origin.template) continue;
      const [stack, earlier] = [stackOf(mesh.deployment, client.origin), stackOf(mesh.deployment, server.origin)];
      if (stack === earlier || stack.assembly !== earlier.assembly) continue;
      // A cycle of services is not a question of stacks.
      if (!order.components.holdingTwoOf([client.origin.address, server.origin.address])) this.add(stack.template, earlier.template, connection);
    }
    this.components = new Components(this.before.keys(), this.successors);
  }

  /** Whether a connection between two stacks closes a cycle of stacks. */
  isOnCycle({ template }: StackFacts, other: StackFacts): boolean {
    return template !== other.template && this.components.holdingTwoOf([template, other.template]) !== undefined;
  }

  /** For each strongly connected component that a connection is part of, a cycle through that connection, which comes first. */
  * cycles(): Iterable<readonly StackDependency[]> {
    for (const component of this.components.all) {
      const inside = within(component, this.successors);
      const first = component.flatMap((from) => [...inside(from)].filter((to) => this.connection(from, to)).map((to) => ({ from, to })))[0];
      if (!first) continue;
      const path = [first.from, ...findPath(first.to, first.from, inside)!];
      yield path.slice(1).map((to, i) => ({ from: path[i], to, connection: this.connection(path[i], to) }));
    }
  }

  private readonly successors: Successors = (stack) => this.before.get(stack)?.keys() ?? [];

  private connection(from: string, to: string): OrderedConnection | undefined {
    return this.before.get(from)?.get(to);
  }

  private add(stack: string, earlier: string, connection?: OrderedConnection): void {
    const before = this.before.get(stack);
    if (!before) this.before.set(stack, new Map([[earlier, connection]]));
    else if (before.get(earlier) === undefined) before.set(earlier, connection);
  }
}

/** The order of the stacks of a mesh. */
export const stackGraph = perMesh((mesh) => new StackGraph(mesh));

/** A stack that waits for another. */
export interface StackDependency {
  readonly from: string;
  readonly to: string;
  /** Left out if no connection asks for the dependency. */
  readonly connection: OrderedConnection | undefined;
}

function* stackDependencies(deployment: DeploymentFacts): Iterable<[stack: string, earlier: string]> {
  const templates = new Set([...deployment.stacks.values()].map(({ template }) => template));
  const templateOfEnd = new Map([...templates].map((template) => [endOf(template), template]));
  for (const template of templates) {
    for (const end of certainlyBefore(deployment, startOf(template))) yield [template, templateOfEnd.get(end)!];
  }
}
