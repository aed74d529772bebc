import { memberTasks } from '../member-tasks';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { cpuWithProxy } from './proxy-cpu';
import { resizing } from './resizing';

export const sc402: Rule = {
  id: 'SC402',
  name: 'task-cpu-required',
  title: 'The task definition sets task CPU',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const memberTask of memberTasks(mesh)) {
      const { task: { origin, cpu }, services } = memberTask;
      if (cpu !== undefined) continue;
      const onFargate = services.find(({ launchType }) => launchType === 'FARGATE');
      const service = onFargate ?? services.find(({ launchType }) => launchType === 'EC2');
      if (!service) continue;
      const needed = cpuWithProxy(memberTask);
      yield {
        origin,
        property: 'Cpu',
        ...(onFargate ? {} : { severity: 'warning' as const }),
        message: `the task definition of "${service.name}" sets no CPU; ${onFargate ? 'Fargate requires it' : 'none is reserved for the Service Connect proxy'}`,
        fix: needed === undefined ? 'set Cpu of the task definition to what its containers need and at least 256 units for the proxy'
          : `set Cpu of the task definition to at least ${needed}, the CPU units of its containers and of the proxy`,
        changes: needed === undefined ? undefined : resizing(memberTask, { cpu: needed }),
      };
    }
  },
};
