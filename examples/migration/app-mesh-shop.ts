import {
  Mesh, ServiceDiscovery, VirtualNode, VirtualNodeListener, VirtualService, VirtualServiceProvider,
} from 'aws-cdk-lib/aws-appmesh';
import { Port, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AppMeshProxyConfiguration, Cluster, ContainerDependencyCondition, ContainerImage, FargateService, FargateTaskDefinition, ICluster, LogDrivers,
} from 'aws-cdk-lib/aws-ecs';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Stack, StackProps, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { retailContainer } from './images';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

const CATALOG = 'catalog.shop.local';

/** A shop as App Mesh had it: a virtual node and an Envoy sidecar for each service, and a virtual service that clients dial. */
export class AppMeshShop extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new Cluster(this, 'Cluster', { vpc });
    const dns = new PrivateDnsNamespace(this, 'Dns', { name: 'shop.local', vpc });
    Validations.of(this).acknowledge({ id: 'CloudFormation-Validate::W3696', reason: 'App Mesh has ended; this is what the migration starts from' });
    const mesh = new Mesh(this, 'Mesh', { meshName: 'shop' });

    const catalogNode = this.virtualNode(mesh, 'catalog');
    const catalogService = new VirtualService(this, 'CatalogService', {
      virtualServiceName: CATALOG,
      virtualServiceProvider: VirtualServiceProvider.virtualNode(catalogNode),
    });
    const uiNode = this.virtualNode(mesh, 'ui');
    uiNode.addBackend({ bind: () => ({ virtualServiceBackend: { virtualService: { virtualServiceName: catalogService.virtualServiceName } } }) });

    const catalog = this.service(cluster, dns, catalogNode, 'catalog', '/health');
    const ui = this.service(cluster, dns, uiNode, 'ui', '/actuator/health', { RETAIL_UI_ENDPOINTS_CATALOG: `http://${CATALOG}:8080` });
    catalog.connections.allowFrom(ui, Port.tcp(8080));
  }

  private virtualNode(mesh: Mesh, name: string): VirtualNode {
    return new VirtualNode(this, `${name}-node`, {
      mesh,
      serviceDiscovery: ServiceDiscovery.dns(`${name}.shop.local`),
      listeners: [VirtualNodeListener.http({ port: 8080 })],
    });
  }

  private service(
    cluster: ICluster, dns: PrivateDnsNamespace, node: VirtualNode, name: string, healthPath: string, environment?: Record<string, string>,
  ): FargateService {
    const taskDefinition = new FargateTaskDefinition(this, `${name}-task`, {
      cpu: 512,
      memoryLimitMiB: 1024,
      proxyConfiguration: new AppMeshProxyConfiguration({
        containerName: 'envoy',
        properties: { appPorts: [8080], proxyEgressPort: 15001, proxyIngressPort: 15000, ignoredUID: 1337, egressIgnoredIPs: ['169.254.170.2', '169.254.169.254'] },
      }),
    });
    taskDefinition.taskRole.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AWSAppMeshEnvoyAccess'));
    const app = taskDefinition.addContainer('app', { ...retailContainer(name, healthPath), environment, portMappings: [{ containerPort: 8080 }] });
    const envoy = taskDefinition.addContainer('envoy', {
      image: ContainerImage.fromRegistry('public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod'),
      user: '1337',
      logging: LogDrivers.awsLogs({ streamPrefix: `${name}-envoy` }),
      environment: { APPMESH_RESOURCE_ARN: node.virtualNodeArn },
      healthCheck: { command: ['CMD-SHELL', 'curl -s http://localhost:9901/server_info | grep state | grep -q LIVE'] },
    });
    app.addContainerDependencies({ container: envoy, condition: ContainerDependencyCondition.HEALTHY });
    return new FargateService(this, `${name}-service`, { cluster, taskDefinition, cloudMapOptions: { cloudMapNamespace: dns, name }, minHealthyPercent: 100 });
  }
}

/** The same shop on Service Connect: the proxy comes with the service, and clients dial the same name. */
export class AppMeshShopOnServiceConnect extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new Cluster(this, 'Cluster', { vpc });
    const namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'app-mesh-shop' });

    const catalog = new ServiceConnectFargateService(this, 'Catalog', {
      cluster,
      namespace,
      container: retailContainer('catalog', '/health'),
      endpoints: [ServiceConnectEndpoint.takingOver({ containerPort: 8080, dnsName: CATALOG })],
    });
    const ui = new ServiceConnectFargateService(this, 'Ui', { cluster, namespace, container: retailContainer('ui', '/actuator/health') });
    ui.connectTo(catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
  }
}
