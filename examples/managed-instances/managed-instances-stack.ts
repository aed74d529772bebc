import { CpuManufacturer, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, CpuArchitecture, LogDrivers, ManagedInstancesCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { Size, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectEndpoint, ServiceConnectManagedInstancesService, ServiceConnectNamespace, ServiceConnectPublicFrontend,
} from 'cdk-ecs-service-connect';

/** A web shop and its catalogue on Graviton instances that AWS starts, patches and replaces, in sizes that Fargate does not have. */
export class ManagedInstancesStack extends Stack {
  readonly web: ServiceConnectManagedInstancesService;
  readonly catalog: ServiceConnectManagedInstancesService;
  readonly entry: ServiceConnectPublicFrontend;

  private readonly vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
  private readonly cluster = new Cluster(this, 'Cluster', { vpc: this.vpc });
  private readonly namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'shop' });
  private readonly provider = new ManagedInstancesCapacityProvider(this, 'Capacity', {
    subnets: this.vpc.privateSubnets,
    securityGroups: [new SecurityGroup(this, 'InstanceGroup', { vpc: this.vpc, description: 'Instances of the shop' })],
    instanceRequirements: { vCpuCountMin: 2, memoryMin: Size.gibibytes(4), cpuManufacturers: [CpuManufacturer.AWS] },
  });

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.cluster.addManagedInstancesCapacityProvider(this.provider);
    this.catalog = this.addService('Catalog', 'catalog', '/health');
    this.web = this.addService('Web', 'ui', '/actuator/health');
    this.web.connectTo(this.catalog, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });
    this.entry = new ServiceConnectPublicFrontend(this, 'Public', { service: this.web, healthCheck: { path: '/actuator/health' } });
  }

  /** A service that publishes `<id>:80` in lower case, of an image of the AWS containers retail sample. */
  private addService(id: string, component: string, healthPath: string): ServiceConnectManagedInstancesService {
    const { cluster, namespace, provider: { capacityProviderName: capacityProvider } } = this;
    const name = id.toLowerCase();
    return new ServiceConnectManagedInstancesService(this, id, {
      cluster,
      namespace,
      capacityProviderStrategies: [{ capacityProvider, weight: 1 }],
      cpu: 300,
      memoryLimitMiB: 900,
      runtimePlatform: { cpuArchitecture: CpuArchitecture.ARM64 },
      container: {
        image: ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:1.2.1`),
        healthCheck: { command: ['CMD-SHELL', `curl -f http://localhost:8080${healthPath} || exit 1`] },
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: name, port: 80 })],
    });
  }
}
