import { CfnRoute, CfnVPCPeeringConnection, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Two clusters in two VPCs that are peered, and one namespace. */
export function twoVpcs(scope: Construct): Stack[] {
  const stack = new Stack(scope, 'TwoVpcs');
  const front = network(stack, 'FrontVpc', '10.1.0.0/16');
  const back = network(stack, 'BackVpc', '10.2.0.0/16');
  peer(stack, front, back);
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'peered-shop' });
  const catalog = new ServiceConnectFargateService(stack, 'Catalog', {
    cluster: new Cluster(stack, 'BackCluster', { vpc: back }), namespace, container: container(), endpoints: [endpoint('catalog')],
  });
  const web = new ServiceConnectFargateService(stack, 'Web', {
    cluster: new Cluster(stack, 'FrontCluster', { vpc: front }), namespace, container: container(),
  });
  web.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
  return [stack];
}

/** Joins two VPCs, with routes both ways. */
function peer(stack: Stack, one: Vpc, other: Vpc): void {
  const peering = new CfnVPCPeeringConnection(stack, 'Peering', { vpcId: one.vpcId, peerVpcId: other.vpcId });
  for (const [from, to] of [[one, other], [other, one]]) {
    from.privateSubnets.forEach(({ routeTable }, i) => new CfnRoute(stack, `From${from.node.id}${i}`, {
      routeTableId: routeTable.routeTableId, destinationCidrBlock: to.vpcCidrBlock, vpcPeeringConnectionId: peering.ref,
    }));
  }
}
