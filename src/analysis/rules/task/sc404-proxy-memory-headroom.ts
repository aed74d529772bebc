import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { valueSubject } from '../subjects';
import { isNumber, memoryAgainstTask } from './container-resources';
import { memberTasks } from '../member-tasks';
import { recommendedProxyMemory, usedMemory } from './proxy-memory';
import { resizing } from './resizing';

export const sc404: Rule = {
  id: 'SC404',
  name: 'proxy-memory-headroom',
  title: 'The task has 64 MiB more than its containers for the proxy, 128 MiB in a large namespace',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task, services } = memberTask;
      const { origin, memoryMiB } = task;
      // Containers that do not fit at all are the finding of another rule.
      if (!isNumber(memoryMiB) || memoryAgainstTask(task) > memoryMiB) continue;
      const needed = recommendedProxyMemory(mesh, memberTask);
      const used = usedMemory(memberTask);
      const left = Math.max(memoryMiB - used, 0);
      if (left >= needed) continue;
      yield {
        origin,
        property: 'Memory',
        subject: valueSubject(origin.address, 'Memory'),
        message: `the task of "${services[0].name}" has ${memoryMiB} MiB and its containers ${used} MiB, which leaves ${left} MiB `
          + `for the Service Connect proxy; AWS recommends ${needed} MiB`,
        fix: `raise the memory of the task to at least ${used + needed} MiB, or lower the limits of the containers`,
        changes: resizing(memberTask, { memoryMiB: used + needed }),
      };
    }
  },
};
