import { ContainerImage, ICluster, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { healthCheck, retailImage } from './images';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Where the backends run. */
interface BackendsProps {
  readonly cluster: ICluster;
  readonly namespace: ServiceConnectNamespace;
}

/** The APIs behind the store, and the cache of one of them. */
export class Backends extends Construct {
  readonly catalog: ServiceConnectFargateService;
  readonly carts: ServiceConnectFargateService;
  readonly orders: ServiceConnectFargateService;
  readonly checkout: ServiceConnectFargateService;

  constructor(scope: Construct, id: string, props: BackendsProps) {
    super(scope, id);
    this.catalog = this.api(props, 'Catalog', 'catalog', '/health');
    this.carts = this.api(props, 'Carts', 'carts', '/actuator/health', 512, 1024);
    this.orders = this.api(props, 'Orders', 'orders', '/actuator/health', 512, 1024);

    const redis = new ServiceConnectFargateService(this, 'Redis', {
      ...props,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/redis:7.4-alpine'),
        healthCheck: { command: ['CMD-SHELL', 'redis-cli ping | grep PONG'] },
        logging: LogDrivers.awsLogs({ streamPrefix: 'redis' }),
      },
      endpoints: [ServiceConnectEndpoint.tcp({ containerPort: 6379, dnsName: 'redis' })],
    });
    this.checkout = this.api(props, 'Checkout', 'checkout', '/health', 256, 512, {
      RETAIL_CHECKOUT_PERSISTENCE_PROVIDER: 'redis',
      RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL: `redis://${redis.endpoint().address}`,
    });
    this.checkout.connectTo(redis);
    this.checkout.connectTo(this.orders, { urlEnvironmentVariable: 'RETAIL_CHECKOUT_ENDPOINTS_ORDERS' });
  }

  private api(
    props: BackendsProps, id: string, name: string, healthPath: string, cpu = 256, memoryLimitMiB = 512, environment?: Record<string, string>,
  ): ServiceConnectFargateService {
    return new ServiceConnectFargateService(this, id, {
      ...props,
      cpu,
      memoryLimitMiB,
      container: {
        image: retailImage(name === 'carts' ? 'cart' : name),
        environment,
        healthCheck: healthCheck(healthPath),
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: name, port: 80 })],
    });
  }
}
