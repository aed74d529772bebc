import { endOf, Identity, MeshFacts, Origin, Pointer, ResourceFacts, ServiceFacts, StackFacts, startOf, addTo } from '../../facts';
import { findCycleThrough, findComponents, Successors, within } from '../../graph';
import { Rule } from '../rule';
import { members } from '../select';
import { declaredOrder, subjectOf } from './declared-order';
import { certainlyBefore } from './deployment-order';
import { Words } from '../words';
import { CIRCULAR_DEPENDENCY_PAGE } from './sources';

const GROUP = 'AWS::EC2::SecurityGroup';
const GROUP_RULES = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'];

export const sc605: Rule = {
  id: 'SC605',
  name: 'circular-resources',
  title: 'No cycle of Ref, GetAtt and DependsOn runs through a Service Connect service or its security-group rules',
  severity: 'error',
  source: CIRCULAR_DEPENDENCY_PAGE,
  * check(mesh) {
    const components = componentsOfStacks(mesh);
    if (components.length === 0) return;
    const services = new Map<string, ServiceFacts>(members(mesh).map((service) => [service.origin.address, service]));
    const groups = new Set([...services.values()].flatMap(({ securityGroups }) => securityGroups));
    for (const component of components) {
      const through = throughMesh(mesh, component, services, groups);
      if (!through) continue;
      const path = findCycleThrough(through.address, component, (node) => certainlyBefore(mesh.deployment, node));
      const declared = declaredOrder(mesh).components.holdingTwoOf(component.filter((node) => services.has(node)));
      const ids = [...path, through.address].flatMap((node) => mesh.resources.at(node)?.origin.logicalId ?? []);
      yield {
        origin: through,
        property: '',
        // A cycle of declared connections has precedence.
        subject: declared && subjectOf(declared),
        message: `each of these resources waits for the next, in a cycle: ${ids.join(' → ')}`,
        fix: (words) => [...hintsOf(mesh, path, words), 'remove one of these references or DependsOn'].join('; or '),
      };
    }
  },
};

/** What makes such cycles most often: a dependency of a whole construct, and a rule inside a group that names another one. */
function hintsOf({ resources }: MeshFacts, path: readonly string[], { inApp }: Words): string[] {
  const isGroup = (node: string | undefined) => node !== undefined && resources.at(node)?.type === GROUP;
  const hasInlineRule = path.some((node, i) => isGroup(node) && isGroup(path[i + 1] ?? path[0]));
  return [
    ...inApp ? ['replace node.addDependency of a service by deployAfter of the service: then only its ECS service waits, not its security groups and their rules'] : [],
    ...hasInlineRule ? ['make the security-group rule that names another group a resource of its own'] : [],
  ];
}

/** The resources that wait for each other, stack by stack, without those that may not exist. Another rule reports cycles of stacks. */
function componentsOfStacks({ deployment, resources }: MeshFacts): string[][] {
  const ends = new Map<StackFacts, string[]>();
  for (const [template, stack] of deployment.stacks) addTo(ends, stack, endOf(template));
  const starts = new Set([...ends.keys()].map(({ template }) => startOf(template)));
  const before: Successors = (node) => (starts.has(node) ? [] : certainlyBefore(deployment, node));
  // Stack by stack: a search in a part of the graph is faster than one in all of it.
  const components = [...ends.values()].flatMap((ofStack) => findComponents(ofStack, before));
  return components.flatMap((component) => {
    const certain = component.filter((node) => !resources.at(node)?.conditional);
    return findComponents(certain, within(certain, before));
  });
}

/** A service of the component, else one of the security groups of services or a rule of such a group. */
function throughMesh(
  { resources }: MeshFacts, component: readonly string[], services: ReadonlyMap<string, ServiceFacts>, groups: ReadonlySet<Identity>,
): Origin | undefined {
  const found = component.flatMap((node) => services.get(node)?.origin ?? []);
  return found[0] ?? component.map((node) => resources.at(node)).find((resource) => resource && belongsTo(resource, groups))?.origin;
}

function belongsTo({ origin, type, properties: { GroupId: group } }: ResourceFacts, groups: ReadonlySet<Identity>): boolean {
  if (groups.has(origin.address)) return true;
  return GROUP_RULES.includes(type) && group instanceof Pointer && groups.has(group.address);
}
