import { ICluster, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { Backends } from './backends';
import { healthCheck, retailImage } from './images';
import { ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Port that the web shop listens on. */
export const UI_PORT = 8080;

/** What the web shop needs. */
interface UiProps {
  readonly cluster: ICluster;
  readonly namespace: ServiceConnectNamespace;
  readonly backends: Backends;
}

/** The web shop: a client of every API. */
export function addUi(scope: Construct, { cluster, namespace, backends }: UiProps): ServiceConnectFargateService {
  const ui = new ServiceConnectFargateService(scope, 'Ui', {
    cluster,
    namespace,
    cpu: 512,
    memoryLimitMiB: 1024,
    container: {
      image: retailImage('ui'),
      healthCheck: healthCheck('/actuator/health'),
      logging: LogDrivers.awsLogs({ streamPrefix: 'ui' }),
    },
  });
  ui.connectTo(backends.catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
  ui.connectTo(backends.carts, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CARTS' });
  ui.connectTo(backends.orders, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_ORDERS' });
  ui.connectTo(backends.checkout, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CHECKOUT' });
  return ui;
}
