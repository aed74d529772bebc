import { App } from 'aws-cdk-lib/core';
import { CONTAINER, forNamespaces, ground, PORT } from './mesh';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** The mesh, written with this library. */
export function build(app: App, count: number, perNamespace: number): void {
  const mesh = ground(app, count, perNamespace);
  const { network, cluster } = mesh;
  const namespaces = forNamespaces(mesh, (i) => new ServiceConnectNamespace(network, `Namespace${i}`, { namespaceName: `shop${i}` }));
  const made: ServiceConnectFargateService[] = [];
  for (const { number, stack, namespace, servers } of mesh.services) {
    const service = new ServiceConnectFargateService(stack, `Service${number}`, {
      cluster,
      namespace: namespaces[namespace],
      container: CONTAINER,
      endpoints: [ServiceConnectEndpoint.http({ containerPort: PORT, port: 80, dnsName: `service${number}` })],
    });
    for (const server of servers) service.connectTo(made[server], { urlEnvironmentVariable: `SERVICE${server}_URL` });
    made.push(service);
  }
}
