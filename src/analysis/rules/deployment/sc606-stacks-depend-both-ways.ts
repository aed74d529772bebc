import { isKnown, MeshFacts, UNKNOWN } from '../../facts';
import { Problem, Rule } from '../rule';
import { stackOf } from './deployment-order';
import { STACK_DEPENDENCY_API } from './sources';
import { StackDependency, stackGraph } from './stack-graph';

/** A stack, or a part of one, that waits for another, and why. */
interface StackStep {
  readonly from: string;
  readonly to: string;
  /** As a clause: `service catalog is in the namespace shop`. */
  readonly reason: string;
}

const GENERAL_ADVICE = 'put the namespace, the cluster and the VPC into a stack of their own, or what waits for each other into one stack';

/**
 * What is wrong with stacks, or with parts of one stack, that wait for each other; each step begins where the one before it ends, and
 * the last leads to the first.
 */
export function stackCycleProblem(path: readonly StackStep[], fix = GENERAL_ADVICE): Problem {
  return {
    message: `each of these waits for the next, in a cycle: ${path.map(({ from, to, reason }) => `${from} → ${to} (${reason})`).join(', ')}`,
    fix,
  };
}

export const sc606: Rule = {
  id: 'SC606',
  name: 'stacks-depend-both-ways',
  title: 'Connections between two stacks run in one direction',
  severity: 'error',
  source: STACK_DEPENDENCY_API,
  * check(mesh) {
    for (const cycle of stackGraph(mesh).cycles()) {
      const { client } = cycle[0].connection!;
      const path = cycle.map((step) => ({
        from: nameOf(mesh, step.from),
        to: nameOf(mesh, step.to),
        reason: reasonOf(mesh, step),
      }));
      yield { origin: client.origin, property: '', ...stackCycleProblem(path) };
    }
  },
};

function nameOf({ deployment }: MeshFacts, template: string): string {
  return deployment.stacks.get(template)!.name;
}

function reasonOf({ services, deployment }: MeshFacts, { from, to, connection }: StackDependency): string {
  if (connection) return `service ${connection.client.name} connects to service ${connection.server.name}`;
  for (const { origin, name, namespace, cluster } of services) {
    if (stackOf(deployment, origin).template !== from) continue;
    // A name that is written out refers to nothing.
    const resource = isKnown(namespace) && namespace.text === UNKNOWN ? namespace.resource : undefined;
    if (resource && stackOf(deployment, resource.origin).template === to) {
      return `service ${name} is in the namespace ${isKnown(resource.name) ? resource.name : resource.origin.logicalId}`;
    }
    if (isKnown(cluster) && stackOf(deployment, cluster.origin).template === to) return `service ${name} is in the cluster ${cluster.origin.logicalId}`;
  }
  return 'stack dependency';
}
