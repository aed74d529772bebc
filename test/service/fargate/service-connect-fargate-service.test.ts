import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AppProtocol, AvailabilityZoneRebalancing, ContainerImage, CpuArchitecture, DeploymentControllerType, DeploymentLifecycleLambdaTarget,
  DeploymentLifecycleStage, DeploymentStrategy, FargatePlatformVersion, FargateService, FargateTaskDefinition, GenericLogDriver,
  OperatingSystemFamily, Protocol, ServiceConnectAccessLogFormat,
} from 'aws-cdk-lib/aws-ecs';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectProxyLogging, ServiceConnectTestTraffic } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf, taskOf, tcp } from '../../support/app';

function acknowledgeStrategy(service: ServiceConnectFargateService) {
  Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'ECS takes native blue/green deployments' });
}

const configurationOf = (service: ServiceConnectFargateService) => serviceOf(service).Properties.ServiceConnectConfiguration;

describe('a client-server service', () => {
  const mesh = new MeshStack();
  const service = mesh.service('Catalog', {
    endpoints: [
      http({ dnsName: 'catalog', idleTimeout: Duration.minutes(2), perRequestTimeout: Duration.seconds(30), ingressPortOverride: 15000, discoveryName: 'catalog-v1' }),
      ServiceConnectEndpoint.http2({ containerPort: 8081, name: 'h2' }),
      ServiceConnectEndpoint.grpc({ containerPort: 8082, name: 'grpc' }),
      tcp({ dnsName: 'cache' }),
    ],
  });

  test('publishes its endpoints', () => {
    expect(configurationOf(service)).toMatchObject({
      Enabled: true,
      Services: [
        {
          PortName: 'catalog',
          DiscoveryName: 'catalog-v1',
          ClientAliases: [{ DnsName: 'catalog', Port: 80 }],
          IngressPortOverride: 15000,
          Timeout: { IdleTimeoutSeconds: 120, PerRequestTimeoutSeconds: 30 },
        },
        { PortName: 'h2', ClientAliases: [{ Port: 8081 }] },
        { PortName: 'grpc', ClientAliases: [{ Port: 8082 }] },
        { PortName: 'cache', ClientAliases: [{ DnsName: 'cache', Port: 6379 }] },
      ],
    });
  });

  test('names the namespace by its ARN', () => {
    expect(configurationOf(service).Namespace).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Namespace/), 'Arn'] });
  });

  test('has the port mappings that its endpoints need', () => {
    expect(taskOf(service).Properties.ContainerDefinitions[0].PortMappings).toEqual([
      { Name: 'catalog', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' },
      { Name: 'h2', ContainerPort: 8081, Protocol: 'tcp', AppProtocol: 'http2' },
      { Name: 'grpc', ContainerPort: 8082, Protocol: 'tcp', AppProtocol: 'grpc' },
      { Name: 'cache', ContainerPort: 6379, Protocol: 'tcp' },
    ]);
  });

  test('has rolling deployments that keep its tasks and roll back', () => {
    expect(serviceOf(service).Properties).toMatchObject({
      DeploymentController: { Type: 'ECS' },
      DeploymentConfiguration: { MinimumHealthyPercent: 100, DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    });
  });

  test('has its endpoints by name, with their addresses', () => {
    const endpoint = service.endpoint('h2');
    expect([endpoint.address, endpoint.url, endpoint.dnsName, endpoint.port]).toEqual(['h2.shop:8081', 'http://h2.shop:8081', 'h2.shop', 8081]);
    expect(service.endpoints.map(({ discoveryName }) => discoveryName)).toEqual(['catalog-v1', 'h2', 'grpc', 'cache']);
    expect(service.endpoints[0].endpoints).toEqual([service.endpoints[0]]);
    expect(() => service.endpoint('cache').url).toThrow('SC009');
  });
});

test('a client service publishes nothing, but is on the mesh', () => {
  const ui = new MeshStack().service('Ui');
  expect(configurationOf(ui).Enabled).toBe(true);
  expect(configurationOf(ui).Services).toBeUndefined();
  expect(taskOf(ui).Properties.ContainerDefinitions[0].PortMappings).toBeUndefined();
  expect(serviceOf(ui).Properties.ForceNewDeployment).toBeUndefined();
});

describe('options of the L2', () => {
  test('pass through', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', {
      desiredCount: 0,
      assignPublicIp: true,
      platformVersion: FargatePlatformVersion.VERSION1_4,
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      minHealthyPercent: 50,
      circuitBreaker: { enable: true, rollback: false },
      enableExecuteCommand: true,
      runtimePlatform: { cpuArchitecture: CpuArchitecture.ARM64, operatingSystemFamily: OperatingSystemFamily.LINUX },
      ephemeralStorageGiB: 30,
      family: 'catalog',
      capacityProviderStrategies: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      volumes: [{ name: 'scratch' }],
      vpcSubnets: { subnets: mesh.cluster.vpc.publicSubnets },
    });
    expect(serviceOf(service).Properties).toMatchObject({
      DesiredCount: 0,
      PlatformVersion: '1.4.0',
      AvailabilityZoneRebalancing: 'ENABLED',
      EnableExecuteCommand: true,
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
      DeploymentConfiguration: { MinimumHealthyPercent: 50, DeploymentCircuitBreaker: { Enable: true, Rollback: false } },
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: [{ Ref: expect.stringContaining('Public') }, { Ref: expect.stringContaining('Public') }] } },
    });
    expect(taskOf(service).Properties).toMatchObject({
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      EphemeralStorage: { SizeInGiB: 30 },
      Family: 'catalog',
      Volumes: [{ Name: 'scratch' }],
    });
  });

  test('a user\'s nonce is passed on alone, and is part of the hash with connections', () => {
    const nonce = (own: string | undefined, connected: boolean, follow = true) => {
      const mesh = new MeshStack();
      const ui = mesh.service('Ui', { forceNewDeployment: own === undefined ? undefined : { enabled: true, nonce: own }, redeployOnEndpointChange: follow });
      const catalog = mesh.server('Catalog');
      if (connected) ui.connectTo(catalog);
      return serviceOf(ui).Properties.ForceNewDeployment?.ForceNewDeploymentNonce;
    };
    expect(nonce('mine', false)).toBe('mine');
    expect(nonce('mine', true, false)).toBe('mine');
    expect(nonce(undefined, true, false)).toBeUndefined();
    expect(new Set([nonce('mine', true), nonce('yours', true), nonce(undefined, true)]).size).toBe(3);
    expect(nonce('mine', true)).toBe(nonce('mine', true));
  });

  test('a deployment strategy is not rejected at the call: the validator reports it, and it can be acknowledged', () => {
    const service = new MeshStack().server('Catalog', { deploymentStrategy: DeploymentStrategy.BLUE_GREEN });
    acknowledgeStrategy(service);
    expect(serviceOf(service).Properties.DeploymentConfiguration.Strategy).toBe('BLUE_GREEN');
  });

  test.each([DeploymentStrategy.BLUE_GREEN, DeploymentStrategy.LINEAR, DeploymentStrategy.CANARY])('a circuit breaker is no default of %s, which has none', (deploymentStrategy) => {
    const service = new MeshStack().server('Catalog', { deploymentStrategy });
    acknowledgeStrategy(service);
    const { DeploymentConfiguration } = serviceOf(service).Properties;
    expect([DeploymentConfiguration.DeploymentCircuitBreaker, DeploymentConfiguration.MinimumHealthyPercent]).toEqual([undefined, 100]);
  });

  test('CDK warns of a missing circuit breaker only at a service of its own: the strategy has none', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { deploymentStrategy: DeploymentStrategy.BLUE_GREEN });
    acknowledgeStrategy(service);
    const { cluster, taskDefinition } = service;
    new FargateService(mesh, 'L2', { cluster, taskDefinition, deploymentStrategy: DeploymentStrategy.BLUE_GREEN });
    const warnings = Annotations.fromStack(mesh).findWarning('*', Match.stringLikeRegexp('circuitBreaker'));
    expect(warnings.map(({ id }) => id)).toEqual(['/Shop/L2']);
  });

  test('blue/green passes bake time, lifecycle hooks and test traffic through', () => {
    const mesh = new MeshStack();
    const handler = new Function(mesh, 'Hook', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = async () => ({ hookStatus: "SUCCEEDED" });') });
    const service = mesh.service('Catalog', {
      deploymentStrategy: DeploymentStrategy.BLUE_GREEN,
      bakeTime: Duration.minutes(30),
      lifecycleHooks: [new DeploymentLifecycleLambdaTarget(handler, 'Tested', { lifecycleStages: [DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT] })],
      endpoints: [http({ dnsName: 'catalog', testTraffic: ServiceConnectTestTraffic.header('x-shop-test') })],
    });
    acknowledgeStrategy(service);
    expect(serviceOf(service).Properties.DeploymentConfiguration).toMatchObject({
      Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 30, LifecycleHooks: [{ LifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
    });
  });
});

describe('roles', () => {
  test('the task role is granted', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog');
    new Bucket(mesh, 'Bucket').grantRead(service);
    Template.fromStack(mesh).hasResourceProperties('AWS::IAM::Policy', { Roles: [{ Ref: Match.stringLikeRegexp('CatalogTaskDefinitionTaskRole') }] });
  });

  test('can be given', () => {
    const mesh = new MeshStack();
    const role = (id: string) => new Role(mesh, id, {
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')],
    });
    const service = mesh.server('Catalog', { taskRole: role('TaskRole'), executionRole: role('ExecutionRole') });
    expect(service.grantPrincipal).toBe(service.taskDefinition.taskRole);
    expect(taskOf(service).Properties).toMatchObject({
      TaskRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^TaskRole/), 'Arn'] },
      ExecutionRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^ExecutionRole/), 'Arn'] },
    });
  });
});

describe('port mappings of the user\'s own', () => {
  test('stay beside those of the endpoints, and keep their other settings', () => {
    const service = new MeshStack().server('Catalog', {
      container: { ...CONTAINER, portMappings: [{ containerPort: 9090, name: 'admin' }, { containerPort: 8080 }, { containerPort: 8080, protocol: Protocol.UDP }] },
    });
    expect(taskOf(service).Properties.ContainerDefinitions[0].PortMappings).toEqual([
      { ContainerPort: 9090, Name: 'admin', Protocol: 'tcp' },
      { ContainerPort: 8080, Name: 'catalog', Protocol: 'tcp', AppProtocol: 'http' },
      { ContainerPort: 8080, Protocol: 'udp' },
    ]);
  });

  test('fail under another name', () => {
    expect(() => new MeshStack().server('Catalog', { container: { ...CONTAINER, portMappings: [{ containerPort: 8080, name: 'web' }] } })).toThrow(
      'SC010 prop-not-supported: endpoint "catalog" on container port 8080 is given; the port mapping of that port is named "web"; give the endpoint the '
      + 'name "web", or the port mapping the name "catalog" [Shop/Catalog]',
    );
  });
});

describe('a task definition of the user\'s own', () => {
  const bring = (mesh: MeshStack, portMappings?: { containerPort: number; name?: string; appProtocol?: AppProtocol }[]) => {
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 1024, memoryLimitMiB: 2048 });
    taskDefinition.addContainer('main', { ...CONTAINER, portMappings });
    return taskDefinition;
  };

  test('is not resized', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { taskDefinition: bring(mesh) });
    expect(service.taskSize).toBeUndefined();
    expect(taskOf(service).Properties).toMatchObject({ Cpu: '1024', Memory: '2048' });
    expect(taskOf(service).Metadata).toBeUndefined();
    expect(service.container.containerName).toBe('main');
  });

  test('gets a port mapping that no container has', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { taskDefinition: bring(mesh) });
    expect(taskOf(service).Properties.ContainerDefinitions[0].PortMappings).toEqual([{ Name: 'catalog', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }]);
  });

  test.each([
    ['keeps a port mapping of that name', { name: 'catalog', appProtocol: AppProtocol.http }],
    ['gives a port mapping of that name the protocol', { name: 'catalog' }],
    ['gives a port mapping without a name the name and the protocol, in its place', {}],
  ])('%s', (_what, mapping) => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { taskDefinition: bring(mesh, [{ containerPort: 8080, ...mapping }, { containerPort: 9090 }]) });
    expect(taskOf(service).Properties.ContainerDefinitions[0].PortMappings).toEqual([
      { Name: 'catalog', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' },
      { ContainerPort: 9090, Protocol: 'tcp' },
    ]);
  });

  test.each([
    ['of another name', { containerPort: 8080, name: 'web' }, 'on container port 8080 is given; the port mapping of that port is named "web"'],
    ['of that name on another port', { containerPort: 8081, name: 'catalog' }, 'on container port 8080 is given; the port mapping of that name has container port 8081'],
    ['of another protocol', { containerPort: 8080, name: 'catalog', appProtocol: AppProtocol.grpc }, (
      'with protocol "http" is given; the port mapping of that name has appProtocol "grpc"; make the endpoint with ServiceConnectEndpoint.grpc, or change the appProtocol of the port mapping'
    )],
  ])('fails on a port mapping %s', (_what, mapping, message) => {
    const mesh = new MeshStack();
    expect(() => mesh.server('Catalog', { taskDefinition: bring(mesh, [mapping]) })).toThrow(`SC010 prop-not-supported: endpoint "catalog" ${message}`);
  });

  test('fails without a container', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task');
    expect(() => mesh.service('Ui', { taskDefinition })).toThrow('SC003 container-or-task-definition: taskDefinition has no container');
  });

  test.each([['cpu', 256], ['memoryLimitMiB', 512], ['family', 'x'], ['ephemeralStorageGiB', 30]])('fails with %s beside it', (prop, value) => {
    const mesh = new MeshStack();
    expect(() => mesh.service('Ui', { taskDefinition: bring(mesh), [prop]: value })).toThrow(
      `SC010 prop-not-supported: ${prop} is given; your own taskDefinition is not changed; set it on the task definition, and leave ${prop} out`,
    );
  });
});

describe('fails', () => {
  const token = Token.asNumber(Lazy.number({ produce: () => 1 }));
  test.each([
    ['without container and taskDefinition', { container: undefined }, 'SC003 container-or-task-definition: neither container nor taskDefinition is given'],
    ['with a Service Connect configuration of the L2', { serviceConnectConfiguration: { namespace: 'x' } }, 'SC010 prop-not-supported: serviceConnectConfiguration is given; namespace and endpoints replace it'],
    ['with cpu 0', { cpu: 0 }, 'SC012 value-range: cpu is 0; the minimum is 32: 1,024 units are one vCPU; set cpu to 32 or more [Shop/Catalog]'],
    ['with cpu NaN', { cpu: NaN }, 'SC012 value-range: cpu is NaN'],
    ['with negative memory', { memoryLimitMiB: -1 }, 'SC012 value-range: memoryLimitMiB is -1'],
    ['with a negative rate', { peakRequestsPerSecond: -1 }, 'SC012 value-range: peakRequestsPerSecond is -1; the minimum is 0'],
    ['with a token for cpu', { cpu: token }, 'SC004 literal-required: cpu is a token'],
    ['under CodeDeploy', { deploymentController: { type: DeploymentControllerType.CODE_DEPLOY } }, 'SC601 deployment-controller: the deployment controller is "CODE_DEPLOY"'],
    ['under an external controller', { deploymentController: { type: DeploymentControllerType.EXTERNAL } }, 'SC601 deployment-controller: the deployment controller is "EXTERNAL"'],
    ['on platform version 1.3.0', { platformVersion: FargatePlatformVersion.VERSION1_3 }, 'SC801 fargate-platform-version: '],
    ['on Windows', { runtimePlatform: { operatingSystemFamily: OperatingSystemFamily.WINDOWS_SERVER_2022_CORE } }, 'SC802 windows: '],
    ['with two endpoints of one name', { endpoints: [http({ name: 'x' }), tcp({ name: 'x' })] }, 'SC113 port-name-unique: '],
    ['with overrides that collide', { endpoints: [http({ name: 'x', ingressPortOverride: 6379 }), tcp({ name: 'y' })] }, 'SC107 ingress-port-collision: '],
  ])('%s', (_what, props, message) => {
    expect(() => new MeshStack().server('Catalog', props)).toThrow(message);
  });

  test('with container and taskDefinition', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task');
    expect(() => mesh.service('Ui', { taskDefinition, container: CONTAINER })).toThrow('SC003 container-or-task-definition: container and taskDefinition are both given');
  });

  test('not if the service is off the mesh and only Service Connect forbids the value', () => {
    const service = new MeshStack().server('Catalog', { serviceConnectEnabled: false, platformVersion: FargatePlatformVersion.VERSION1_3 });
    expect(serviceOf(service).Properties.PlatformVersion).toBe('1.3.0');
  });
});

describe('off the mesh', () => {
  test.each([
    [undefined, { Enabled: false }],
    [DeploymentControllerType.ECS, { Enabled: false }],
    [DeploymentControllerType.CODE_DEPLOY, undefined],
    [DeploymentControllerType.EXTERNAL, undefined],
  ])('under the controller %p, the configuration is %j: a missing one is "no change" to ECS', (type, configuration) => {
    const service = new MeshStack().server('Catalog', { serviceConnectEnabled: false, deploymentController: type && { type } });
    expect(serviceOf(service).Properties.ServiceConnectConfiguration).toEqual(configuration);
  });

  test('a service has no configuration, no share for a proxy and no nonce; order, rules and variables stay', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog', { serviceConnectEnabled: false });
    const ui = mesh.service('Ui', { serviceConnectEnabled: false, cpu: 256, memoryLimitMiB: 512 });
    ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' });
    expect(serviceOf(ui).Properties.ServiceConnectConfiguration).toEqual({ Enabled: false });
    expect(serviceOf(ui).Properties.ForceNewDeployment).toBeUndefined();
    expect(serviceOf(ui).DependsOn).toHaveLength(3);
    expect(serviceOf(ui).Metadata!['cdk-ecs-service-connect']).toEqual({ version: 1, namespace: 'shop', onMesh: false, connections: ['catalog:80'] });
    expect(taskOf(ui).Properties).toMatchObject({ Cpu: '256', Memory: '512' });
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toHaveLength(1);
  });
});

describe('proxy logging', () => {
  const logOf = (service: ServiceConnectFargateService) => configurationOf(service).LogConfiguration;

  test('goes to one log group for each namespace and stack', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Backend');
    const front = new Stack(app, 'Front');
    const [a, b, c] = [mesh.server('A'), mesh.server('B'), mesh.service('C', {}, front)];
    expect(logOf(a).Options['awslogs-group']).toEqual(logOf(b).Options['awslogs-group']);
    expect(logOf(c)).toMatchObject({ LogDriver: 'awslogs', Options: { 'awslogs-stream-prefix': 'Front/C' } });
    for (const stack of [mesh, front]) Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 2);
    Template.fromStack(front).hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
  });

  test('is set by the service, else by the namespace', () => {
    const mesh = new MeshStack(undefined, 'Shop', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ retention: RetentionDays.ONE_WEEK, streamPrefix: 'proxy' }) });
    const fromNamespace = mesh.server('A');
    const none = mesh.server('B', { proxyLogging: ServiceConnectProxyLogging.none() });
    const own = mesh.server('C', {
      proxyLogging: ServiceConnectProxyLogging.of(new GenericLogDriver({ logDriver: 'splunk' }), { accessLog: ServiceConnectAccessLogFormat.TEXT, includeQueryParameters: true }),
    });
    Validations.of(own).acknowledge({ id: 'ServiceConnect::SC712', reason: 'the test has no secrets' });
    expect(logOf(fromNamespace).Options['awslogs-stream-prefix']).toBe('proxy');
    Template.fromStack(mesh).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
    expect(logOf(none)).toBeUndefined();
    expect(logOf(own).LogDriver).toBe('splunk');
    expect(configurationOf(own).AccessLogConfiguration).toEqual({ Format: ServiceConnectAccessLogFormat.TEXT, IncludeQueryParameters: 'ENABLED' });
  });

  test('takes a log group, and writes access logs without query parameters', () => {
    const mesh = new MeshStack();
    const logGroup = new LogGroup(mesh, 'Mine');
    const service = mesh.server('A', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ logGroup, accessLog: ServiceConnectAccessLogFormat.JSON }) });
    expect(logOf(service).Options['awslogs-group']).toEqual({ Ref: expect.stringMatching(/^Mine/) });
    expect(configurationOf(service).AccessLogConfiguration).toEqual({ Format: 'JSON', IncludeQueryParameters: 'DISABLED' });
  });
});

test('construct ids are a contract', () => {
  const mesh = new MeshStack();
  const service = mesh.server('Catalog');
  expect(service.node.children.map(({ node }) => node.id).sort()).toEqual(['SecurityGroup', 'Service', 'TaskDefinition']);
  expect(mesh.namespace.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
  expect(service.container.node.id).toBe('app');
});

test('a security group of the user\'s replaces ours', () => {
  const mesh = new MeshStack();
  const mine = new SecurityGroup(mesh, 'Mine', { vpc: mesh.cluster.vpc });
  const service = mesh.server('Catalog', { securityGroups: [mine] });
  expect(service.connections.securityGroups).toEqual([mine]);
  expect(service.node.tryFindChild('SecurityGroup')).toBeUndefined();
});

test('a sidecar can have the endpoint', () => {
  const mesh = new MeshStack();
  const service = mesh.service('Ui');
  service.taskDefinition.addContainer('sidecar', { image: ContainerImage.fromRegistry('x'), essential: false });
  expect(Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')[0].Properties.ContainerDefinitions).toHaveLength(2);
});
