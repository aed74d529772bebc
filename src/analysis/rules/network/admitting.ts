import { describeRange, PortRange } from './port-range';
import { SecurityGroups } from './security-groups';
import { Identity, MeshFacts, ResourceFacts } from '../../facts';
import { Fix } from '../fix';

/** Ports of some security groups that are open to some others. */
interface Admission {
  readonly groups: readonly Identity[];
  readonly callers: readonly Identity[];
  readonly ports: PortRange;
}

/** The two kinds of rules: the group that a rule belongs to is that of the server, or of the caller. */
const KINDS = {
  ingress: { type: 'AWS::EC2::SecurityGroupIngress', peer: 'SourceSecurityGroupId', preposition: 'From' },
  egress: { type: 'AWS::EC2::SecurityGroupEgress', peer: 'DestinationSecurityGroupId', preposition: 'To' },
} as const;

/** The fix that admits callers: an ingress rule as a resource of its own. */
export function admitting(mesh: MeshFacts, { groups, callers, ports }: Admission): Fix {
  return {
    fix: `add an ingress rule for tcp ${describeRange(ports)} from ${namesOf(mesh, callers)} to ${namesOf(mesh, groups)}`,
    changes: ruleBetween(mesh, 'ingress', groups, callers, ports),
  };
}

/** The fix that lets callers out: an egress rule as a resource of its own. */
export function lettingOut(mesh: MeshFacts, { groups, callers, ports }: Admission): Fix {
  return {
    fix: `add an egress rule for tcp ${describeRange(ports)} to ${namesOf(mesh, groups)} to ${namesOf(mesh, callers)}`,
    changes: ruleBetween(mesh, 'egress', callers, groups, ports),
  };
}

function namesOf(mesh: MeshFacts, identities: readonly Identity[]): string {
  return SecurityGroups.of(mesh).names(identities);
}

/** A rule of the first of some groups for the first of some others; `undefined` if they are not in one template, or have such a rule. */
function ruleBetween(mesh: MeshFacts, kind: keyof typeof KINDS, owners: readonly Identity[], peers: readonly Identity[], { from, to }: PortRange): Fix['changes'] {
  const { type, peer, preposition } = KINDS[kind];
  const [[owner], [other]] = [owners, peers].map((identities) => SecurityGroups.of(mesh).among(identities).map(({ resource }) => resource));
  const template = owner?.origin.template;
  if (!owner || !other || other.origin.template !== template) return undefined;
  const logicalId = `${owner.origin.logicalId}${preposition}${other.origin.logicalId}${from}`;
  if (mesh.resources.ofType(type).some(({ origin }) => origin.template === template && origin.logicalId === logicalId)) return undefined;
  const value = {
    Type: type,
    Properties: { GroupId: idOf(owner), [peer]: idOf(other), IpProtocol: 'tcp', FromPort: from, ToPort: to },
  };
  return [{ op: 'set', resource: { template, logicalId }, path: '', value }];
}

function idOf({ origin }: ResourceFacts): object {
  return { 'Fn::GetAtt': [origin.logicalId, 'GroupId'] };
}
