import { instanceSecurityGroups } from './instance-security-groups';
import { Ipv4Block, ipv4Block, overlap } from './ipv4';
import { isAwsvpc, isBridge } from './listening-port';
import { coverRange, PortRange } from './port-range';
import { SecurityGroup, SecurityGroups } from './security-groups';
import { subnetsOf } from './subnets';
import { Identity, isKnown, Maybe, ServiceFacts } from '../../facts';
import { perMeshPart } from '../per-mesh';

/** Who asks for admission. */
interface Caller {
  readonly groups: readonly Identity[];
  /** Where its tasks have their addresses; left out where nobody can tell. */
  readonly addresses?: readonly Ipv4Block[];
}

/**
 * A client as a caller, at each of its servers: its tasks have groups of their own in network mode awsvpc, those of their instances in
 * bridge; `undefined` where they are not all known.
 */
export const callerOf = perMeshPart((mesh, client: ServiceFacts): Caller | undefined => {
  if (isBridge(client)) {
    const groups = instanceSecurityGroups(mesh)(client);
    return groups && { groups };
  }
  const { securityGroups, securityGroupsComplete } = client;
  if (!isAwsvpc(client) || !securityGroupsComplete || !SecurityGroups.of(mesh).find(securityGroups)) return undefined;
  const blocks = subnetsOf(mesh)(client)?.all.map(({ cidr }) => cidr);
  return { groups: securityGroups, addresses: blocks?.every(isKnown) ? blocks : undefined };
});

/** Whether security groups may admit a caller, or anybody at all, on every port of a range. What is unknown admits. */
export function mayAdmit(groups: readonly SecurityGroup[], range: PortRange, caller?: Caller): boolean {
  const ranges: Maybe<PortRange>[] = [];
  for (const { toGroups, openings } of groups) {
    if (caller) for (const group of caller.groups) for (const open of toGroups.get(group) ?? []) ranges.push(open);
    else for (const open of toGroups.values()) ranges.push(...open);
    for (const { cidr, ports } of openings) if (mayContain(cidr, caller?.addresses)) ranges.push(ports);
  }
  return !ranges.every(isKnown) || coverRange(ranges, range);
}

/** Whether a block may contain one of the addresses. Anything but IPv4 may. */
function mayContain(cidr: Maybe<string>, addresses: readonly Ipv4Block[] | undefined): boolean {
  const block = isKnown(cidr) ? ipv4Block(cidr) : undefined;
  return block === undefined || addresses === undefined || addresses.some((address) => overlap(block, address));
}
