import { covers, Ipv4Block, ipv4Block, overlap } from './ipv4';
import { PortRange, tcpPorts } from './port-range';
import { SubnetAssociations } from './subnet-associations';
import { Subnet } from './subnets';
import { addTo, asIdentity, asNumber, asText, Identity, isKnown, Maybe, MeshFacts, ResourceFacts, UNKNOWN } from '../../facts';

/** An inbound TCP entry of a network ACL. */
interface Entry {
  readonly number: number;
  readonly allows: boolean;
  readonly ports: Maybe<PortRange>;
  readonly block: Maybe<Ipv4Block>;
  /** Whether the entry may not exist. */
  readonly conditional: boolean;
}

/** The network ACLs of the templates. */
export class NetworkAcls {
  private readonly acls: SubnetAssociations;
  private readonly entries = new Map<Identity, Maybe<Entry>[]>();
  /** Whether something in the templates may change any ACL. */
  private readonly uncertain: boolean = false;

  constructor(mesh: MeshFacts) {
    this.acls = new SubnetAssociations(mesh, 'AWS::EC2::SubnetNetworkAclAssociation', 'NetworkAclId', 'AWS::EC2::NetworkAcl');
    for (const resource of mesh.resources.ofType('AWS::EC2::NetworkAclEntry')) {
      const acl = asIdentity(resource.properties.NetworkAclId);
      if (isKnown(acl)) addEntry(this.entries, acl, resource);
      else this.uncertain = true;
    }
  }

  /** Whether no ACL is known to deny anything. */
  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  /** The ACL that is known to keep callers of a block of addresses out of a port in a subnet. */
  denying(subnet: Subnet, caller: Ipv4Block, port: number): ResourceFacts | undefined {
    const acl = this.acls.of(subnet.resource);
    const entries = acl && this.entries.get(acl.origin.address);
    return !this.uncertain && !this.acls.uncertain && entries?.every(isKnown) && denies(entries, caller, port) ? acl : undefined;
  }
}

/** The first entry that fits decides; where none fits, the ACL denies. */
function denies(entries: readonly Entry[], caller: Ipv4Block, port: number): boolean {
  for (const { allows, ports, block, conditional } of [...entries].sort((a, b) => a.number - b.number)) {
    if (isKnown(ports) && (port < ports.from || port > ports.to)) continue;
    if (isKnown(block) && !overlap(block, caller)) continue;
    if (allows) return false; // as far as anybody can tell
    if (!conditional && isKnown(ports) && isKnown(block) && covers(block, caller)) return true;
  }
  return true;
}

/** Outbound entries, other protocols and IPv6 do not matter; an entry that cannot be read spoils the whole ACL. */
function addEntry(entries: Map<Identity, Maybe<Entry>[]>, acl: Identity, { properties, conditional }: ResourceFacts): void {
  const egress = asText(properties.Egress) ?? 'false';
  const range = properties.PortRange;
  const { From, To } = typeof range === 'object' && range !== null ? range as { From?: unknown; To?: unknown } : {};
  const ports = tcpPorts(asText(properties.Protocol), From, To);
  const cidr = asText(properties.CidrBlock);
  if (egress === 'true' || ports === undefined || cidr === undefined) return;
  const number = asNumber(properties.RuleNumber);
  const action = asText(properties.RuleAction);
  if (egress !== 'false' || !isKnown(number) || !isKnown(action)) {
    addTo(entries, acl, UNKNOWN);
    return;
  }
  const block = (isKnown(cidr) ? ipv4Block(cidr) : undefined) ?? UNKNOWN;
  addTo(entries, acl, { number, allows: action.toLowerCase() === 'allow', ports, block, conditional });
}
