import { isKnown } from '../../facts';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

/** What is wrong with the operating system family of a task. */
export function operatingSystemProblem(operatingSystem: string): Problem | undefined {
  if (!operatingSystem.toUpperCase().startsWith('WINDOWS')) return undefined;
  return {
    message: ({ prop }) => `${prop('operatingSystemFamily')} is ${JSON.stringify(operatingSystem)}; Service Connect runs on "LINUX" only`,
    fix: 'run the task on Linux, or turn Service Connect off for the service',
  };
}

/** A cluster that has Windows instances alone. */
export function windowsInstancesProblem(service: string, cluster: string): Problem {
  return {
    message: `service ${service} runs on the cluster ${cluster}, whose instances run Windows; Service Connect runs on Linux only`,
    fix: 'add Linux instances to the cluster, or turn Service Connect off for the service',
  };
}

export const sc802: Rule = {
  id: 'SC802',
  name: 'windows',
  title: 'No task on the mesh runs on Windows',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { task: { origin, operatingSystem } } of memberTasks(mesh)) {
      const problem = isKnown(operatingSystem) ? operatingSystemProblem(operatingSystem) : undefined;
      if (problem) yield { origin, property: 'RuntimePlatform/OperatingSystemFamily', ...problem };
    }
  },
};
