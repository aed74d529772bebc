import { ServiceConnectNamespace, ServiceConnectNamespaceOptions, ServiceConnectProxyLogging } from '../../src';
import { NamespaceRegistry } from '../../src/mesh';
import { http, MeshStack } from '../support/app';

/** Another construct of the namespace of a mesh. */
const again = (mesh: MeshStack, id: string, options: ServiceConnectNamespaceOptions = {}) => (
  ServiceConnectNamespace.fromCloudMapNamespace(mesh, id, mesh.namespace.cloudMapNamespace, options)
);

describe('the size of a namespace', () => {
  test('is what the app has, as it is now', () => {
    const mesh = new MeshStack();
    const registry = NamespaceRegistry.of(mesh.namespace);
    expect(registry.scale).toEqual({ services: 0, tasks: 0 });
    for (const desiredCount of [2, 5]) mesh.service(`S${desiredCount}`, { desiredCount });
    expect(registry.scale).toEqual({ services: 2, tasks: 7 });
    mesh.service('Last', { desiredCount: 1 });
    expect(registry.scale).toEqual({ services: 3, tasks: 8 });
  });

  test('is what is expected if that is more, each for itself', () => {
    const mesh = new MeshStack();
    again(mesh, 'One', { expectedServices: 1, expectedTasks: 30 });
    again(mesh, 'Two', { expectedServices: 9 });
    again(mesh, 'Three', { expectedTasks: 20 });
    const registry = NamespaceRegistry.of(mesh.namespace);
    expect(registry.scale).toEqual({ services: 9, tasks: 30 });
    mesh.service('Ui', { desiredCount: 40 });
    expect(registry.scale).toEqual({ services: 9, tasks: 40 });
  });
});

test('what a construct sets for its services is its own, else that of the first construct of the namespace that sets it, else nothing', () => {
  const mesh = new MeshStack();
  const proxyLogging = ['first', 'second'].map((streamPrefix) => ServiceConnectProxyLogging.awsLogs({ streamPrefix }));
  const plain = again(mesh, 'Plain');
  const registry = NamespaceRegistry.of(plain);
  expect(registry.default(plain, 'proxyLogging')).toBeUndefined();
  const [, second] = proxyLogging.map((logging, i) => again(mesh, `Set${i}`, { proxyLogging: logging }));
  expect([plain, second].map((namespace) => registry.default(namespace, 'proxyLogging'))).toEqual(proxyLogging);
  expect(registry.default(second, 'tls')).toBeUndefined();
});

test('an address leads to the service that publishes it, with its alias or the name in the namespace', () => {
  const mesh = new MeshStack();
  const catalog = mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog' }), http({ name: 'admin', containerPort: 9090, port: 81 })] });
  const registry = NamespaceRegistry.of(mesh.namespace);
  expect(['catalog:80', 'admin.shop:81', 'catalog:81', 'admin:81'].map((address) => registry.holderOf(address))).toEqual([catalog, catalog, undefined, undefined]);
});
