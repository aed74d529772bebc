import { CfnVPC, Connections, IPeer, IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnResource, Token } from 'aws-cdk-lib/core';

/**
 * The addresses of a VPC, as who may call or be called.
 *
 * Unlike the peer that CDK has for a CIDR, it makes a rule that is a resource of its own: others can wait for it, and it goes
 * without a change to the security group.
 */
export class VpcPeer implements IPeer {
  readonly canInlineRule = false;
  readonly connections: Connections = new Connections({ peer: this });
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

/** As a literal where the VPC is made of one: then a rule in another stack does not refer to the stack of the VPC. */
export function cidrOf(vpc: IVpc): string {
  const resource = vpc.node.defaultChild;
  const literal = isVpc(resource) ? resource.cidrBlock : undefined;
  return literal === undefined || Token.isUnresolved(literal) ? vpc.vpcCidrBlock : literal;
}

function isVpc(resource: unknown): resource is CfnVPC {
  return CfnResource.isCfnResource(resource) && resource.cfnResourceType === CfnVPC.CFN_RESOURCE_TYPE_NAME;
}
