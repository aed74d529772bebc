import { CfnVPC, Connections, IPeer, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Token } from 'aws-cdk-lib/core';

/**
 * The addresses of a VPC, as a peer of security group rules.
 *
 * Unlike CDK's peer for a CIDR, its rules are separate resources: others can depend on them, and removing one does not change the
 * security group.
 */
export class VpcPeer implements IPeer {
  readonly canInlineRule = false;
  readonly connections: Connections = new Connections();
  /** The IPv4 addresses. */
  readonly cidr: string;
  readonly uniqueId: string;

  constructor(vpc: IVpc) {
    this.cidr = cidrOf(vpc);
    this.uniqueId = vpc.node.path;
  }

  toIngressRuleConfig(): object {
    return { cidrIp: this.cidr };
  }

  toEgressRuleConfig(): object {
    return { cidrIp: this.cidr };
  }
}

/** The addresses of a VPC, as a literal if it was given as one: a rule in another stack then does not refer to the VPC's stack. */
export function cidrOf(vpc: IVpc): string {
  const literal = (vpc.node.defaultChild as CfnVPC | undefined)?.cidrBlock;
  return literal === undefined || Token.isUnresolved(literal) ? vpc.vpcCidrBlock : literal;
}
