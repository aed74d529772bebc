import { memberTasks } from '../member-tasks';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { memoryWithProxy } from './proxy-memory';
import { resizing } from './resizing';

export const sc401: Rule = {
  id: 'SC401',
  name: 'task-memory-required',
  title: 'The task definition sets task memory, on EC2 too',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task: { origin, memoryMiB }, services: [service] } = memberTask;
      if (memoryMiB !== undefined) continue;
      const needed = memoryWithProxy(mesh, memberTask);
      yield {
        origin,
        property: 'Memory',
        message: `the task definition of "${service.name}" sets no memory; Service Connect requires task memory, even if each container has a limit`,
        fix: needed === undefined ? 'set Memory of the task definition to what its containers need and at least 64 MiB for the proxy'
          : `set Memory of the task definition to at least ${needed}, the memory of its containers and of the proxy`,
        changes: needed === undefined ? undefined : resizing(memberTask, { memoryMiB: needed }),
      };
    }
  },
};
