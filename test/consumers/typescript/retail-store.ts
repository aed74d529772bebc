import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, HealthCheck, ICluster, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectFargateServiceProps, ServiceConnectNamespace, ServiceConnectPublicFrontend,
} from 'cdk-ecs-service-connect';

const retailImage = (component: string) => (
  ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:1.2.1`)
);

const healthCheck = (path: string): HealthCheck => ({
  command: ['CMD-SHELL', `curl -f http://localhost:8080${path} || exit 1`],
  interval: Duration.seconds(10),
  startPeriod: Duration.seconds(60),
});

/** A backend of the store: its names, the path of its health check, and what differs from the others. */
interface Api {
  readonly id: string;
  readonly name: string;
  readonly image?: string;
  readonly healthPath: string;
  readonly size?: Pick<ServiceConnectFargateServiceProps, 'cpu' | 'memoryLimitMiB'>;
  readonly environment?: Record<string, string>;
}

const LARGE = { cpu: 512, memoryLimitMiB: 1024 };

class Backends extends Construct {
  readonly catalog: ServiceConnectFargateService;
  readonly carts: ServiceConnectFargateService;
  readonly orders: ServiceConnectFargateService;
  readonly checkout: ServiceConnectFargateService;

  constructor(scope: Construct, id: string, private readonly mesh: { cluster: ICluster; namespace: ServiceConnectNamespace }) {
    super(scope, id);
    this.catalog = this.api({ id: 'Catalog', name: 'catalog', healthPath: '/health' });
    this.carts = this.api({ id: 'Carts', name: 'carts', image: 'cart', healthPath: '/actuator/health', size: LARGE });
    this.orders = this.api({ id: 'Orders', name: 'orders', healthPath: '/actuator/health', size: LARGE });

    const redis = new ServiceConnectFargateService(this, 'Redis', {
      ...mesh,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/redis:7.4-alpine'),
        healthCheck: { command: ['CMD-SHELL', 'redis-cli ping | grep PONG'] },
        logging: LogDrivers.awsLogs({ streamPrefix: 'redis' }),
      },
      endpoints: [ServiceConnectEndpoint.tcp({ containerPort: 6379, dnsName: 'redis' })],
    });
    this.checkout = this.api({
      id: 'Checkout',
      name: 'checkout',
      healthPath: '/health',
      environment: {
        RETAIL_CHECKOUT_PERSISTENCE_PROVIDER: 'redis',
        RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL: `redis://${redis.endpoint().address}`,
      },
    });
    this.checkout.connectTo(redis);
    this.checkout.connectTo(this.orders, { urlEnvironmentVariable: 'RETAIL_CHECKOUT_ENDPOINTS_ORDERS' });
  }

  private api({ id, name, image = name, healthPath, size = { cpu: 256, memoryLimitMiB: 512 }, environment }: Api) {
    return new ServiceConnectFargateService(this, id, {
      ...this.mesh,
      ...size,
      container: {
        image: retailImage(image),
        environment,
        healthCheck: healthCheck(healthPath),
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: name, port: 80 })],
    });
  }
}

const app = new App();

const platform = new Stack(app, 'RetailPlatform');
const vpc = new Vpc(platform, 'Vpc', {
  maxAzs: 2,
  natGateways: 1,
  subnetConfiguration: [
    { name: 'Public', subnetType: SubnetType.PUBLIC },
    { name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
  ],
});
const cluster = new Cluster(platform, 'Cluster', { vpc });
const namespace = new ServiceConnectNamespace(platform, 'Namespace', { namespaceName: 'retail' });
const { catalog, carts, orders, checkout } = new Backends(platform, 'Backends', { cluster, namespace });

const frontend = new Stack(app, 'RetailFrontend');
const ui = new ServiceConnectFargateService(frontend, 'Ui', {
  cluster,
  namespace,
  ...LARGE,
  container: { image: retailImage('ui'), healthCheck: healthCheck('/actuator/health'), logging: LogDrivers.awsLogs({ streamPrefix: 'ui' }) },
});
ui.connectTo(catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
ui.connectTo(carts, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CARTS' });
ui.connectTo(orders, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_ORDERS' });
ui.connectTo(checkout, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CHECKOUT' });
new ServiceConnectPublicFrontend(frontend, 'Public', { service: ui, containerPort: 8080, healthCheck: { path: '/actuator/health' } });

app.synth();
