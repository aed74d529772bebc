import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectCertificateAuthority, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend,
  ServiceConnectTls,
} from 'cdk-ecs-service-connect';

/**
 * A web shop and its API behind one load balancer, by path, with HTTPS in front and TLS between all services behind it.
 *
 * Visitors get the web pages from `Web`; browsers call `Api` at `/catalog/*`. Both are on the mesh: `Web` calls the API and the carts
 * through it, and the carts are private.
 */
export class StorefrontStack extends Stack {
  readonly web: ServiceConnectFargateService;
  readonly api: ServiceConnectFargateService;
  readonly carts: ServiceConnectFargateService;
  readonly entry: ServiceConnectPublicFrontend;

  private readonly cluster = new Cluster(this, 'Cluster', { vpc: new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 }) });
  private readonly namespace = new ServiceConnectNamespace(this, 'Namespace', {
    namespaceName: 'storefront',
    tls: ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(this, 'Authority', { commonName: 'storefront' })),
  });

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.carts = this.addService('Carts', 'cart', '/actuator/health');
    this.api = this.addService('Api', 'catalog', '/health');
    this.web = this.addService('Web', 'ui', '/actuator/health');
    this.web.connectTo(this.api, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
    this.web.connectTo(this.carts, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CARTS' });

    this.entry = new ServiceConnectPublicFrontend(this, 'Public', {
      service: this.web,
      healthCheck: { path: '/actuator/health' },
      domainName: 'shop.example.com',
      hostedZone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: 'Z0123456789EXAMPLE', zoneName: 'example.com' }),
    });
    this.entry.addRoute('Api', {
      service: this.api,
      healthCheck: { path: '/health' },
      conditions: [ListenerCondition.pathPatterns(['/catalog/*'])],
      priority: 10,
    });
  }

  /** A service that publishes `<id>:80` in lower case, of an image of the AWS containers retail sample. */
  private addService(id: string, component: string, healthPath: string): ServiceConnectFargateService {
    const { cluster, namespace } = this;
    const name = id.toLowerCase();
    return new ServiceConnectFargateService(this, id, {
      cluster,
      namespace,
      cpu: 512,
      memoryLimitMiB: 1024,
      container: {
        image: ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:1.2.1`),
        healthCheck: { command: ['CMD-SHELL', `curl -f http://localhost:8080${healthPath} || exit 1`] },
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: name, port: 80 })],
    });
  }
}
