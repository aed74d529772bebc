import { below, MeshFacts, ResourceFacts } from '../../facts';
import { Capacity } from '../capacity';
import { attaching } from '../fix';
import { Rule } from '../rule';
import { instanceRole } from './instance-role';
import { rolesWithoutPoll } from './poll-permission';
import { MANAGED_INSTANCES_THREAD } from './sources';

const POLICY = 'AmazonECSInstanceRolePolicyForManagedInstances';

export const sc804: Rule = {
  id: 'SC804',
  name: 'managed-instances',
  title: 'The role of ECS Managed Instances can call ecs:Poll on the task sets of the cluster',
  severity: 'warning',
  source: MANAGED_INSTANCES_THREAD,
  * check(mesh) {
    const capacity = Capacity.of(mesh);
    const found = rolesWithoutPoll(mesh, (service) => capacity.strategyOf(service)?.providers ?? [], (provider) => roleOf(mesh, provider));
    for (const { role, service, giver: provider } of found) {
      yield {
        origin: role.origin,
        property: 'ManagedPolicyArns',
        message: `"${service.name}" runs on the capacity provider "${provider.origin.logicalId}" of ECS Managed Instances, whose role `
          + 'is not allowed ecs:Poll on the task sets of the cluster; the Service Connect proxy then never becomes healthy',
        fix: `attach the managed policy ${POLICY}, `
          + 'or allow ecs:Poll on arn:aws:ecs:<region>:<account>:task-set/<cluster>/*',
        changes: [attaching(POLICY)],
      };
    }
  },
};

/** The role of the instances of a capacity provider; `undefined` if ECS does not manage them, or if the role is not in the templates. */
function roleOf(mesh: MeshFacts, provider: ResourceFacts): ResourceFacts | undefined {
  return instanceRole(mesh, below(provider.property('ManagedInstancesProvider'), 'InstanceLaunchTemplate', 'Ec2InstanceProfileArn'));
}
