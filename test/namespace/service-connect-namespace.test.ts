import { Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { HttpNamespace, PrivateDnsNamespace, PublicDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { App, Aws, CfnParameter, Fn, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectCertificateAuthority, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectNamespaceOptions,
  ServiceConnectProxyLogging, ServiceConnectTls,
} from '../../src';
import { NamespaceRegistry } from '../../src/mesh/registry';
import { CONTAINER, http, MeshStack, serviceOf, tcp } from '../support/app';

test('makes an HTTP namespace', () => {
  const stack = new Stack();
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop', description: 'The shop', removalPolicy: RemovalPolicy.RETAIN });
  Template.fromStack(stack).hasResource('AWS::ServiceDiscovery::HttpNamespace', {
    Properties: { Name: 'shop', Description: 'The shop' },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  expect(namespace.namespaceName).toBe('shop');
  expect(stack.resolve(namespace.namespaceArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Namespace/), 'Arn'] });
  expect(namespace.cloudMapNamespace.namespaceArn).toBe(namespace.namespaceArn);
});

test('is deleted with the stack by default', () => {
  Template.fromStack(new MeshStack()).hasResource('AWS::ServiceDiscovery::HttpNamespace', { DeletionPolicy: Match.absent() });
});

test('outlives its services, which refer to it', () => {
  const mesh = new MeshStack();
  expect(JSON.stringify(serviceOf(mesh.server('Catalog')).Properties.ServiceConnectConfiguration.Namespace)).toContain('Fn::GetAtt');
});

test('lists the services in the order of their definition', () => {
  const mesh = new MeshStack();
  const services = [mesh.server('B'), mesh.service('A')];
  expect(mesh.namespace.services.map(({ node }) => node.id)).toEqual(['B', 'A']);
  expect(mesh.namespace.services[0]).toBe(services[0]);
});

describe.each([
  ['HTTP', (stack: Stack) => new HttpNamespace(stack, 'CloudMap', { name: 'made-elsewhere' })],
  ['private DNS', (stack: MeshStack) => new PrivateDnsNamespace(stack, 'CloudMap', { name: 'shop', vpc: stack.cluster.vpc })],
  ['public DNS', (stack: Stack) => new PublicDnsNamespace(stack, 'CloudMap', { name: 'shop' })],
])('a Cloud Map namespace of kind %s', (_kind, make) => {
  test('can be used unchanged', () => {
    const mesh = new MeshStack();
    const namespace = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Existing', make(mesh));
    const service = mesh.server('Catalog', { namespace });
    expect(namespace.services).toEqual([service]);
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.Namespace).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^CloudMap/), 'Arn'] });
  });
});

test('a namespace outside the app is used by its ARN', () => {
  const mesh = new MeshStack();
  const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';
  const namespace = ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', { namespaceArn, namespaceName: 'shop' });
  const service = mesh.server('Catalog', { namespace });
  expect(serviceOf(service).Properties.ServiceConnectConfiguration.Namespace).toBe(namespaceArn);
  expect(service.endpoint().dnsName).toBe('catalog');
});

test('the default namespace of a cluster can be used', () => {
  const mesh = new MeshStack();
  const cloudMapNamespace = (mesh.cluster as Cluster).addDefaultCloudMapNamespace({ name: 'inside' });
  const namespace = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Default', cloudMapNamespace);
  const service = mesh.server('Catalog', { namespace });
  expect(serviceOf(service).Properties.ServiceConnectConfiguration.Namespace).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ClusterDefault/), 'Arn'] });
});

test('two constructs of one namespace share its names and its services', () => {
  const mesh = new MeshStack();
  const again = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Again', mesh.namespace.cloudMapNamespace);
  const catalog = mesh.server('Catalog');
  expect(again.services).toEqual([catalog]);
  expect(() => mesh.server('Other', { namespace: again, endpoints: [http({ dnsName: 'catalog' })] })).toThrow('SC201 discovery-name-unique');
  expect(mesh.service('Ui', { namespace: again }).connectTo(catalog).endpoints).toEqual(catalog.endpoints);
});

test('two Stages with one namespace outside the app are two meshes', () => {
  const app = new App();
  const attributes = { namespaceName: 'shop', namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc' };
  for (const id of ['Beta', 'Prod']) {
    const mesh = new MeshStack(new Stage(app, id));
    mesh.server('Catalog', { namespace: ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', attributes) });
  }
  expect(() => app.synth()).not.toThrow();
});

describe('the place of a namespace', () => {
  const arn = (region: string, account: string) => `arn:aws:servicediscovery:${region}:${account}:namespace/ns-abc`;
  const stackIn = (region: string, account = '111111111111') => {
    const stack = new Stack(new App(), 'Shop', { env: { region, account } });
    const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc', { maxAzs: 1 }) });
    return { stack, cluster, container: CONTAINER };
  };
  const serve = (namespaceArn: string, { stack, ...props }: ReturnType<typeof stackIn>) => new ServiceConnectFargateService(stack, 'Catalog', {
    ...props, namespace: ServiceConnectNamespace.fromNamespaceAttributes(stack, 'Existing', { namespaceName: 'shop', namespaceArn }),
  });

  test('in another Region is rejected', () => {
    expect(() => serve(arn('us-east-1', '111111111111'), stackIn('eu-west-1'))).toThrow(
      'SC303 namespace-same-region: the namespace is in the Region us-east-1, the service in eu-west-1; '
      + 'Service Connect needs a namespace in the same Region; use a namespace of eu-west-1, or move the service to us-east-1 [Shop/Catalog]',
    );
    serve(arn('eu-west-1', '111111111111'), stackIn('eu-west-1'));
  });

  test('in a stack of another Region is rejected, too', () => {
    const { stack, ...props } = stackIn('eu-west-1');
    const there = new Stack(stack.node.root, 'There', { env: { region: 'us-east-1', account: '111111111111' } });
    const namespace = new ServiceConnectNamespace(there, 'Namespace', { namespaceName: 'shop' });
    expect(() => new ServiceConnectFargateService(stack, 'Catalog', { ...props, namespace })).toThrow('SC303');
  });

  test('is not checked if a Region is a token', () => {
    const mesh = new MeshStack();
    const namespace = ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', { namespaceName: 'shop', namespaceArn: arn('us-east-1', '111111111111') });
    mesh.service('Ui', { namespace });
    mesh.service('Web', { namespace: ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Token', { namespaceName: 'shop', namespaceArn: arn(Aws.REGION, Aws.ACCOUNT_ID) }) });
  });

  test('is not checked if the ARN is a token', () => {
    expect(() => serve(Fn.importValue('NamespaceArn'), stackIn('eu-west-1'))).not.toThrow();
  });

  test('in another account is a finding, to acknowledge if it is shared', () => {
    const shared = stackIn('eu-west-1', '222222222222');
    serve(arn('eu-west-1', '111111111111'), shared);
    const app = shared.stack.node.root as App;
    expect(() => app.synth()).toThrow('acknowledge ServiceConnect::SC304');
    Validations.of(app).acknowledge({ id: 'ServiceConnect::SC304', reason: 'shared by AWS RAM' });
    expect(() => app.synth({ force: true })).not.toThrow();
  });
});

describe('fails', () => {
  test.each([['', 'namespaceName is ""'], ['two words', 'namespaceName is "two words"'], ['a'.repeat(1025), 'namespaceName is "aaa'], ['ä', 'namespaceName is "ä"']])(
    'on the name %j', (namespaceName, message) => {
      expect(() => new ServiceConnectNamespace(new Stack(), 'Namespace', { namespaceName })).toThrow(`SC305 namespace-name-format: ${message}`);
    },
  );

  test('not on a name that is a token', () => {
    const stack = new Stack();
    const { valueAsString: namespaceName } = new CfnParameter(stack, 'Name');
    const mesh = new MeshStack(new App());
    expect(() => new ServiceConnectNamespace(mesh, 'Other', { namespaceName })).not.toThrow();
  });

  test('on a discovery name that another service has', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    expect(() => mesh.service('Other', { endpoints: [http({ dnsName: 'catalog.other' })] })).toThrow(
      'SC201 discovery-name-unique: discoveryName is "catalog", by default from dnsName, on Shop/Other and on service Shop/Catalog; each discovery name is unique '
      + 'in the namespace shop; choose another dnsName for the endpoint of Shop/Other; or keep it, and set discoveryName on the endpoint of Shop/Other to a name that '
      + 'no endpoint in shop has [Shop/Other]',
    );
    expect(() => mesh.service('Third', { endpoints: [http({ dnsName: 'catalog.third', discoveryName: 'third' })] })).not.toThrow();
  });

  test.each([
    ['dnsName', http({ dnsName: 'catalog' }), 'by default from dnsName,', 'choose another dnsName for the endpoint of Shop/Other [Shop/Other]'],
    ['dnsName of an endpoint that takes over', ServiceConnectEndpoint.takingOver({ containerPort: 8080, dnsName: 'old' }), 'by default from dnsName,', 'choose another dnsName'],
    ['name', http({ dnsName: 'other', name: 'catalog' }), 'by default from name,', 'shop; set discoveryName'],
    ['discoveryName', http({ dnsName: 'other', discoveryName: 'catalog' }), 'discoveryName is "catalog" on', 'shop; set discoveryName'],
    [
      'discoveryName, with the same name and port', http({ dnsName: 'catalog', discoveryName: 'catalog' }), 'discoveryName is "catalog" on',
      'choose another dnsName for the endpoint of Shop/Other, and set discoveryName',
    ],
  ])('on a discovery name from %s, with what was written', (_source, endpoint, ...parts) => {
    const mesh = new MeshStack();
    const old = ServiceConnectEndpoint.takingOver({ containerPort: 9090, dnsName: 'old' });
    mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog' }), old] });
    const publish = () => mesh.service('Other', { endpoints: [endpoint] });
    expect(publish).toThrow(parts[0]);
    mesh.node.tryRemoveChild('Other');
    expect(publish).toThrow(parts[1]);
  });

  test('on a discovery name that the service itself has', () => {
    const endpoints = [http({ name: 'a', discoveryName: 'x' }), tcp({ name: 'b', discoveryName: 'x' })];
    expect(() => new MeshStack().service('Catalog', { endpoints })).toThrow('SC201');
  });

  test('on a client alias and port that another service has', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    expect(() => mesh.service('Other', { endpoints: [http({ name: 'other', dnsName: 'catalog' })] })).toThrow(
      /^SC202 endpoint-unique: client alias catalog:80 is on Shop\/Other and on service Shop\/Catalog;/,
    );
    expect(() => mesh.service('Third', { endpoints: [http({ name: 'third', dnsName: 'catalog', port: 81 })] })).not.toThrow();
  });

  test('on an alias that equals the default name of another endpoint', () => {
    const mesh = new MeshStack();
    mesh.service('Catalog', { endpoints: [http({ name: 'catalog' })] });
    expect(() => mesh.service('Other', { endpoints: [http({ name: 'other', dnsName: 'catalog.shop' })] })).toThrow('SC202');
  });

  test('not on the same names in another namespace', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    const namespace = new ServiceConnectNamespace(mesh, 'Other', { namespaceName: 'other' });
    expect(() => mesh.server('Catalog2', { namespace, endpoints: [http({ dnsName: 'catalog' })] })).not.toThrow();
  });
});

test('a user\'s own implementation of the interface gets a registry on first use', () => {
  const mesh = new MeshStack();
  const { namespaceName, namespaceArn, metrics } = mesh.namespace;
  const importEndpoint = () => mesh.server('X').endpoint();
  const foreign = Object.assign(new Stack(mesh, 'Foreign'), { namespaceName, namespaceArn, metrics, services: [], importEndpoint });
  const service = mesh.server('Catalog', { namespace: foreign });
  expect(NamespaceRegistry.of(foreign).services).toEqual([service]);
});

test('each construct of an existing namespace can tell the expected size of other apps', () => {
  const stack = new Stack(new App(), 'Shop');
  const cluster = new Cluster(stack, 'Cluster');
  const attributes = { namespaceName: 'shop', namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa' };
  const [plain, told] = [{}, { expectedServices: 150 }].map((more, i) => (
    ServiceConnectNamespace.fromNamespaceAttributes(stack, `Namespace${i}`, { ...attributes, ...more })
  ));
  const sizes = [plain, told].map((namespace, i) => new ServiceConnectFargateService(stack, `Service${i}`, { cluster, namespace, container: CONTAINER }).taskSize);
  expect(sizes.map((size) => size!.added.memoryMiB)).toEqual([128, 128]);
  expect(() => ServiceConnectNamespace.fromNamespaceAttributes(stack, 'Negative', { ...attributes, expectedTasks: -1 })).toThrow('SC012');
});

describe('an existing namespace', () => {
  const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';
  const tlsOf = (service: ServiceConnectFargateService) => serviceOf(service).Properties.ServiceConnectConfiguration.Services[0].Tls;
  const options = (mesh: MeshStack): ServiceConnectNamespaceOptions => ({
    tls: ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(mesh, 'Ca')),
    proxyLogging: ServiceConnectProxyLogging.awsLogs({ streamPrefix: 'mesh' }),
    expectedServices: 101,
  });

  test.each([
    ['by its attributes', (mesh: MeshStack) => ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', { ...options(mesh), namespaceArn, namespaceName: 'shop' })],
    ['by a construct', (mesh: MeshStack) => ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Existing', new HttpNamespace(mesh, 'Http', { name: 'other' }), options(mesh))],
  ])('%s sets TLS, proxy log and expectations', (_how, make) => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { namespace: make(mesh) });
    expect(tlsOf(service)).toBeDefined();
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.LogConfiguration.Options['awslogs-stream-prefix']).toBe('mesh');
    expect(service.taskSize!.added.memoryMiB).toBe(128);
  });

  test('has its own defaults, else those of another construct of the same namespace', () => {
    const mesh = new MeshStack(new App(), 'Shop', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ streamPrefix: 'first' }) });
    const { cloudMapNamespace } = mesh.namespace;
    const second = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Second', cloudMapNamespace, { proxyLogging: ServiceConnectProxyLogging.awsLogs({ streamPrefix: 'second' }) });
    const third = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Third', cloudMapNamespace);
    const services = [mesh.namespace, second, third].map((namespace, i) => mesh.server(`S${i}`, { namespace }));
    expect(services.map((service) => serviceOf(service).Properties.ServiceConnectConfiguration.LogConfiguration.Options['awslogs-stream-prefix']))
      .toEqual(['first', 'second', 'first']);
  });

  test('fails on a negative expectation', () => {
    const mesh = new MeshStack();
    expect(() => ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Existing', mesh.namespace.cloudMapNamespace, { expectedTasks: -1 })).toThrow('SC012');
  });
});

describe('an endpoint without any name', () => {
  const endpoints = [ServiceConnectEndpoint.http({ containerPort: 8080 })];

  test('has a discovery name of its own from the path of its service, so that many services can have it', () => {
    const mesh = new MeshStack();
    const services = ['Catalog', 'Carts'].map((id) => mesh.service(id, { endpoints }));
    expect(services.map((service) => service.endpoint().address)).toEqual(['shop-catalog-http-8080.shop:8080', 'shop-carts-http-8080.shop:8080']);
    expect(services.map((service) => serviceOf(service).Properties.ServiceConnectConfiguration.Services)).toEqual(['catalog', 'carts'].map((name) => [
      { PortName: 'http-8080', DiscoveryName: `shop-${name}-http-8080`, ClientAliases: [{ Port: 8080 }] },
    ]));
    expect(() => (mesh.node.root as App).synth()).not.toThrow();
  });

  test('begins with a letter or a digit, whatever its path begins with', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const stack = new Stack(app, '((Front', { stackName: 'Front' });
    expect(mesh.service('Ui', { endpoints }, stack).endpoint().discoveryName).toBe('front-ui-http-8080');
  });

  test('has a name of at most 63 characters that still tells two long paths apart', () => {
    const mesh = new MeshStack();
    const names = ['One', 'Two'].map((id) => mesh.service('Service'.repeat(9), { endpoints }, new Construct(mesh, `${'Long'.repeat(9)}${id}`)).endpoint().discoveryName!);
    expect(names.map(({ length }) => length)).toEqual([63, 63]);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_][a-z0-9_-]*[^-]$/);
    const longest = mesh.service('S'.repeat(63 - 'shop--http-8080'.length), { endpoints }).endpoint().discoveryName!;
    expect(longest).toMatch(/^shop-s{48}-http-8080$/);
  });
});
