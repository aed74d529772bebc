import { NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { clusterWithInstances, container, endpoint, network } from './shop';
import { ServiceConnectEc2Service, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Two services in network mode bridge on the instances of a cluster, and a client on Fargate. */
export function bridgeCluster(scope: Construct): Stack[] {
  const stack = new Stack(scope, 'BridgeCluster');
  const cluster = clusterWithInstances(stack, network(stack));
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'bridge-shop' });
  const onInstances = { cluster, namespace, container: container(), networkMode: NetworkMode.BRIDGE };
  const catalog = new ServiceConnectEc2Service(stack, 'Catalog', { ...onInstances, endpoints: [endpoint('catalog')] });
  const orders = new ServiceConnectEc2Service(stack, 'Orders', { ...onInstances, endpoints: [endpoint('orders', { ingressPortOverride: 15080 })] });
  orders.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
  const web = new ServiceConnectFargateService(stack, 'Web', { cluster, namespace, container: container() });
  web.connectTo(orders, { urlEnvironmentVariable: 'ORDERS_URL' });
  return [stack];
}
