import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectCertificateAuthority, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend,
  ServiceConnectTls,
} from 'cdk-ecs-service-connect';

/**
 * A shop that is encrypted from the browser to the last service: HTTPS to the load balancer, TLS from there to the tasks and between them.
 * No service holds a line of TLS.
 */
export class TlsStack extends Stack {
  readonly catalog: ServiceConnectFargateService;
  readonly ui: ServiceConnectFargateService;
  readonly entry: ServiceConnectPublicFrontend;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const cluster = new Cluster(this, 'Cluster', { vpc: new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 }) });
    const authority = new ServiceConnectCertificateAuthority(this, 'Authority', { commonName: 'shop' });
    const kmsKey = new Key(this, 'TlsKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
    const namespace = new ServiceConnectNamespace(this, 'Namespace', {
      namespaceName: 'tls-shop',
      tls: ServiceConnectTls.privateCa(authority, { kmsKey }),
    });

    this.catalog = new ServiceConnectFargateService(this, 'Catalog', {
      cluster,
      namespace,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1'),
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'] },
        logging: LogDrivers.awsLogs({ streamPrefix: 'catalog' }),
      },
      endpoints: [
        ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: 'catalog', port: 80 }),
        ServiceConnectEndpoint.http({ containerPort: 8081, dnsName: 'catalog-admin', port: 80 }),
        // What scrapes the metrics stands outside the mesh and holds no certificate.
        ServiceConnectEndpoint.http({ containerPort: 9090, dnsName: 'catalog-metrics', tls: ServiceConnectTls.none() }),
      ],
    });
    this.ui = new ServiceConnectFargateService(this, 'Ui', {
      cluster,
      namespace,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1'),
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/actuator/health || exit 1'] },
        logging: LogDrivers.awsLogs({ streamPrefix: 'ui' }),
      },
      endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: 'ui', port: 80 })],
    });
    // http, not https: the proxy beside the application encrypts.
    this.ui.connectTo(this.catalog, { endpoint: 'catalog', urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });

    // The load balancer speaks HTTPS to the proxy of the endpoint, with a health check by HTTPS.
    this.entry = new ServiceConnectPublicFrontend(this, 'Public', {
      service: this.ui,
      healthCheck: { path: '/actuator/health' },
      domainName: 'tls.example.com',
      hostedZone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: 'Z0123456789EXAMPLE', zoneName: 'example.com' }),
    });
  }
}
