import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpNamespace, PrivateDnsNamespace, PublicDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectNamespace } from '../../src';
import { NamespaceRegistry } from '../../src/namespace/registry';
import { http, MeshStack, serviceOf, tcp } from '../support/app';

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
  ['HTTP', (stack: Stack) => new HttpNamespace(stack, 'CloudMap', { name: 'shop' })],
  ['private DNS', (stack: MeshStack) => new PrivateDnsNamespace(stack, 'CloudMap', { name: 'shop', vpc: stack.cluster.vpc })],
  ['public DNS', (stack: Stack) => new PublicDnsNamespace(stack, 'CloudMap', { name: 'shop' })],
])('a Cloud Map namespace of kind %s', (_kind, make) => {
  test('serves as it is', () => {
    const mesh = new MeshStack();
    const namespace = ServiceConnectNamespace.fromCloudMapNamespace(mesh, 'Existing', make(mesh));
    const service = mesh.server('Catalog', { namespace });
    expect(namespace.services).toEqual([service]);
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.Namespace).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^CloudMap/), 'Arn'] });
  });
});

test('a namespace outside the app serves by its ARN', () => {
  const mesh = new MeshStack();
  const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';
  const namespace = ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', { namespaceArn, namespaceName: 'shop', namespaceId: 'ns-abc' });
  const service = mesh.server('Catalog', { namespace });
  expect(serviceOf(service).Properties.ServiceConnectConfiguration.Namespace).toBe(namespaceArn);
  expect(service.endpoint().dnsName).toBe('catalog');
});

describe('fails', () => {
  test.each([['', 'namespaceName is ""'], ['two words', 'namespaceName is "two words"'], ['a'.repeat(1025), 'namespaceName is "aaa'], ['ä', 'namespaceName is "ä"']])(
    'on the name %j', (namespaceName, message) => {
      expect(() => new ServiceConnectNamespace(new Stack(), 'Namespace', { namespaceName })).toThrow(`SC305 namespace-name-format: ${message}`);
    },
  );

  test('not on a name that exists only at deployment', () => {
    const stack = new Stack();
    const { valueAsString: namespaceName } = new CfnParameter(stack, 'Name');
    const mesh = new MeshStack(new App());
    expect(() => new ServiceConnectNamespace(mesh, 'Other', { namespaceName })).not.toThrow();
  });

  test('on a discovery name that another service has', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    expect(() => mesh.service('Other', { endpoints: [http({ dnsName: 'catalog.other' })] })).toThrow(
      /^SC201 discovery-name-unique: discoveryName is "catalog" on Shop\/Other, as on service Shop\/Catalog;.*in its namespace, shop; set discoveryName .*\[Shop\/Other\]/,
    );
    expect(() => mesh.service('Third', { endpoints: [http({ dnsName: 'catalog.third', discoveryName: 'third' })] })).not.toThrow();
  });

  test('on a discovery name that the service itself has', () => {
    const endpoints = [http({ name: 'a', discoveryName: 'x' }), tcp({ name: 'b', discoveryName: 'x' })];
    expect(() => new MeshStack().service('Catalog', { endpoints })).toThrow('SC201');
  });

  test('on a client alias and port that another service has', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    expect(() => mesh.service('Other', { endpoints: [http({ name: 'other', dnsName: 'catalog' })] })).toThrow(
      /^SC202 endpoint-unique: client alias catalog:80 is on Shop\/Other, as on service Shop\/Catalog;/,
    );
    expect(() => mesh.service('Third', { endpoints: [http({ name: 'third', dnsName: 'catalog', port: 81 })] })).not.toThrow();
  });

  test('on an alias that spells what another endpoint is called without one', () => {
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

  test('on a service that is there already', () => {
    const mesh = new MeshStack();
    const service = mesh.service('Catalog');
    expect(() => NamespaceRegistry.of(mesh.namespace).register({ service, definitions: [], expectedTasks: () => 1 })).toThrow(
      'SC005 registered-twice: service Shop/Catalog is already in the namespace shop; a service belongs to one namespace, once; keep one of the two',
    );
  });
});

test('a namespace of somebody else\'s making gets a registry when it is first used', () => {
  const mesh = new MeshStack();
  const { namespaceName, namespaceArn, metrics } = mesh.namespace;
  const importEndpoint = () => mesh.server('X').endpoint();
  const foreign = Object.assign(new Stack(mesh, 'Foreign'), { namespaceName, namespaceArn, metrics, services: [], importEndpoint });
  const service = mesh.server('Catalog', { namespace: foreign });
  expect(NamespaceRegistry.of(foreign).services).toEqual([service]);
});
