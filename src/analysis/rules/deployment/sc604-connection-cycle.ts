import { MeshFacts, Origin, ServiceFacts } from '../../facts';
import { findCycleThrough } from '../../graph';
import { Problem, Rule } from '../rule';
import { redeployAfter } from '../words';
import { declaredOrder, subjectOf, undecidedOrder } from './declared-order';
import { CIRCULAR_DEPENDENCY_PAGE } from './sources';

/** What is wrong with connections that wait for each other; `path` ends with the service that it begins with. */
export function connectionCycleProblem(path: readonly string[]): Problem {
  return {
    message: `each of these services waits for the next, in a cycle: ${path.join(' → ')}`,
    fix: (words) => `give one of these connections ${redeployAfter(words)}: its client does not wait for the server and is redeployed after it`,
  };
}

export const sc604: Rule = {
  id: 'SC604',
  name: 'connection-cycle',
  title: 'Services do not wait for each other in a cycle',
  severity: 'error',
  source: CIRCULAR_DEPENDENCY_PAGE,
  * check(mesh) {
    for (const { origins, names, component } of cyclesOf(mesh, declaredOrder(mesh))) {
      yield { origin: origins[0], property: '', subject: subjectOf(component), ...connectionCycleProblem(names) };
    }
    for (const { origins, names } of cyclesOf(mesh, undecidedOrder(mesh))) {
      yield { origin: origins[0], property: '', severity: 'warning', inferred: true, ...inferredCycleProblem(names) };
    }
  },
};

/** A cycle of services. */
interface Cycle {
  readonly origins: readonly Origin[];
  /** The names of the services; the first one is also the last. */
  readonly names: readonly string[];
  /** All services that wait for each other. */
  readonly component: readonly string[];
}

/** For services that all wait for each other, one cycle. */
function* cyclesOf({ services }: MeshFacts, { components, serversOf }: ReturnType<typeof declaredOrder>): Iterable<Cycle> {
  if (components.all.length === 0) return;
  const byAddress = new Map<string, ServiceFacts>(services.map((service) => [service.origin.address, service]));
  for (const component of components.all) {
    const cycle = findCycleThrough(component[0], component, serversOf).map((address) => byAddress.get(address)!);
    yield { origins: cycle.map(({ origin }) => origin), names: [...cycle, cycle[0]].map(({ name }) => name), component };
  }
}

/** What is wrong with inferred connections of which no order is right for all. */
function inferredCycleProblem(path: readonly string[]): Problem {
  return {
    message: `by their environment, each of these services calls the next, in a cycle, and none waits: ${path.join(' → ')}`,
    fix: ({ inApp }) => `${inApp
      ? 'connect these services with connectTo, and give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER'
      : 'state these connections in the Metadata of their clients, one of them with the ordering REDEPLOY_AFTER'
    }; if one of them is not a call, state it with the ordering NONE`,
  };
}
