import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectCertificateAuthority, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectTls,
} from 'cdk-ecs-service-connect';

/** A shop whose services talk TLS to each other, without a line of TLS in any of them. */
export class TlsStack extends Stack {
  readonly catalog: ServiceConnectFargateService;
  readonly ui: ServiceConnectFargateService;

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
    });
    // http, not https: the proxy beside the application encrypts.
    this.ui.connectTo(this.catalog, { endpoint: 'catalog', urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
  }
}
