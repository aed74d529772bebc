import { ServiceFacts } from '../../facts';
import { findCycleThrough } from '../../graph';
import { Problem, Rule } from '../rule';
import { declaredOrder, subjectOf } from './declared-order';
import { CIRCULAR_DEPENDENCY_PAGE } from './sources';

/** What is wrong with connections that wait for each other; `path` ends with the service that it begins with. */
export function connectionCycleProblem(path: readonly string[]): Problem {
  return {
    message: `each of these services waits for the next, in a circle: ${path.join(' → ')}`,
    fix: 'give one of these connections ConnectionOrdering.REDEPLOY_AFTER: its client does not wait for the server and is redeployed after it',
  };
}

export const sc604: Rule = {
  id: 'SC604',
  name: 'connection-cycle',
  title: 'Connections whose client waits for its server form no circle',
  severity: 'error',
  source: CIRCULAR_DEPENDENCY_PAGE,
  * check(mesh) {
    const { components, serversOf } = declaredOrder(mesh);
    if (components.all.length === 0) return;
    const services = new Map<string, ServiceFacts>(mesh.services.map((service) => [service.origin.address, service]));
    for (const component of components.all) {
      const cycle = findCycleThrough(component[0], component, serversOf).map((address) => services.get(address)!);
      const path = [...cycle, cycle[0]].map(({ name }) => name);
      yield { origin: cycle[0].origin, property: '', subject: subjectOf(component), ...connectionCycleProblem(path) };
    }
  },
};
