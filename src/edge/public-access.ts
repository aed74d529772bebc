import { CfnSecurityGroupIngress, IPeer } from 'aws-cdk-lib/aws-ec2';
import { IApplicationLoadBalancer, IpAddressType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AaaaRecord, ARecord, IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** What makes a load balancer public. */
interface PublicAccessProps {
  readonly loadBalancer: IApplicationLoadBalancer;
  /** Ports to open. */
  readonly ports: readonly number[];
  /** Whom to open them for. */
  readonly peers: readonly IPeer[];
  readonly record?: { readonly name: string; readonly zone: IHostedZone };
  /** The ECS service behind it: nothing here exists without it. */
  readonly cfnService: CfnResource;
}

/**
 * What makes a load balancer public: the rules that admit the world, and the DNS record.
 *
 * Each depends on the ECS service, and so on everything that the service waits for: CloudFormation creates them last and deletes
 * them first. As resources of their own they can: a rule inside the security group, or below the listener, would have to come before
 * the service.
 */
export class PublicAccess extends Construct {
  constructor(scope: Construct, id: string, props: PublicAccessProps) {
    super(scope, id);
    this.openPorts(props);
    this.addRecords(props);
  }

  private openPorts({ loadBalancer, ports, peers, cfnService }: PublicAccessProps): void {
    for (const [group, { securityGroupId: groupId }] of loadBalancer.connections.securityGroups.entries()) {
      for (const port of ports) {
        for (const [number, peer] of peers.entries()) {
          new CfnSecurityGroupIngress(this, `Group${group}Port${port}Peer${number}`, {
            groupId,
            ipProtocol: 'tcp',
            fromPort: port,
            toPort: port,
            description: `Public access on port ${port}`,
            ...peer.toIngressRuleConfig(),
          }).addResourceDependency(cfnService);
        }
      }
    }
  }

  private addRecords({ loadBalancer, record, cfnService }: PublicAccessProps): void {
    if (!record) return;
    const { loadBalancerDnsName: dnsName, loadBalancerCanonicalHostedZoneId: hostedZoneId } = loadBalancer;
    const options = { zone: record.zone, recordName: record.name, target: RecordTarget.fromAlias({ bind: () => ({ dnsName, hostedZoneId }) }) };
    const records = [new ARecord(this, 'Record', options)];
    if (isDualStack(loadBalancer)) records.push(new AaaaRecord(this, 'RecordIpv6', options));
    for (const { node } of records) (node.defaultChild as CfnResource).addResourceDependency(cfnService);
  }
}

function isDualStack({ ipAddressType }: IApplicationLoadBalancer): boolean {
  return ipAddressType !== undefined && ipAddressType !== IpAddressType.IPV4;
}
