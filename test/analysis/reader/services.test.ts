import { isKnown, ServiceFacts, UNKNOWN } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { configurationOf, containerOf, endpointOf, resource, shop } from '../../support/shop';
import { alone, Properties, Template } from '../../support/templates';

/** The facts of `Catalog` after a change to the template. */
function catalog(change: (template: Template) => void): ServiceFacts {
  const template = shop();
  change(template);
  return readMesh([alone(template)]).services.find(({ origin }) => origin.logicalId === 'Catalog')!;
}

/** The facts of `Catalog` with some properties. */
const having = (properties: Properties) => catalog(({ Resources }) => { Object.assign(Resources.Catalog.Properties, properties); });
const unknown = { Ref: 'Nobody' };

const either = (yes: unknown, no: unknown) => ({ 'Fn::If': ['Nobody', yes, no] });
const nothing = { Ref: 'AWS::NoValue' };

test.each<[unknown, unknown, boolean?]>([
  [{ Enabled: true }, true],
  [{ Enabled: 'true' }, true],
  [{ Enabled: false }, false],
  [{ Enabled: 'FALSE' }, false],
  // CloudFormation asks for Enabled: without it, the configuration is judged as if it were on.
  [{}, true],
  [unknown, UNKNOWN],
  [undefined, false],
  [nothing, false],
  [{ Enabled: unknown }, true, true],
  [{ Enabled: either(true, false) }, true, true],
  [either(nothing, { Enabled: true }), true, true],
  [either({ Enabled: false }, { Enabled: true }), true, true],
  [either({ Enabled: true }, { Enabled: true, Namespace: 'shop' }), true],
  [either(either({ Enabled: false }, nothing), { Enabled: true }), true, true],
  [either(unknown, { Enabled: true }), true, true],
  [either(nothing, { Enabled: false }), false],
  [either(nothing, either({ Enabled: false }, nothing)), false],
  [either(nothing, unknown), UNKNOWN],
])('with the configuration %j, enabled is %p', (configuration, enabled, undecided = false) => {
  const service = having({ ServiceConnectConfiguration: configuration });
  expect([service.enabled, service.enabledUndecided, service.conditional]).toEqual([enabled, undecided, undecided]);
});

test.each<[unknown, boolean]>([
  [{}, true],
  [{ Enabled: true }, false],
  [{ Enabled: unknown }, false],
  [either({}, { Enabled: true }), true],
  [either(nothing, { Enabled: true }), false],
  [either(nothing, {}), true],
  [nothing, false],
  [unknown, false],
])('the configuration %j lacks Enabled: %p', (configuration, enabledMissing) => {
  expect(having({ ServiceConnectConfiguration: configuration })).toMatchObject({ enabledMissing });
});

describe('of a configuration that may be off', () => {
  const endpoints = (configuration: unknown) => having({ ServiceConnectConfiguration: configuration }).endpoints.map(({ portName }) => portName);
  const on = (PortName: string) => ({ Enabled: true, Services: [{ PortName }] });

  test('the branch that is on is read', () => expect(endpoints(either(nothing, on('a')))).toEqual(['a']));
  test('what several branches that are on have in common is read', () => {
    expect(endpoints(either(either(on('a'), on('a')), { Enabled: false }))).toEqual(['a']);
    expect(endpoints(either(either(on('a'), on('b')), { Enabled: false }))).toEqual([UNKNOWN]);
  });
});

describe('the launch type', () => {
  const strategy = (...providers: unknown[]) => providers.map((CapacityProvider) => ({ CapacityProvider, Weight: 1 }));

  test.each<[string, Properties, unknown]>([
    ['that is stated', { LaunchType: 'EC2' }, 'EC2'],
    ['that is unknown', { LaunchType: unknown }, UNKNOWN],
    ['that is left out', { LaunchType: undefined }, 'EC2'],
    ['of Fargate providers', { LaunchType: undefined, CapacityProviderStrategy: strategy('FARGATE', 'FARGATE_SPOT') }, 'FARGATE'],
    ['of other providers', { LaunchType: undefined, CapacityProviderStrategy: strategy('FARGATE', 'own') }, UNKNOWN],
    ['of unknown providers', { LaunchType: undefined, CapacityProviderStrategy: strategy(unknown) }, UNKNOWN],
    ['of an unknown strategy', { LaunchType: undefined, CapacityProviderStrategy: unknown }, UNKNOWN],
    ['of a strategy that is known in part', { LaunchType: undefined, CapacityProviderStrategy: [...strategy('FARGATE'), unknown] }, UNKNOWN],
    ['of a cluster from elsewhere', { LaunchType: undefined, Cluster: 'arn:aws:ecs:eu-west-1:111111111111:cluster/shop' }, UNKNOWN],
    ['of an odd strategy', { LaunchType: undefined, CapacityProviderStrategy: ['odd'] }, UNKNOWN],
    ['of the default cluster', { LaunchType: undefined, Cluster: undefined }, 'EC2'],
  ])('%s', (_on, properties, launchType) => {
    expect(having(properties).launchType).toBe(launchType);
  });

  test.each<[string, (template: Template) => void]>([
    ['lists providers', ({ Resources }) => { Resources.Cluster.Properties.CapacityProviders = ['own']; }],
    ['has a default strategy', ({ Resources }) => { Resources.Cluster.Properties.DefaultCapacityProviderStrategy = strategy('own'); }],
    ['is associated with providers', ({ Resources }) => {
      Resources.Providers = resource('AWS::ECS::ClusterCapacityProviderAssociations', { Cluster: { Ref: 'Cluster' }, CapacityProviders: ['own'] });
    }],
  ])('is unknown where the cluster %s', (_on, change) => {
    expect(catalog((template) => {
      change(template);
      delete template.Resources.Catalog.Properties.LaunchType;
    }).launchType).toBe(UNKNOWN);
  });
});

test.each<[unknown, unknown, string]>([
  ['Shop/Catalog/Service/Service', 'named', 'Catalog'],
  ['Shop/Catalog/Service', undefined, 'Catalog'],
  ['Shop/Backend/Catalog/Resource', undefined, 'Catalog'],
  ['Shop/Service', undefined, 'Service'],
  ['Shop', 'named', 'named'],
  [1, 'named', 'named'],
  [undefined, 'named', 'named'],
  [undefined, unknown, 'Catalog'],
  [undefined, undefined, 'Catalog'],
])('at the construct path %p with the name %j, people call the service %s', (path, ServiceName, name) => {
  expect(catalog(({ Resources: { Catalog } }) => {
    Catalog.Metadata = { 'aws:cdk:path': path };
    Catalog.Properties.ServiceName = ServiceName;
  }).name).toBe(name);
});

describe('endpoints', () => {
  const endpoint = (change: Properties) => {
    const { endpoints, endpointsComplete } = catalog((template) => Object.assign(endpointOf(template), change));
    return { ...endpoints[0], endpointsComplete };
  };

  test('default the discovery name to the port name', () => {
    expect(endpoint({ DiscoveryName: undefined })).toMatchObject({ discoveryName: 'catalog', discoveryNameDefaulted: true });
    expect(endpoint({ DiscoveryName: 'products' })).toMatchObject({ discoveryName: 'products', discoveryNameDefaulted: false });
    expect(endpoint({ DiscoveryName: unknown })).toMatchObject({ discoveryName: UNKNOWN, discoveryNameDefaulted: false });
    expect(endpoint({ DiscoveryName: undefined, PortName: undefined })).toMatchObject({ discoveryName: UNKNOWN, portName: undefined });
  });

  test('find the port mapping and its container', () => {
    expect(endpoint({})).toMatchObject({ mapping: { containerPort: 8080, property: 'ContainerDefinitions/0/PortMappings/0' }, container: { name: 'app' } });
    expect(endpoint({ PortName: 'other' })).toMatchObject({ mapping: undefined, container: undefined });
    expect(endpoint({ PortName: unknown }).mapping).toBeUndefined();
    for (const name of [unknown, undefined]) {
      const { endpoints } = catalog((template) => {
        endpointOf(template).PortName = name;
        containerOf(template).PortMappings[0].Name = name;
      });
      expect(endpoints[0].mapping).toBeUndefined();
    }
  });

  test('tell which lists are whole', () => {
    expect(endpoint({ ClientAliases: [{ DnsName: 'a', Port: '80' }, unknown] })).toMatchObject({
      aliases: [{ dnsName: 'a', port: 80, testTraffic: undefined }], aliasesComplete: false,
    });
    expect(endpoint({ ClientAliases: unknown })).toMatchObject({ aliases: [], aliasesComplete: false });
    expect(endpoint({ ClientAliases: ['odd'] })).toMatchObject({ aliases: [{ dnsName: UNKNOWN, port: UNKNOWN, testTraffic: UNKNOWN }], aliasesComplete: true });
    expect(catalog((template) => { configurationOf(template).Services = unknown; })).toMatchObject({ endpoints: [], endpointsComplete: false });
    expect(having({ ServiceConnectConfiguration: unknown })).toMatchObject({ endpoints: [], endpointsComplete: false });
  });

  test('have headers of test traffic', () => {
    const header = (TestTrafficRules: unknown) => endpoint({ ClientAliases: [{ Port: 80, TestTrafficRules }] }).aliases[0].testTraffic;
    expect(header({ Header: { Name: 'x-test', Value: { Exact: '1' } } })).toEqual({ header: 'x-test' });
    expect(header({ Header: unknown })).toEqual({ header: UNKNOWN });
    expect(header(unknown)).toBe(UNKNOWN);
  });

  test('have timeouts and TLS', () => {
    expect(endpoint({ Timeout: { IdleTimeoutSeconds: 0, PerRequestTimeoutSeconds: 'x' } })).toMatchObject({
      idleTimeoutSeconds: 0, perRequestTimeoutSeconds: NaN,
    });
    expect(endpoint({ Timeout: unknown })).toMatchObject({ idleTimeoutSeconds: UNKNOWN, perRequestTimeoutSeconds: UNKNOWN });
    expect(endpoint({})).toMatchObject({ idleTimeoutSeconds: undefined, tls: undefined });
    expect(endpoint({ Tls: unknown })).toMatchObject({ tls: UNKNOWN });
    expect(endpoint({ Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: { Ref: 'ProxyLogs' } }, KmsKey: 'arn', RoleArn: unknown } })).toMatchObject({
      tls: { authority: 'shop.template.json#ProxyLogs', kmsKey: 'arn', role: UNKNOWN },
    });
    expect(endpoint({ Tls: { IssuerCertificateAuthority: unknown } })).toMatchObject({ tls: { authority: UNKNOWN, kmsKey: undefined } });
  });
});

test.each<[string, Properties, Partial<ServiceFacts>]>([
  ['a controller', { DeploymentController: { Type: 'EXTERNAL' } }, { deploymentController: 'EXTERNAL' }],
  ['an unknown controller', { DeploymentController: unknown }, { deploymentController: UNKNOWN }],
  ['a strategy', { DeploymentConfiguration: { Strategy: 'CANARY' } }, { deploymentStrategy: 'CANARY' }],
  ['an unknown deployment', { DeploymentConfiguration: unknown }, { deploymentStrategy: UNKNOWN, deploymentController: 'ECS' }],
  ['no network', { NetworkConfiguration: undefined }, { securityGroups: [], securityGroupsComplete: true, subnets: [], subnetsComplete: true }],
  ['an unknown network', { NetworkConfiguration: unknown }, { securityGroups: [], securityGroupsComplete: false, subnetsComplete: false }],
  ['an unknown part of the network', { NetworkConfiguration: { AwsvpcConfiguration: unknown } }, { securityGroupsComplete: false, subnetsComplete: false }],
  ['unknown groups', { NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: ['sg-1', unknown], Subnets: unknown } } }, {
    securityGroups: ['sg-1'], securityGroupsComplete: false, subnets: [], subnetsComplete: false,
  }],
  ['a load balancer', { LoadBalancers: [{ TargetGroupArn: { Ref: 'Cluster' }, ContainerName: 'app', ContainerPort: '8080' }, 'odd'] }, {
    loadBalancers: [
      { targetGroup: 'shop.template.json#Cluster', alternateTargetGroup: undefined, containerName: 'app', containerPort: 8080 },
      { targetGroup: undefined, alternateTargetGroup: undefined, containerName: undefined, containerPort: undefined },
    ],
    loadBalancersComplete: true,
  }],
  ['registries', { ServiceRegistries: [{ RegistryArn: 'arn' }, { RegistryArn: unknown }] }, { registries: ['arn'], registriesComplete: false }],
  ['an odd registry', { ServiceRegistries: ['odd'] }, { registries: [], registriesComplete: false }],
  ['unknown registries', { ServiceRegistries: unknown }, { registries: [], registriesComplete: false }],
  ['no registries', {}, { registries: [], registriesComplete: true }],
  ['a nonce', { ForceNewDeployment: { EnableForceNewDeployment: true, ForceNewDeploymentNonce: 7 } }, { redeploymentNonce: '7' }],
  ['an unknown deployment', { ForceNewDeployment: unknown }, { redeploymentNonce: UNKNOWN }],
  ['an odd deployment', { ForceNewDeployment: 'odd' }, { redeploymentNonce: undefined }],
  ['an unknown task', { TaskDefinition: 'catalog:1' }, { task: UNKNOWN }],
  ['a task that is none', { TaskDefinition: { Ref: 'Cluster' } }, { task: UNKNOWN }],
  ['a cluster that is none', { Cluster: { Ref: 'Namespace' } }, { cluster: UNKNOWN, clusterIdentity: 'shop.template.json#Namespace' }],
  ['a cluster', {}, { clusterIdentity: 'shop.template.json#Cluster' }],
  ['an odd endpoint', { ServiceConnectConfiguration: { Enabled: true, Services: ['odd'] } }, {
    endpoints: [expect.objectContaining({ portName: undefined, discoveryName: UNKNOWN, aliases: [] })],
  }],
  ['no task', { TaskDefinition: undefined }, { task: undefined }],
])('a service with %s', (_on, properties, expected) => {
  expect(having(properties)).toMatchObject(expected);
});

test.each<[unknown, Partial<ServiceFacts>]>([
  [{ LogConfiguration: { LogDriver: 'awslogs' }, AccessLogConfiguration: { Format: 'TEXT' } }, {
    proxyLog: { driver: 'awslogs' }, accessLog: { format: 'TEXT', includeQueryParameters: undefined },
  }],
  [{ LogConfiguration: unknown, AccessLogConfiguration: unknown }, { proxyLog: UNKNOWN, accessLog: UNKNOWN }],
  [{ AccessLogConfiguration: { Format: 'JSON', IncludeQueryParameters: 'ENABLED' } }, {
    proxyLog: undefined, accessLog: { format: 'JSON', includeQueryParameters: 'ENABLED' },
  }],
  [{ AccessLogConfiguration: { IncludeQueryParameters: unknown } }, { accessLog: { format: undefined, includeQueryParameters: UNKNOWN } }],
  [{}, { proxyLog: undefined, accessLog: undefined }],
])('the logs of %j', (configuration, expected) => {
  expect(having({ ServiceConnectConfiguration: { Enabled: true, ...configuration as object } })).toMatchObject(expected);
});

describe('a task definition', () => {
  const task = (change: (template: Template) => void) => {
    const { task: facts } = catalog(change);
    if (!isKnown(facts)) throw new Error('no task');
    return facts;
  };

  test('is read once for the services that share it', () => {
    const template = shop();
    template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
    const [catalogFacts, ui] = readMesh([alone(template)]).services;
    expect(ui.task).toBe(catalogFacts.task);
  });

  test.each<[unknown, unknown, unknown, unknown]>([
    ['1024', '2048', 1024, 2048],
    [512, 1024, 512, 1024],
    ['1 vCPU', '2 GB', 1024, 2048],
    ['.5 vcpu', '0.5GB', 512, 512],
    ['much', '', NaN, NaN],
    [unknown, unknown, UNKNOWN, UNKNOWN],
    [undefined, undefined, undefined, undefined],
    [[1], {}, UNKNOWN, UNKNOWN],
  ])('of %j CPU and %j memory', (Cpu, Memory, cpu, memoryMiB) => {
    expect(task(({ Resources }) => Object.assign(Resources.CatalogTask.Properties, { Cpu, Memory }))).toMatchObject({ cpu, memoryMiB });
  });

  test.each<[unknown, unknown]>([
    [undefined, 'LINUX'],
    [{}, 'LINUX'],
    [{ OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }, 'WINDOWS_SERVER_2022_CORE'],
    [unknown, UNKNOWN],
  ])('on the platform %j', (RuntimePlatform, operatingSystem) => {
    expect(task(({ Resources }) => Object.assign(Resources.CatalogTask.Properties, { RuntimePlatform })).operatingSystem).toBe(operatingSystem);
  });

  test('holds containers with all that rules ask for', () => {
    const { containers } = task((template) => Object.assign(containerOf(template), {
      Essential: 'false',
      Hostname: 'h',
      Links: ['db', unknown],
      FirelensConfiguration: unknown,
      Environment: [{ Name: 'A' }, { Name: unknown, Value: 'x' }, 'odd'],
      PortMappings: [{ ContainerPort: '80' }, unknown],
    }));
    expect(containers).toEqual([{
      name: 'app',
      essential: false,
      cpu: undefined,
      memoryMiB: undefined,
      memoryReservationMiB: undefined,
      portMappings: [expect.objectContaining({ name: undefined, containerPort: 80, protocol: 'tcp' })],
      portMappingsComplete: false,
      environment: [{ name: 'A', value: UNKNOWN, text: UNKNOWN }],
      command: [],
      extraHosts: [],
      hostname: 'h',
      links: UNKNOWN,
      hasHealthCheck: true,
      isLogRouter: UNKNOWN,
      property: 'ContainerDefinitions/0',
    }]);
  });

  test('keeps of a text what is known of it', () => {
    const sub = (text: string) => ({ 'Fn::Sub': text });
    const { containers: [{ environment, command }] } = task((template) => Object.assign(containerOf(template), {
      Environment: [{ Name: 'A', Value: sub('http://a:80/${Nobody}') }, { Name: 'B', Value: { 'Fn::Join': ['', ['x', unknown, sub('y${Nobody}')]] } }],
      EntryPoint: ['serve', sub('--to=${Nobody}')],
      Command: [unknown, 80],
    }));
    expect(environment).toEqual([{ name: 'A', value: UNKNOWN, text: 'http://a:80/\ufffc' }, { name: 'B', value: UNKNOWN, text: 'x\ufffcy\ufffc' }]);
    expect(command).toEqual(['serve', '--to=\ufffc', '80']);
  });

  test('keeps what is known of texts in a text', () => {
    const text = { 'Fn::Join': ['', ['x', { 'Fn::Sub': 'y${Nobody}' }]] };
    const { containers: [{ environment }] } = task((template) => Object.assign(containerOf(template), { Environment: [{ Name: 'A', Value: text }] }));
    expect(environment).toEqual([{ name: 'A', value: UNKNOWN, text: 'xy\ufffc' }]);
  });

  test('takes the value of a parameter as a whole, and texts after it in parts again', () => {
    const { containers: [{ environment }] } = task((template) => {
      template.Parameters = { Url: { Type: 'String', Default: 'http://{{resolve:ssm:/host}}:80' } };
      containerOf(template).Environment = [{ Name: 'A', Value: { Ref: 'Url' } }, { Name: 'B', Value: 'http://{{resolve:ssm:/host}}:80' }];
    });
    expect(environment.map(({ text }) => text)).toEqual([UNKNOWN, 'http://\ufffc:80']);
  });

  test('keeps no dynamic reference in a text of which it knows a part', () => {
    const url = 'http://user:{{resolve:secretsmanager:db:SecretString:pw}}@catalog:80/${Nobody}';
    const { containers: [{ environment }] } = task((template) => Object.assign(containerOf(template), { Environment: [{ Name: 'A', Value: { 'Fn::Sub': url } }] }));
    expect(environment).toEqual([{ name: 'A', value: UNKNOWN, text: 'http://user:\ufffc@catalog:80/\ufffc' }]);
  });

  test('takes odd containers and links as they come', () => {
    const { containers, containersComplete } = task(({ Resources }) => {
      Resources.CatalogTask.Properties.ContainerDefinitions = ['odd', { Name: 'a', Links: ['db', {}], PortMappings: ['odd'] }, unknown];
    });
    expect(containersComplete).toBe(false);
    expect(containers).toMatchObject([{ name: UNKNOWN, essential: true, links: undefined }, { links: ['db', UNKNOWN], portMappings: [{ protocol: 'tcp' }] }]);
  });
});
