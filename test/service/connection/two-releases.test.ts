import { App } from 'aws-cdk-lib/core';
import * as own from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf } from '../../support/app';

/** The library once more, with classes of its own, as if it were of a release. */
function copyOf(release: string): typeof own {
  let copy: typeof own | undefined;
  jest.isolateModules(() => {
    for (const name of ['core', 'aws-ecs', 'aws-ec2', 'aws-cloudwatch', 'aws-iam', 'aws-logs', 'aws-servicediscovery', 'aws-elasticloadbalancingv2']) {
      const shared = jest.requireActual<object>(`aws-cdk-lib/${name}`);
      jest.doMock(`aws-cdk-lib/${name}`, () => shared);
    }
    jest.doMock('../../../src/analysis/rules/package-file', () => ({ packageVersion: () => release }));
    copy = jest.requireActual('../../../src');
    jest.dontMock('../../../src/analysis/rules/package-file');
  });
  return copy!;
}

const { version } = jest.requireActual<{ version: string }>('../../../package.json');

describe('another release in the same app', () => {
  const other = copyOf('9.9.9');
  const build = () => {
    const mesh = new MeshStack(new App());
    const { cluster } = mesh;
    const namespace = new other.ServiceConnectNamespace(mesh, 'OtherNamespace', { namespaceName: 'other' });
    const server = (id: string) => new other.ServiceConnectFargateService(mesh, id, {
      cluster, namespace, container: CONTAINER, endpoints: [other.ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: id.toLowerCase() })],
    });
    return { mesh, cluster, namespace, server };
  };

  test('has classes of its own', () => {
    expect(other.ServiceConnectFargateService).not.toBe(own.ServiceConnectFargateService);
  });

  test('works beside this one, each in its own namespace', () => {
    const { mesh, server } = build();
    server('A').connectTo(server('B'));
    mesh.service('Ui').connectTo(mesh.server('Catalog'));
    const types = Object.values(resourcesOf(mesh)).map(({ Type }) => Type);
    expect(types.filter((type) => type === 'AWS::ECS::Service')).toHaveLength(4);
    expect(types.filter((type) => type === 'AWS::EC2::SecurityGroupIngress')).toHaveLength(2);
  });

  test.each<[string, string | RegExp, (built: ReturnType<typeof build>) => unknown]>([
    ['a service as a target', /SC029 two-releases: target is Shop.A \(.*\) of release 9.9.9/, ({ mesh, server }) => mesh.service('Ui').connectTo(server('A'))],
    ['an endpoint as a target', 'SC029 two-releases: target is an object of release 9.9.9', ({ mesh, server }) => mesh.service('Ui').connectTo(server('A').endpoint())],
    ['a namespace', /SC029 two-releases: namespace is Shop.OtherNamespace/, ({ mesh, namespace }) => mesh.service('Ui', { namespace })],
    ['a definition', 'SC029 two-releases: endpoint 1 of endpoints is an object', ({ mesh }) => (
      mesh.service('Ui', { endpoints: [other.ServiceConnectEndpoint.http({ containerPort: 1 }) as never] }))],
    ['a watched service', 'SC029 two-releases: service is Shop/A', ({ mesh, server }) => (
      new own.ServiceConnectAlarms(mesh, 'Alarms', { service: server('A'), connectionSurge: { maxNewConnections: 1 } }))],
    ['the other way round', /SC029 two-releases: target is Shop.Catalog/, ({ mesh, server }) => server('A').connectTo(mesh.server('Catalog'))],
  ])('is refused in words as %s', (_what, message, call) => {
    const built = build();
    expect(() => call(built)).toThrow(message);
  });
});

test('two copies of one release know each other', () => {
  const copy = copyOf(version);
  const mesh = new MeshStack();
  const { cluster, namespace } = mesh;
  const definition = copy.ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: 'catalog' });
  const catalog = new copy.ServiceConnectFargateService(mesh, 'Catalog', { cluster, namespace, container: CONTAINER, endpoints: [definition] });
  mesh.service('Ui', { endpoints: [http({ dnsName: 'ui' })] }).connectTo(catalog);
  expect(() => mesh.server('Catalog2', { endpoints: [http({ dnsName: 'catalog' })] })).toThrow('SC201');
  expect(namespace.services).toHaveLength(2);
  expect(Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')).toHaveLength(1);
});
