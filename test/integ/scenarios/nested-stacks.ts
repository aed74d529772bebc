import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { NestedStack, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Backends in a nested stack, an API in another one, and the web shop in the stack that contains both. */
export function nestedStacks(scope: Construct): Stack[] {
  const parent = new Stack(scope, 'Nesting');
  const cluster = new Cluster(parent, 'Cluster', { vpc: network(parent) });
  const namespace = new ServiceConnectNamespace(parent, 'Namespace', { namespaceName: 'nested-shop' });
  const service = (stack: Stack, id: string) => new ServiceConnectFargateService(stack, id, {
    cluster, namespace, container: container(), endpoints: [endpoint(id.toLowerCase())],
  });
  const [backends, api] = ['Backends', 'Api'].map((id) => new NestedStack(parent, id));
  const catalog = service(backends, 'Catalog');
  const stock = service(backends, 'Stock');
  const orders = service(api, 'Orders');
  const ui = service(parent, 'Ui');
  catalog.connectTo(stock);
  orders.connectTo(catalog);
  ui.connectTo(orders);
  return [parent];
}
