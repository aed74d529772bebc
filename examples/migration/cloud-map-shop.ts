import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { retailContainer } from './images';
import { MigrationStep, onMesh } from './step';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** How far the shop is. */
export interface MigrationProps extends StackProps {
  readonly step: MigrationStep;
}

/** A shop whose frontend reaches its backend as `catalog.shop.local:8080`, by Cloud Map's DNS first, by Service Connect in the end. */
export class CloudMapShop extends Stack {
  constructor(scope: Construct, id: string, { step, ...props }: MigrationProps) {
    super(scope, id, props);
    const { backend, clients, oldWay } = onMesh(step);
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new Cluster(this, 'Cluster', { vpc });
    const dns = new PrivateDnsNamespace(this, 'Dns', { name: 'shop.local', vpc });
    const namespace = ServiceConnectNamespace.fromCloudMapNamespace(this, 'Namespace', dns);

    const catalog = new ServiceConnectFargateService(this, 'Catalog', {
      cluster,
      namespace,
      container: retailContainer('catalog', '/health'),
      serviceConnectEnabled: backend,
      endpoints: [ServiceConnectEndpoint.takingOver({ containerPort: 8080, dnsName: 'catalog.shop.local' })],
      cloudMapOptions: oldWay ? { cloudMapNamespace: dns, name: 'catalog' } : undefined,
    });
    const ui = new ServiceConnectFargateService(this, 'Ui', {
      cluster,
      namespace,
      container: retailContainer('ui', '/actuator/health'),
      serviceConnectEnabled: clients,
    });
    ui.connectTo(catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
  }
}
