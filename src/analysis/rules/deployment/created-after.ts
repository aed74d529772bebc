import { deploymentOrder, stackOf } from './deployment-order';
import { MeshFacts, Origin } from '../../facts';
import { Fix, waitingFor } from '../fix';

/** A resource with the name that people use. */
interface Named {
  readonly name: string;
  readonly origin: Origin;
}

/** The fix that makes a resource be created after another: a DependsOn or, since there is none across templates, an order of stacks. */
export function createdAfter(mesh: MeshFacts, later: Named, earlier: Named): Fix {
  if (later.origin.template === earlier.origin.template) return waitingFor(mesh, later.origin, [earlier.origin]);
  const [stack, before] = [later, earlier].map(({ origin }) => stackOf(mesh.deployment, origin));
  if (deploymentOrder(mesh).stackWaits(before, stack)) return { fix: `put ${earlier.name} into the stack ${stack.name}, for which its own stack ${before.name} waits` };
  return {
    fix: stack === before
      ? `let ${later.name}, or the nested stack that holds it, depend on the nested stack that holds ${earlier.name}`
      : `let the stack ${stack.name} depend on the stack ${before.name}`,
  };
}
