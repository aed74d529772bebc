import { proxyCpu } from '../../sizing';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { isNumber, sumOf } from './container-resources';
import { memberTasks } from '../member-tasks';

export const sc405: Rule = {
  id: 'SC405',
  name: 'proxy-cpu-headroom',
  title: 'The task has 256 CPU units more than its containers for the proxy, 512 above 500 requests a second',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { task, services } of memberTasks(mesh)) {
      const { origin, cpu } = task;
      const used = sumOf(task, (container) => container.cpu);
      // Where no container sets CPU, all of them share that of the task, and nobody can tell what is left.
      if (!isNumber(cpu) || used === 0) continue;
      const needed = Math.max(...services.map(({ metadata }) => proxyCpu(metadata?.peakRequestsPerSecond)));
      const left = Math.max(cpu - used, 0);
      if (left >= needed) continue;
      yield {
        origin,
        property: 'Cpu',
        message: `the task of "${services[0].name}" has ${cpu} CPU units and its containers ${used}, which leaves ${left} `
          + `for the Service Connect proxy; AWS recommends ${needed}`,
        fix: `raise the CPU of the task to at least ${used + needed} units, or lower that of the containers`,
      };
    }
  },
};
