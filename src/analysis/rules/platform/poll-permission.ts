import { below, MeshFacts, Pointer, ResourceFacts, ServiceFacts, UNKNOWN } from '../../facts';
import { itemsOf } from '../properties';
import { ATTACHED_POLICIES } from '../role-policies';
import { members } from '../select';

/** Managed policies of AWS that instance roles often have and that say nothing of `ecs:Poll`. */
const WITHOUT_POLL = /:iam::aws:policy\/(?:service-role\/)?(?:AmazonSSM\w+|CloudWatchAgent\w+|AmazonEC2ContainerRegistry\w+|AmazonEC2RoleforSSM|AWSXRay\w+|AmazonS3\w+)$/;

/** A role of instances that lacks `ecs:Poll`, with the first service that runs on them. */
interface RoleWithoutPoll<T> {
  readonly role: ResourceFacts;
  readonly service: ServiceFacts;
  /** What gives the instances their role. */
  readonly giver: T;
}

/** The roles of instances under services on the mesh that may not call `ecs:Poll`, each once. */
export function* rolesWithoutPoll<T>(
  mesh: MeshFacts, giversOf: (service: ServiceFacts) => Iterable<T>, roleOf: (giver: T) => ResourceFacts | undefined,
): Iterable<RoleWithoutPoll<T>> {
  const seen = new Set<ResourceFacts>();
  for (const service of members(mesh)) {
    for (const giver of giversOf(service)) {
      const role = roleOf(giver);
      if (!role || seen.has(role)) continue;
      seen.add(role);
      if (!mayPoll(mesh, role)) yield { role, service, giver };
    }
  }
}

/**
 * Whether a role of the templates may call `ecs:Poll` on the task sets of a cluster, as the proxy has to; `true` wherever a policy
 * cannot be read.
 */
function mayPoll(mesh: MeshFacts, role: ResourceFacts): boolean {
  const { ManagedPolicyArns: managed, Policies: inline } = role.properties;
  if (itemsOf(managed).some((arn) => managedPolicyMayPoll(mesh, arn))) return true;
  if (itemsOf(inline).some((policy) => documentMayPoll(below(policy, 'PolicyDocument')))) return true;
  return ATTACHED_POLICIES.some(([type, roles]) => mesh.resources.ofType(type).some(({ properties }) => (
    itemsOf(properties[roles]).some((named) => mayMean(named, role)) && documentMayPoll(properties.PolicyDocument)
  )));
}

function managedPolicyMayPoll(mesh: MeshFacts, arn: unknown): boolean {
  const policy = arn instanceof Pointer ? mesh.resources.at(arn.address) : undefined;
  if (policy?.type === 'AWS::IAM::ManagedPolicy') return documentMayPoll(policy.properties.PolicyDocument);
  return typeof arn !== 'string' || !WITHOUT_POLL.test(arn);
}

function mayMean(named: unknown, { origin, properties: { RoleName: name } }: ResourceFacts): boolean {
  if (named instanceof Pointer) return named.address === origin.address;
  return typeof named !== 'string' || typeof name !== 'string' || named === name;
}

function documentMayPoll(document: unknown): boolean {
  const statements = below(document, 'Statement');
  return statements === UNKNOWN || itemsOf(statements).some(statementMayPoll);
}

function statementMayPoll(statement: unknown): boolean {
  if (below(statement, 'Effect') === 'Deny') return false;
  if (statement === UNKNOWN || below(statement, 'NotAction') !== undefined || below(statement, 'NotResource') !== undefined) return true;
  return itemsOf(below(statement, 'Action')).some((action) => typeof action !== 'string' || allowsPoll(action))
    && itemsOf(below(statement, 'Resource')).some(coversTaskSets)
    && !asksForCluster(below(statement, 'Condition'));
}

/** A pattern that agrees up to its first wildcard may mean anything. */
function allowsPoll(action: string): boolean {
  const pattern = action.toLowerCase();
  const [start] = pattern.split(/[*?]/);
  return start === pattern ? pattern === 'ecs:poll' : 'ecs:poll'.startsWith(start);
}

/** Whether a resource of a statement is or may be a task set: `arn:aws:ecs:eu-west-1:111111111111:task-set/shop/*`. */
function coversTaskSets(resource: unknown): boolean {
  if (resource instanceof Pointer) return false;
  if (typeof resource !== 'string') return true;
  const [kind] = resource.split(':').slice(5).join(':').split(/[*?]/);
  return !resource.startsWith('arn:') || kind.startsWith('task-set/') || 'task-set/'.startsWith(kind);
}

/** The proxy sends no cluster along, so that a condition on it never holds. */
function asksForCluster(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  return Object.entries(condition).some(([operator, keys]: [string, unknown]) => !operator.endsWith('IfExists')
    && typeof keys === 'object' && keys !== null && Object.keys(keys).some((key) => key.toLowerCase() === 'ecs:cluster'));
}
