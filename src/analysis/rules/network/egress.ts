import { asIdentity, asList, asObject, asText, Identity, isKnown, MeshFacts } from '../../facts';
import { perMesh } from '../per-mesh';
import { resourceOf } from '../properties';
import { PortRange, tcpPorts } from './port-range';

/** What the security groups of a client let out over TCP. */
export class Egress {
  /** That of a mesh, read once. */
  static readonly of = perMesh((mesh) => new Egress(mesh));

  /** Groups with egress rules that are resources of their own; `undefined` among them for a rule of any group. */
  private readonly withRules: ReadonlySet<Identity | undefined>;
  /** The egress rules inside groups. */
  private readonly inside = new Map<Identity, ReturnType<typeof asList>>();

  private constructor(private readonly mesh: MeshFacts) {
    const groups = mesh.resources.ofType('AWS::EC2::SecurityGroupEgress').map((rule) => asIdentity(rule.property('GroupId')));
    this.withRules = new Set(groups.map((group) => (isKnown(group) && mesh.resources.at(group) ? group : undefined)));
  }

  /** Whether one of some groups may let traffic to some of the ports of the servers in other groups out. What is unknown lets it out. */
  mayLeave(groups: readonly Identity[], servers: readonly Identity[], ports: PortRange): boolean {
    if (groups.length === 0 || this.withRules.has(undefined)) return true;
    return groups.some((group) => this.withRules.has(group) || this.mayLeaveGroup(group, servers, ports));
  }

  private mayLeaveGroup(identity: Identity, servers: readonly Identity[], ports: PortRange): boolean {
    const { items, complete } = this.rulesInside(identity);
    // Without rules, a group has the one that lets everything out.
    return items.length === 0 || !complete || items.some((rule) => this.mayHold(asObject(rule), servers, ports));
  }

  private rulesInside(group: Identity): ReturnType<typeof asList> {
    let rules = this.inside.get(group);
    if (!rules) this.inside.set(group, rules = asList(resourceOf(this.mesh, 'AWS::EC2::SecurityGroup', group)?.property('SecurityGroupEgress')));
    return rules;
  }

  /** Whether a rule may be about traffic to the servers: an address block may hold them, and a literal id may be that of any group. */
  private mayHold(rule: Readonly<Record<string, unknown>> | undefined, servers: readonly Identity[], { from, to }: PortRange): boolean {
    const open = rule && tcpPorts(asText(rule.IpProtocol), rule.FromPort, rule.ToPort);
    if (rule && open === undefined) return false;
    if (isKnown(open) && (to < open.from || from > open.to)) return false;
    const destination = asIdentity(rule?.DestinationSecurityGroupId);
    return !isKnown(destination) || servers.includes(destination) || this.mesh.resources.at(destination) === undefined;
  }
}
