import { Fn } from 'aws-cdk-lib/core';
import { ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectProtocol } from '../../../src';
import { http, MeshStack, serviceOf, tcp } from '../../support/app';

const ARN = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-';

test('a service cannot connect to an endpoint of its own', () => {
  const catalog = new MeshStack().server('Catalog');
  expect(() => catalog.connectTo(catalog.endpoint())).toThrow('SC001 connect-to-self: service Shop/Catalog connects to itself');
});

test('a server that calls an endpoint of another app, or one that it does not wait for, closes no cycle', () => {
  const mesh = new MeshStack();
  const [ui, catalog, orders] = ['Ui', 'Catalog', 'Orders'].map((id) => mesh.server(id));
  catalog.connectTo(mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP }));
  catalog.connectTo(ui, { ordering: ServiceConnectOrdering.NONE });
  orders.connectTo(ui);
  expect(() => ui.connectTo(catalog)).not.toThrow();
});

describe('a connection over two namespaces is refused', () => {
  const imported = (mesh: MeshStack, id: string, namespaceName: string, namespaceArn = `${ARN}${id.toLowerCase()}`) => (
    ServiceConnectNamespace.fromNamespaceAttributes(mesh, id, { namespaceName, namespaceArn })
  );

  test.each([
    ['the names, if they differ', 'other', '"Shop/Ui" in the namespace "shop" connects to "Shop/Catalog" in the namespace "other"'],
    ['the paths, if the names are the same', 'shop', '"Shop/Ui" in the namespace "Shop/Own" connects to "Shop/Catalog" in the namespace "Shop/Theirs"'],
  ])('with %s', (_what, name, message) => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog', { namespace: imported(mesh, 'Theirs', name) });
    expect(() => mesh.service('Ui', { namespace: imported(mesh, 'Own', 'shop') }).connectTo(catalog)).toThrow(message);
  });

  test('also if the ARN of one is not known, and the other one of this name is made in this app', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog', { namespace: imported(mesh, 'Theirs', 'shop', Fn.importValue('NamespaceArn')) });
    expect(() => mesh.service('Ui').connectTo(catalog)).toThrow('SC307');
    expect(() => catalog.connectTo(mesh.server('Orders'))).toThrow('SC307');
  });
});

describe('connecting again', () => {
  test('with the same options is accepted, and changes nothing', () => {
    const mesh = new MeshStack();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    const options = { ordering: ServiceConnectOrdering.NONE, openSecurityGroups: true };
    const connections = [1, 2].map(() => ui.connectTo(catalog, options));
    expect(connections[1].endpointHash).toBe(connections[0].endpointHash);
    expect(serviceOf(ui).Metadata!['cdk-ecs-service-connect'].connections).toEqual([{ endpoint: 'catalog:80', ordering: 'NONE' }]);
  });

  test.each([[{ ordering: ServiceConnectOrdering.NONE }], [{ openSecurityGroups: false }]])('with %j and nothing else, another option is left as it is', (options) => {
    const mesh = new MeshStack();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    ui.connectTo(catalog, { ordering: ServiceConnectOrdering.NONE, openSecurityGroups: false });
    expect(() => ui.connectTo(catalog, options)).not.toThrow();
  });
});

test('a message about a target of one\'s own names its first endpoint', () => {
  const mesh = new MeshStack();
  const server = mesh.service('Server', { endpoints: [http({ dnsName: 'api' }), tcp({ dnsName: 'cache' })] });
  const target = { endpoints: [server.endpoint('cache'), server.endpoint('api')] };
  expect(() => mesh.service('Ui').connectTo(target, { endpoint: 'web' })).toThrow('cache:6379 has no endpoint "web"; its endpoints are "cache", "api"');
});
