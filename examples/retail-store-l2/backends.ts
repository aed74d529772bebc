import { Port } from 'aws-cdk-lib/aws-ec2';
import { AppProtocol, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { MeshProps, MeshService } from './mesh-service';
import { healthCheck, retailImage } from '../retail-store/images';

/** The APIs behind the store, and the cache of one of them. */
export class Backends extends Construct {
  readonly catalog: MeshService;
  readonly carts: MeshService;
  readonly orders: MeshService;
  readonly checkout: MeshService;

  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    this.catalog = this.api(props, 'Catalog', 'catalog', '/health');
    this.carts = this.api(props, 'Carts', 'carts', '/actuator/health', 1024, 2048);
    this.orders = this.api(props, 'Orders', 'orders', '/actuator/health', 1024, 2048);

    const redis = new MeshService(this, 'Redis', {
      ...props,
      cpu: 512,
      memoryLimitMiB: 1024,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/redis:7.4-alpine'),
        healthCheck: { command: ['CMD-SHELL', 'redis-cli ping | grep PONG'] },
        logging: LogDrivers.awsLogs({ streamPrefix: 'redis' }),
      },
      endpoint: { name: 'redis', containerPort: 6379, port: 6379 },
    });
    this.checkout = this.api(props, 'Checkout', 'checkout', '/health', 512, 1024, {
      RETAIL_CHECKOUT_PERSISTENCE_PROVIDER: 'redis',
      RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL: 'redis://redis:6379',
      RETAIL_CHECKOUT_ENDPOINTS_ORDERS: 'http://orders:80',
    });
    // The rules are in the security groups of the servers.
    this.checkout.service.connections.allowTo(redis.service, Port.tcp(6379), 'checkout to redis');
    this.checkout.service.connections.allowTo(this.orders.service, Port.tcp(8080), 'checkout to orders');
    this.checkout.service.node.addDependency(redis, this.orders);
    // Raise it when a name, a port or a protocol of redis or orders changes.
    this.checkout.service.forceNewDeployment('1');
  }

  /** The sizes are those of tasks, with the proxy in them. */
  private api(
    props: MeshProps, id: string, name: string, healthPath: string, cpu = 512, memoryLimitMiB = 1024, environment?: Record<string, string>,
  ): MeshService {
    return new MeshService(this, id, {
      ...props,
      cpu,
      memoryLimitMiB,
      container: {
        image: retailImage(name === 'carts' ? 'cart' : name),
        environment,
        healthCheck: healthCheck(healthPath),
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoint: { name, containerPort: 8080, port: 80, appProtocol: AppProtocol.http },
    });
  }
}
