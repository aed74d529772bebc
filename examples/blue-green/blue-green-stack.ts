import { CfnSecurityGroupIngress, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, DeploymentLifecycleLambdaTarget, DeploymentLifecycleStage, DeploymentStrategy, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack, StackProps, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend, ServiceConnectTestTraffic,
} from 'cdk-ecs-service-connect';

/** Requests with this header are tests, at the load balancer and between the services. The services pass it on to those that they call. */
const TEST_HEADER = { name: 'x-shop-test', value: 'yes' };

/** Asks the load balancer for a page of each service, as a test, and lets the deployment go on if both answer. */
const TESTS = `
exports.handler = async () => {
  const headers = { [process.env.HEADER]: process.env.VALUE };
  const answers = await Promise.all(['/actuator/health', '/catalog/size'].map((path) => fetch(process.env.SHOP + path, { headers })));
  return { hookStatus: answers.every(({ ok }) => ok) ? 'SUCCEEDED' : 'FAILED' };
};
`;

/**
 * A web shop for the staff and its API behind one internal load balancer. Each deploys its next version beside the present one, has it
 * tested, and then moves the traffic: `Web` at once, `Api` a tenth first.
 */
export class BlueGreenStack extends Stack {
  readonly web: ServiceConnectFargateService;
  readonly api: ServiceConnectFargateService;
  readonly entry: ServiceConnectPublicFrontend;

  private readonly vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
  private readonly cluster = new Cluster(this, 'Cluster', { vpc: this.vpc });
  private readonly namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'shop' });

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.api = this.addService('Api', 'catalog', '/health', DeploymentStrategy.CANARY);
    this.web = this.addService('Web', 'ui', '/actuator/health', DeploymentStrategy.BLUE_GREEN);
    this.web.connectTo(this.api, { urlEnvironmentVariable: 'RETAIL_UI_ENDPOINTS_CATALOG' });

    const isTest = ListenerCondition.httpHeader(TEST_HEADER.name, [TEST_HEADER.value]);
    const isCatalog = ListenerCondition.pathPatterns(['/catalog/*']);
    this.entry = new ServiceConnectPublicFrontend(this, 'Entry', {
      service: this.web,
      internetFacing: false,
      healthCheck: { path: '/actuator/health' },
      alternateTarget: { testListener: { conditions: [isTest], priority: 20 } },
    });
    this.entry.addRoute('Api', {
      service: this.api,
      healthCheck: { path: '/health' },
      conditions: [isCatalog],
      priority: 11,
      alternateTarget: { testListener: { conditions: [isCatalog, isTest], priority: 10 } },
    });
    this.addTests();
  }

  /** A service of an image of the AWS containers retail sample, whose next version is tested before it gets other requests. */
  private addService(id: string, component: string, healthPath: string, deploymentStrategy: DeploymentStrategy): ServiceConnectFargateService {
    const { cluster, namespace } = this;
    const name = id.toLowerCase();
    const service = new ServiceConnectFargateService(this, id, {
      cluster,
      namespace,
      deploymentStrategy,
      bakeTime: Duration.minutes(15),
      canaryConfiguration: deploymentStrategy === DeploymentStrategy.CANARY ? { stepPercent: 10, stepBakeTime: Duration.minutes(10) } : undefined,
      cpu: 512,
      memoryLimitMiB: 1024,
      container: {
        image: ContainerImage.fromRegistry(`public.ecr.aws/aws-containers/retail-store-sample-${component}:1.2.1`),
        healthCheck: { command: ['CMD-SHELL', `curl -f http://localhost:8080${healthPath} || exit 1`] },
        logging: LogDrivers.awsLogs({ streamPrefix: name }),
      },
      endpoints: [ServiceConnectEndpoint.http({
        containerPort: 8080, dnsName: name, port: 80, testTraffic: ServiceConnectTestTraffic.header(TEST_HEADER.name, TEST_HEADER.value),
      })],
    });
    Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'blue/green deployments of the ECS controller' });
    return service;
  }

  /** The function that tests the next version, which the load balancer admits before it admits anybody else. */
  private addTests(): void {
    const { vpc } = this;
    const securityGroup = new SecurityGroup(this, 'TestsSecurityGroup', { vpc, description: 'Tests of new versions' });
    const tests = new Function(this, 'Tests', {
      vpc,
      securityGroups: [securityGroup],
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(TESTS),
      timeout: Duration.seconds(30),
      environment: { SHOP: this.entry.url, HEADER: TEST_HEADER.name, VALUE: TEST_HEADER.value },
    });
    const [{ securityGroupId: groupId }] = this.entry.loadBalancer.connections.securityGroups;
    const admission = new CfnSecurityGroupIngress(this, 'TestsAdmitted', {
      groupId,
      sourceSecurityGroupId: securityGroup.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: 80,
      toPort: 80,
      description: 'Tests of new versions',
    });
    for (const service of [this.api, this.web]) {
      service.deployAfter(admission);
      service.service.addLifecycleHook(new DeploymentLifecycleLambdaTarget(tests, 'Tested', { lifecycleStages: [DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT] }));
    }
  }
}
