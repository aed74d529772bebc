import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, PrivateHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { MigrationProps } from './cloud-map-shop';
import { retailContainer } from './images';
import { onMesh } from './step';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** A shop whose frontend reaches its backend as `catalog.shop.internal:80`, by an internal load balancer first, by Service Connect in the end. */
export class LoadBalancerShop extends Stack {
  constructor(scope: Construct, id: string, { step, ...props }: MigrationProps) {
    super(scope, id, props);
    const { backend, clients, oldWay } = onMesh(step);
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new Cluster(this, 'Cluster', { vpc });
    const namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'load-balancer-shop' });

    const catalog = new ServiceConnectFargateService(this, 'Catalog', {
      cluster,
      namespace,
      container: retailContainer('catalog', '/health'),
      serviceConnectEnabled: backend,
      endpoints: [ServiceConnectEndpoint.takingOver({ containerPort: 8080, dnsName: 'catalog.shop.internal', port: 80 })],
    });
    const ui = new ServiceConnectFargateService(this, 'Ui', {
      cluster,
      namespace,
      container: retailContainer('ui', '/actuator/health'),
      serviceConnectEnabled: clients,
    });
    ui.connectTo(catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });

    if (!oldWay) return;
    const loadBalancer = new ApplicationLoadBalancer(this, 'Internal', { vpc });
    const listener = loadBalancer.addListener('Http', { port: 80, open: false });
    listener.addTargets('Catalog', {
      port: 8080,
      targets: [catalog.service.loadBalancerTarget({ containerName: catalog.container.containerName, containerPort: 8080 })],
      healthCheck: { path: '/health' },
    });
    listener.connections.allowDefaultPortFrom(ui);
    new ARecord(this, 'Record', {
      zone: new PrivateHostedZone(this, 'Zone', { zoneName: 'shop.internal', vpc }),
      recordName: 'catalog',
      target: RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer)),
    });
  }
}
