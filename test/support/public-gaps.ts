import { INGRESS, RECORD } from './edge';
import { anyOrder, Choice, play, SimulatedDeployment } from './simulated-deployment';

const SERVICE = 'AWS::ECS::Service';
const REDEPLOYMENT = 'Custom::ServiceConnectRedeployment';

/**
 * What makes a mesh public, and what has to be there then: the services, their redeployments, and the rules by which they
 * reach each other.
 */
export function partsOf(deployment: SimulatedDeployment) {
  const isOpen = ({ CidrIp, CidrIpv6 }: Readonly<Record<string, unknown>>) => CidrIp === '0.0.0.0/0' || CidrIpv6 === '::/0';
  const inline = ({ SecurityGroupIngress: rules = [] }: Readonly<Record<string, unknown>>) => (rules as Record<string, unknown>[]).some(isOpen);
  const rules = deployment.find(INGRESS, ({ SourceSecurityGroupId }) => SourceSecurityGroupId !== undefined);
  return {
    openings: [...deployment.find(INGRESS, isOpen), ...deployment.find('AWS::EC2::SecurityGroup', inline), ...deployment.find(RECORD)],
    needed: [...deployment.find(SERVICE), ...deployment.find(REDEPLOYMENT), ...rules],
  };
}

/** The orders that a test tries: some at random, and those that are worst for each of the resources. */
export function orders(worst: readonly string[], choice: (addresses: readonly string[]) => Choice): Choice[] {
  return [...Array.from({ length: 10 }, (_, seed) => anyOrder(seed + 1)), ...worst.map((address) => choice([address])), choice(worst)];
}

/** The moments at which it is public and something is missing behind it. */
export function gaps(deployment: SimulatedDeployment, events: Parameters<typeof play>[0], existing: Iterable<string> = []): string[] {
  const { openings, needed } = partsOf(deployment);
  const found: string[] = [];
  play(events, existing, (exists, { what, address }) => {
    const open = openings.filter((opening) => exists.has(opening));
    const missing = needed.filter((one) => !exists.has(one));
    if (open.length > 0 && missing.length > 0) found.push(`${what} ${address}: ${open.join()} without ${missing.join()}`);
  });
  return found;
}
