import { memberTasks } from '../member-tasks';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc401: Rule = {
  id: 'SC401',
  name: 'task-memory-required',
  title: 'The task definition sets task memory, on EC2 too',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { task: { origin, memoryMiB }, services: [{ name }] } of memberTasks(mesh)) {
      if (memoryMiB !== undefined) continue;
      yield {
        origin,
        property: 'Memory',
        message: `the task of "${name}" has no memory of its own; Service Connect needs it, whatever limits its containers have`,
        fix: 'set Memory of the task definition to the memory of its containers and at least 64 MiB for the proxy',
      };
    }
  },
};
