import { ContainerInstances, instanceProperty } from '../container-instances';
import { Rule } from '../rule';
import { instanceRole } from './instance-role';
import { rolesWithoutPoll } from './poll-permission';
import { INSTANCE_ROLE_THREAD } from './sources';

export const sc807: Rule = {
  id: 'SC807',
  name: 'container-instance-poll',
  title: 'The role of container instances can call ecs:Poll on the task sets of the cluster',
  severity: 'warning',
  source: INSTANCE_ROLE_THREAD,
  * check(mesh) {
    const instances = ContainerInstances.of(mesh);
    const found = rolesWithoutPoll(
      mesh, (service) => instances.launchersOf(service), (launcher) => instanceRole(mesh, instanceProperty(launcher, 'IamInstanceProfile')),
    );
    for (const { role, service } of found) {
      yield {
        origin: role.origin,
        property: 'ManagedPolicyArns',
        message: `the role of the container instances of "${service.name}" is not allowed ecs:Poll on the task sets of the cluster; `
          + 'a condition on ecs:cluster does not hold for the Service Connect proxy, which then never becomes healthy',
        fix: 'allow ecs:Poll on arn:aws:ecs:<region>:<account>:task-set/<cluster>/* without that condition, '
          + 'or attach the managed policy AmazonEC2ContainerServiceforEC2Role',
      };
    }
  },
};
