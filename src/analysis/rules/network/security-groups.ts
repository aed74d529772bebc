import { PortRange, tcpPorts } from './port-range';
import { addTo, asIdentity, asObject, asText, Identity, isKnown, Maybe, MeshFacts, ResourceFacts, UNKNOWN } from '../../facts';
import { perMesh } from '../per-mesh';
import { itemsOf } from '../properties';

const GROUP = 'AWS::EC2::SecurityGroup';

/** Something that an ingress rule admits besides one security group. */
interface Opening {
  /** The group, or the rule that is a resource of its own, that states it. */
  readonly resource: ResourceFacts;
  /** An IPv4 or IPv6 block; unknown for a prefix list and for what only the deployment knows. */
  readonly cidr: Maybe<string>;
  readonly ports: Maybe<PortRange>;
}

/** What a security group admits over TCP. */
export interface SecurityGroup {
  readonly resource: ResourceFacts;
  /** Ports by the security group that they are open to: a server may have as many rules as clients. */
  readonly toGroups: ReadonlyMap<Identity, readonly Maybe<PortRange>[]>;
  readonly openings: readonly Opening[];
}

interface MutableGroup extends SecurityGroup {
  readonly toGroups: Map<Identity, Maybe<PortRange>[]>;
  readonly openings: Opening[];
}

/** The security groups of the templates with their ingress rules, written inline or as resources of their own. */
export class SecurityGroups {
  /** The security groups of a mesh, read once. */
  static readonly of = perMesh((mesh) => new SecurityGroups(mesh));

  private readonly groups = new Map<Identity, MutableGroup>();
  /** Rules that may belong to any group. */
  private readonly stray: MutableGroup[] = [];

  private constructor(private readonly mesh: MeshFacts) {
    for (const resource of mesh.resources.ofType(GROUP)) {
      if (!resource.conditional) this.groups.set(resource.origin.address, emptyGroup(resource));
    }
    for (const group of this.groups.values()) {
      const { resource } = group;
      for (const value of itemsOf(resource.property('SecurityGroupIngress'))) {
        const rule = asObject(value);
        if (rule) this.add(group, (name) => rule[name], resource);
        else group.openings.push({ resource, cidr: UNKNOWN, ports: UNKNOWN });
      }
    }
    for (const resource of mesh.resources.ofType('AWS::EC2::SecurityGroupIngress')) {
      this.add(this.ownerOf(resource), (name) => resource.property(name), resource);
    }
  }

  /**
   * What each of some groups admits; `undefined` where nobody can tell, because a group is imported, may not exist or there is
   * none.
   */
  find(identities: readonly Identity[]): readonly SecurityGroup[] | undefined {
    const found = identities.map((identity) => this.groups.get(identity));
    if (found.length === 0 || !found.every((group) => group !== undefined)) return undefined;
    return this.stray.length > 0 ? [...found, ...this.stray] : found;
  }

  /** Those of some groups that are known. */
  among(identities: readonly Identity[]): readonly SecurityGroup[] {
    return identities.map((identity) => this.groups.get(identity)).filter((group) => group !== undefined);
  }

  /** Names of groups, for a sentence. */
  names(identities: readonly Identity[]): string {
    return this.among(identities).map(({ resource }) => resource.origin.logicalId).join(' or ');
  }

  private ownerOf(rule: ResourceFacts): MutableGroup {
    const identity = asIdentity(rule.property('GroupId'));
    const group = isKnown(identity) ? this.groups.get(identity) : undefined;
    if (group) return group;
    // A literal id may be that of any group, one of the templates included: it was deployed before.
    const stray = emptyGroup(rule);
    this.stray.push(stray);
    return stray;
  }

  /** Adds the rule that has those properties and that a resource states. */
  private add({ toGroups, openings }: MutableGroup, property: (name: string) => unknown, resource: ResourceFacts): void {
    const ports = tcpPorts(asText(property('IpProtocol')), property('FromPort'), property('ToPort'));
    if (ports === undefined) return;
    const source = asIdentity(property('SourceSecurityGroupId'));
    if (isKnown(source) && this.groups.has(source)) {
      addTo(toGroups, source, ports);
    } else if (!isKnown(source) || this.mesh.resources.at(source)) {
      const cidrs = [asText(property('CidrIp')), asText(property('CidrIpv6'))].filter((cidr): cidr is Maybe<string> => cidr !== undefined);
      for (const cidr of cidrs.length > 0 ? cidrs : [UNKNOWN] as const) openings.push({ resource, cidr, ports });
    }
  }
}

/** Whether an opening admits every address, and nobody doubts that it is there. */
export function isWorld({ resource, cidr }: Opening): boolean {
  return (cidr === '0.0.0.0/0' || cidr === '::/0') && !resource.conditional;
}

function emptyGroup(resource: ResourceFacts): MutableGroup {
  return { resource, toGroups: new Map(), openings: [] };
}
