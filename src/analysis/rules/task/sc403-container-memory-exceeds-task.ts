import { Problem, Rule } from '../rule';
import { isNumber, memoryAgainstTask } from './container-resources';
import { memberTasks } from '../member-tasks';
import { memoryWithProxy } from './proxy-memory';
import { resizing } from './resizing';
import { CONTAINER_DEFINITION_API } from './sources';

/** What is wrong with containers that are given so much memory in a task of that size. */
function containersExceedTaskProblem(containersMiB: number, taskMiB: number): Problem | undefined {
  if (!(containersMiB > taskMiB)) return undefined;
  return {
    message: `the containers need ${containersMiB} MiB of memory in total, more than the ${taskMiB} MiB of their task`,
    fix: `raise the memory of the task above ${containersMiB} MiB, or lower the limits of the containers`,
  };
}

export const sc403: Rule = {
  id: 'SC403',
  name: 'container-memory-exceeds-task',
  title: 'The memory of the containers adds up to no more than the memory of the task',
  severity: 'error',
  source: CONTAINER_DEFINITION_API,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task } = memberTask;
      const problem = isNumber(task.memoryMiB) ? containersExceedTaskProblem(memoryAgainstTask(task), task.memoryMiB) : undefined;
      if (problem) yield { origin: task.origin, property: 'Memory', ...problem, changes: resizing(memberTask, { memoryMiB: memoryWithProxy(mesh, memberTask) }) };
    }
  },
};
