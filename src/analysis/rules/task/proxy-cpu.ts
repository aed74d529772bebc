import { proxyCpu } from '../../sizing';
import { MemberTask } from '../member-tasks';
import { sumOf } from './container-resources';

/** The CPU units that AWS recommends for the proxy of a task, under the highest load of the services that run it. */
export function recommendedProxyCpu({ services }: MemberTask): number {
  return Math.max(...services.map(({ metadata }) => proxyCpu(metadata?.peakRequestsPerSecond)));
}

/** The CPU units of a task that holds its containers and the proxy; `undefined` if no container says how many it takes. */
export function cpuWithProxy(memberTask: MemberTask): number | undefined {
  const used = usedCpu(memberTask);
  return used > 0 ? used + recommendedProxyCpu(memberTask) : undefined;
}

/** The CPU units of a task that leave the application something beside the proxy, whatever its containers say. */
export function cpuBesideProxy(memberTask: MemberTask): number {
  return Math.max(usedCpu(memberTask), 1) + recommendedProxyCpu(memberTask);
}

/** What the containers of a task reserve together. */
export function usedCpu({ task }: MemberTask): number {
  return sumOf(task, ({ cpu }) => cpu);
}
