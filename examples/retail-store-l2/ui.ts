import { Port } from 'aws-cdk-lib/aws-ec2';
import { LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { MeshService, proxyLogGroup } from './mesh-service';
import { PlatformStack } from './platform-stack';
import { healthCheck, retailImage } from '../retail-store/images';

/** Port that the web shop listens on. */
export const UI_PORT = 8080;

/** The web shop: a client of every API. */
export function addUi(scope: Construct, { cluster, namespace, backends }: PlatformStack): MeshService {
  const ui = new MeshService(scope, 'Ui', {
    cluster,
    namespace,
    proxyLogs: proxyLogGroup(scope),
    cpu: 1024,
    memoryLimitMiB: 2048,
    container: {
      image: retailImage('ui'),
      portMappings: [{ containerPort: UI_PORT }],
      environment: {
        RETAIL_UI_ENDPOINTS_CATALOG: 'http://catalog:80',
        RETAIL_UI_ENDPOINTS_CARTS: 'http://carts:80',
        RETAIL_UI_ENDPOINTS_ORDERS: 'http://orders:80',
        RETAIL_UI_ENDPOINTS_CHECKOUT: 'http://checkout:80',
      },
      healthCheck: healthCheck('/actuator/health'),
      logging: LogDrivers.awsLogs({ streamPrefix: 'ui' }),
    },
  });
  // The rules are below the security group of the web shop, since the groups of the servers are in another stack.
  ui.service.connections.allowTo(backends.catalog.service, Port.tcp(8080), 'ui to catalog');
  ui.service.connections.allowTo(backends.carts.service, Port.tcp(8080), 'ui to carts');
  ui.service.connections.allowTo(backends.orders.service, Port.tcp(8080), 'ui to orders');
  ui.service.connections.allowTo(backends.checkout.service, Port.tcp(8080), 'ui to checkout');
  ui.service.node.addDependency(ui.securityGroup, backends);
  // Raise it when a name, a port or a protocol of a backend changes.
  ui.service.forceNewDeployment('1');
  return ui;
}
