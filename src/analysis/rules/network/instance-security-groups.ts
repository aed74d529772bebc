import { asIdentity, asObject, Identity, isKnown, Maybe, ServiceFacts, UNKNOWN } from '../../facts';
import { ContainerInstances, instanceProperty, Launcher } from '../container-instances';
import { perMeshPart } from '../per-mesh';
import { itemsOf } from '../properties';

/** Every security group that a container instance of a service may have; `undefined` where the templates do not tell them all. */
export const instanceSecurityGroups = perMeshPart((mesh, { clusterIdentity }: ServiceFacts): readonly Identity[] | undefined => {
  if (!isKnown(clusterIdentity)) return undefined;
  const found = ContainerInstances.of(mesh).groupsIn(clusterIdentity)
    .map(({ resource, launcher }) => (launcher && !resource.conditional ? securityGroupsOf(launcher) : UNKNOWN));
  return found.length > 0 && found.every(isKnown) && found.every(({ length }) => length > 0) ? [...new Set(found.flat())] : undefined;
});

function securityGroupsOf(launcher: Launcher): Maybe<readonly Identity[]> {
  if (launcher.resource.conditional) return UNKNOWN;
  const isTemplate = launcher.path.length > 0;
  const listed = instanceProperty(launcher, isTemplate ? 'SecurityGroupIds' : 'SecurityGroups');
  const attached = itemsOf(instanceProperty(launcher, 'NetworkInterfaces')).flatMap((item) => itemsOf(asObject(item) ? asObject(item)?.Groups : UNKNOWN));
  const groups = [...itemsOf(listed), ...attached].map(asIdentity);
  return groups.every(isKnown) ? groups : UNKNOWN;
}
