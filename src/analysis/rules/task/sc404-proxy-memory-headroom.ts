import { Identity, isKnown, ServiceFacts } from '../../facts';
import { NamespaceScale, proxyMemoryMiB } from '../../sizing';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { isNumber, memoryAgainstTask, sumOf } from './container-resources';
import { memberTasks } from '../member-tasks';
import { namespaceScales } from './namespace-scale';

const UNKNOWN_SCALE: NamespaceScale = { services: 1, tasks: 1 };

export const sc404: Rule = {
  id: 'SC404',
  name: 'proxy-memory-headroom',
  title: 'The task has 64 MiB more than its containers for the proxy, 128 MiB in a large namespace',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const scales = namespaceScales(mesh);
    for (const { task, services } of memberTasks(mesh)) {
      const { origin, memoryMiB } = task;
      // Containers that do not fit at all are the finding of another rule.
      if (!isNumber(memoryMiB) || memoryAgainstTask(task) > memoryMiB) continue;
      const needed = Math.max(...services.map((service) => proxyMemoryMiB(scaleOf(service, scales))));
      const used = sumOf(task, (container) => container.memoryMiB ?? container.memoryReservationMiB);
      const left = Math.max(memoryMiB - used, 0);
      if (left >= needed) continue;
      yield {
        origin,
        property: 'Memory',
        message: `the task of "${services[0].name}" has ${memoryMiB} MiB and its containers ${used} MiB, which leaves ${left} MiB `
          + `for the Service Connect proxy; AWS recommends ${needed} MiB`,
        fix: `raise the memory of the task to at least ${used + needed} MiB, or lower the limits of the containers`,
      };
    }
  },
};

function scaleOf({ namespace }: ServiceFacts, scales: ReadonlyMap<Identity, NamespaceScale>): NamespaceScale {
  return isKnown(namespace) && isKnown(namespace.identity) && scales.get(namespace.identity) || UNKNOWN_SCALE;
}
