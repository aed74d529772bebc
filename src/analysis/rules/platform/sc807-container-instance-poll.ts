import { below, MeshFacts, Pointer, ResourceFacts } from '../../facts';
import { ContainerInstances, instanceProperty, Launcher } from '../container-instances';
import { Rule } from '../rule';
import { members } from '../select';
import { mayPoll } from './poll-permission';
import { INSTANCE_ROLE_THREAD } from './sources';
import { itemsOf } from '../properties';

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
        const role = roleOf(mesh, launcher);
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

/** The role of the instances, where it is in the templates. */
function roleOf({ resources }: MeshFacts, launcher: Launcher): ResourceFacts | undefined {
  const given = instanceProperty(launcher, 'IamInstanceProfile');
  const named = [given, below(given, 'Arn'), below(given, 'Name')].find((value) => value instanceof Pointer);
  const profile = named && resources.at(named.address)?.properties;
  const [role] = itemsOf(profile?.Roles);
  const found = role instanceof Pointer ? resources.at(role.address) : undefined;
  return found?.type === 'AWS::IAM::Role' ? found : undefined;
}
