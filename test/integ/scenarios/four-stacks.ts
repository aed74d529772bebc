import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** A mesh over four stacks: the shared platform, the data, the APIs, and the web shop. */
export function fourStacks(scope: Construct): Stack[] {
  const [platform, data, api, web] = ['Platform', 'Data', 'Api', 'Web'].map((id) => new Stack(scope, id));
  const cluster = new Cluster(platform, 'Cluster', { vpc: network(platform) });
  const namespace = new ServiceConnectNamespace(platform, 'Namespace', { namespaceName: 'layered-shop' });
  const service = (stack: Stack, id: string, ingressPortOverride?: number) => new ServiceConnectFargateService(stack, id, {
    cluster, namespace, container: container(), endpoints: [endpoint(id.toLowerCase(), { ingressPortOverride })],
  });
  const cache = service(data, 'Cache', 15080);
  const [catalog, orders] = [service(api, 'Catalog'), service(api, 'Orders')];
  const ui = service(web, 'Ui');
  catalog.connectTo(cache);
  orders.connectTo(cache);
  orders.connectTo(catalog);
  for (const server of [catalog, orders]) ui.connectTo(server, { urlEnvironmentVariable: `${server.node.id.toUpperCase()}_URL` });
  return [platform, data, api, web];
}
