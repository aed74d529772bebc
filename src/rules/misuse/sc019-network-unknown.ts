import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { misuse } from './misuse';

export const sc019 = misuse('SC019', 'network-unknown', 'The network that a connection opens is known', COMPONENTS_PAGE);

/** A service whose tasks have the groups of their instances, of which nobody knows any. */
export function instancesUnknown(service: string, networkMode: string, cluster: string): Problem {
  return {
    message: `service ${service} runs in network mode "${networkMode}" on the cluster ${cluster}, of whose instances no security group is known`,
    fix: 'add the capacity to the cluster before the connection, give securityGroups to Cluster.fromClusterAttributes, '
      + 'or open the ports yourself and connect with openSecurityGroups: false',
  };
}

/** A VPC whose addresses nobody knows, on one end of a connection between VPCs. */
export function addressesUnknown(vpc: string, connection: string): Problem {
  return {
    message: `${connection} goes from one VPC to another, which takes a rule by CIDR, and that of the VPC ${vpc} is not known`,
    fix: 'give vpcCidrBlock to Vpc.fromVpcAttributes, or open the ports yourself and connect with openSecurityGroups: false',
  };
}
