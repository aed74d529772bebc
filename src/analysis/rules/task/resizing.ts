import { Origin } from '../../facts';
import { ServiceConnectTaskResources, smallestFargateSize } from '../../sizing';
import { inProperty } from '../fix';
import { MemberTask } from '../member-tasks';
import { Change } from '../rule';

/** The change that gives a task a size that holds a need, on Fargate one that Fargate has; `undefined` if nobody can tell it. */
export function resizing({ task, services }: MemberTask, need: Partial<ServiceConnectTaskResources>): Change[] | undefined {
  const [cpu, memoryMiB] = [larger(task.cpu, need.cpu), larger(task.memoryMiB, need.memoryMiB)];
  const onFargate = services.some(({ launchType }) => launchType === 'FARGATE') || task.requiresCompatibilities.includes('FARGATE');
  if (!onFargate) return changesTo(task.origin, need);
  const size = cpu === undefined || memoryMiB === undefined ? undefined : smallestFargateSize({ cpu, memoryMiB });
  return size && changesTo(task.origin, {
    ...size.cpu === task.cpu ? {} : { cpu: size.cpu },
    ...size.memoryMiB === task.memoryMiB ? {} : { memoryMiB: size.memoryMiB },
  });
}

/** The larger of what is there and what is needed; 0 if neither says anything, and `undefined` if what is there is not known. */
function larger(there: unknown, needed = 0): number | undefined {
  if (there === undefined) return needed;
  return typeof there === 'number' && Number.isFinite(there) ? Math.max(there, needed) : undefined;
}

function changesTo(task: Origin, { cpu, memoryMiB }: Partial<ServiceConnectTaskResources>): Change[] {
  return [
    ...cpu === undefined ? [] : [inProperty(task, 'Cpu', String(cpu))],
    ...memoryMiB === undefined ? [] : [inProperty(task, 'Memory', String(memoryMiB))],
  ];
}
