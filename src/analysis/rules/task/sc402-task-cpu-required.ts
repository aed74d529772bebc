import { memberTasks } from '../member-tasks';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc402: Rule = {
  id: 'SC402',
  name: 'task-cpu-required',
  title: 'The task definition sets task CPU',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { task: { origin, cpu }, services } of memberTasks(mesh)) {
      if (cpu !== undefined) continue;
      const onFargate = services.find(({ launchType }) => launchType === 'FARGATE');
      const service = onFargate ?? services.find(({ launchType }) => launchType === 'EC2');
      if (!service) continue;
      yield {
        origin,
        property: 'Cpu',
        ...(onFargate ? {} : { severity: 'warning' as const }),
        message: `the task of "${service.name}" has no CPU of its own; ${onFargate ? 'Fargate needs it' : 'nothing is set aside for the Service Connect proxy'}`,
        fix: 'set Cpu of the task definition to the CPU units of its containers and at least 256 for the proxy',
      };
    }
  },
};
