import { ServiceFacts } from '../../facts';
import { Finding, Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { valueSubject } from '../subjects';
import { isNumber } from './container-resources';
import { MemberTask, memberTasks } from '../member-tasks';
import { cpuBesideProxy, recommendedProxyCpu, usedCpu } from './proxy-cpu';
import { resizing } from './resizing';

export const sc405: Rule = {
  id: 'SC405',
  name: 'proxy-cpu-headroom',
  title: 'The task has 256 CPU units more than its containers for the proxy, 512 above 500 requests a second',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task, services } = memberTask;
      const { origin, cpu } = task;
      const used = usedCpu(memberTask);
      if (!isNumber(cpu)) continue;
      const needed = recommendedProxyCpu(memberTask);
      const found = used > 0 ? reservedProblem(services[0], cpu, used, needed)
        : isSharedOnFargate(memberTask) ? sharedProblem(services[0], cpu, needed)
          : undefined;
      if (!found) continue;
      yield { origin, property: 'Cpu', subject: valueSubject(origin.address, 'Cpu'), ...found, changes: resizing(memberTask, { cpu: cpuBesideProxy(memberTask) }) };
    }
  },
};

type GradedProblem = Problem & Pick<Finding, 'severity'>;

/** What is wrong if containers reserve that many CPU units. */
function reservedProblem(service: ServiceFacts, cpu: number, used: number, needed: number): GradedProblem | undefined {
  const left = Math.max(cpu - used, 0);
  if (left >= needed) return undefined;
  return {
    message: `the task of "${service.name}" has ${cpu} CPU units and its containers ${used}, which leaves ${left} `
      + `for the Service Connect proxy; AWS recommends ${needed}`,
    fix: `raise the CPU of the task to at least ${used + needed} units, or lower that of the containers`,
  };
}

/** What is wrong if containers and proxy share the CPU units of the task. */
function sharedProblem(service: ServiceFacts, cpu: number, needed: number): GradedProblem | undefined {
  if (cpu > needed) return undefined;
  return {
    severity: 'info',
    message: () => `the task of "${service.name}" has ${cpu} CPU units, which its containers share with the Service Connect proxy; AWS recommends ${needed} for the proxy alone`,
    fix: `raise the CPU of the task above ${needed} units`,
  };
}

/** Whether no container of a task on Fargate sets CPU, so that all of them share that of the task. A size with metadata is one that the user chose. */
function isSharedOnFargate({ task, services }: MemberTask): boolean {
  return task.containersComplete && task.sizing === undefined
    && task.containers.every(({ cpu }) => cpu === undefined || cpu === 0)
    && services.some(({ launchType }) => launchType === 'FARGATE');
}
