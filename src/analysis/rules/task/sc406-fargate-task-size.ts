import { isKnown, TaskFacts } from '../../facts';
import { FARGATE_TIERS, LARGEST_FARGATE_SIZE } from '../../sizing';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { valueSubject } from '../subjects';
import { cpuBesideProxy } from './proxy-cpu';
import { memoryWithProxy } from './proxy-memory';
import { resizing } from './resizing';
import { TASK_SIZE_PAGE } from './sources';

/** What is wrong with a pair of CPU units and MiB on Fargate. */
export function fargateSizeProblem(cpu: number, memoryMiB: number): Problem | undefined {
  const tier = FARGATE_TIERS.find((candidate) => candidate.cpu === cpu);
  if (!tier) return fargateCpuProblem(cpu);
  if (tier.memoryMiB.includes(memoryMiB)) return undefined;
  return {
    message: `memory is ${amount(memoryMiB)} MiB; with ${cpu} CPU units, Fargate accepts ${tier.memoryMiB.join(', ')} MiB`,
    fix: 'use one of these, or other CPU units',
  };
}

function fargateCpuProblem(cpu: number): Problem | undefined {
  if (FARGATE_TIERS.some((tier) => tier.cpu === cpu)) return undefined;
  return {
    message: `cpu is ${amount(cpu)} units; Fargate accepts ${FARGATE_TIERS.map((tier) => tier.cpu).join(', ')}`,
    fix: 'use one of these',
  };
}

function amount(value: number): string {
  return Number.isNaN(value) ? 'not a number of' : String(value);
}

/** What is wrong with a task that needs more than Fargate has. */
export function tooLargeForFargate(need: { cpu: number; memoryMiB: number }): Problem {
  const { cpu, memoryMiB } = LARGEST_FARGATE_SIZE;
  return {
    message: `the task needs ${need.cpu} CPU units and ${need.memoryMiB} MiB; the largest task of Fargate has ${cpu} CPU units and ${memoryMiB} MiB`,
    fix: 'ask for less, split the task, or run it on EC2',
  };
}

export const sc406: Rule = {
  id: 'SC406',
  name: 'fargate-task-size',
  title: 'CPU and memory are a task size of Fargate',
  severity: 'error',
  source: TASK_SIZE_PAGE,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task, services } = memberTask;
      if (!services.some(({ launchType }) => launchType === 'FARGATE')) continue;
      const found = taskProblem(task);
      if (!found) continue;
      yield {
        origin: task.origin,
        subject: valueSubject(task.origin.address, found.property),
        ...found,
        // The next size that leaves room for the proxy. Without a memory of its own, the task needs more than another number of CPU units.
        changes: task.memoryMiB === undefined ? undefined : resizing(memberTask, (
          found.property === 'Cpu' ? { cpu: cpuBesideProxy(memberTask) } : { memoryMiB: memoryWithProxy(mesh, memberTask) }
        )),
      };
    }
  },
};

function taskProblem({ cpu, memoryMiB }: TaskFacts): Problem & { property: 'Cpu' | 'Memory' } | undefined {
  if (!isKnown(cpu)) return undefined;
  const ofCpu = fargateCpuProblem(cpu);
  if (ofCpu) return { property: 'Cpu', ...ofCpu };
  const ofPair = isKnown(memoryMiB) ? fargateSizeProblem(cpu, memoryMiB) : undefined;
  return ofPair && { property: 'Memory', ...ofPair };
}
