import { ResourceFacts } from '../../facts';
import { ContainerInstances, instanceProperty } from '../container-instances';
import { Rule } from '../rule';
import { members } from '../select';
import { instanceRole } from './instance-role';
import { mayPoll } from './poll-permission';
import { INSTANCE_ROLE_THREAD } from './sources';

export const sc807: Rule = {
  id: 'SC807',
  name: 'container-instance-poll',
  title: 'The role of container instances may call ecs:Poll on the task sets of the cluster',
  severity: 'warning',
  source: INSTANCE_ROLE_THREAD,
  * check(mesh) {
    const instances = ContainerInstances.of(mesh);
    const seen = new Set<ResourceFacts>();
    for (const service of members(mesh)) {
      for (const launcher of instances.launchersOf(service)) {
        const role = instanceRole(mesh, instanceProperty(launcher, 'IamInstanceProfile'));
        if (!role || seen.has(role)) continue;
        seen.add(role);
        if (mayPoll(mesh, role)) continue;
        yield {
          origin: role.origin,
          property: 'ManagedPolicyArns',
          message: `the role of the container instances of "${service.name}" is not allowed ecs:Poll on the task sets of the cluster; `
            + 'a condition on ecs:cluster does not hold for the Service Connect proxy, which then never becomes healthy',
          fix: 'allow ecs:Poll on arn:aws:ecs:<region>:<account>:task-set/<cluster>/* without that condition, '
            + 'or attach the managed policy AmazonEC2ContainerServiceforEC2Role',
        };
      }
    }
  },
};
