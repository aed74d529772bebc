import { addTo } from '../multimap';
import { PortRange, tcpPorts } from './port-range';
import { Identity, isKnown, Maybe, MeshFacts, ResourceFacts, UNKNOWN } from '../../facts';
import { asIdentity, asObject, asText } from '../../facts/values';
import { perMesh } from '../per-mesh';
import { itemsOf, resourceOf } from '../properties';

const GROUP = 'AWS::EC2::SecurityGroup';

/** Something that an ingress rule admits besides one security group. */
export interface Opening {
  /** An IPv4 or IPv6 block; unknown for a prefix list and for what only the deployment knows. */
  readonly cidr: Maybe<string>;
  readonly ports: Maybe<PortRange>;
  /** Whether the rule may not exist. */
  readonly conditional: boolean;
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
      if (resource.conditional) continue;
      const group = emptyGroup(resource);
      this.groups.set(resource.origin.address, group);
      for (const rule of itemsOf(resource.properties.SecurityGroupIngress)) this.add(group, rule, false);
    }
    for (const resource of mesh.resources.ofType('AWS::EC2::SecurityGroupIngress')) {
      this.add(this.ownerOf(resource), resource.properties, resource.conditional);
    }
  }

  /**
   * What each of some groups admits; `undefined` where nobody can tell, because a group is imported, may not exist or there is
   * none.
   */
  find(identities: readonly Identity[]): readonly SecurityGroup[] | undefined {
    const found = this.among(identities);
    return found.length > 0 && found.length === identities.length ? [...found, ...this.stray] : undefined;
  }

  /** Those of some groups that are known. */
  among(identities: readonly Identity[]): readonly SecurityGroup[] {
    return identities.flatMap((identity) => this.groups.get(identity) ?? []);
  }

  /** Names of groups, for a sentence. */
  names(identities: readonly Identity[]): string {
    return this.among(identities).map(({ resource }) => resource.origin.logicalId).join(' or ');
  }

  private ownerOf(rule: ResourceFacts): MutableGroup {
    const identity = asIdentity(rule.properties.GroupId);
    const group = isKnown(identity) ? this.groups.get(identity) : undefined;
    if (group) return group;
    // A literal id may be that of any group, one of the templates included: it was deployed before.
    const stray = emptyGroup(rule);
    this.stray.push(stray);
    return stray;
  }

  private add({ toGroups, openings }: MutableGroup, value: unknown, conditional: boolean): void {
    const rule = asObject(value);
    if (!rule) {
      openings.push({ cidr: UNKNOWN, ports: UNKNOWN, conditional });
      return;
    }
    const ports = tcpPorts(asText(rule.IpProtocol), rule.FromPort, rule.ToPort);
    if (ports === undefined) return;
    const source = asIdentity(rule.SourceSecurityGroupId);
    if (isKnown(source) && resourceOf(this.mesh, GROUP, source)) {
      addTo(toGroups, source, ports);
    } else if (!isKnown(source) || this.mesh.resources.at(source)) {
      const cidrs = [asText(rule.CidrIp), asText(rule.CidrIpv6)].filter((cidr): cidr is Maybe<string> => cidr !== undefined);
      for (const cidr of cidrs.length > 0 ? cidrs : [UNKNOWN] as const) openings.push({ cidr, ports, conditional });
    }
  }
}

function emptyGroup(resource: ResourceFacts): MutableGroup {
  return { resource, toGroups: new Map(), openings: [] };
}
