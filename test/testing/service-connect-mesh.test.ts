import { Port } from 'aws-cdk-lib/aws-ec2';
import { App, Stage, Validations } from 'aws-cdk-lib/core';
import { retailStore } from '../../examples/retail-store/retail-store';
import { ServiceConnectMesh, ServiceConnectOrdering } from '../../src';
import { http, MeshStack, tcp } from '../support/app';
import { once } from '../support/once';

afterEach(() => jest.restoreAllMocks());

const store = once(() => {
  const app = new App();
  retailStore(app);
  return ServiceConnectMesh.of(app.synth());
});

describe('the retail store', () => {
  test('has its services, with sizes, endpoints and waves', () => {
    const mesh = store();
    expect(mesh.services.map(({ name }) => name)).toEqual(['Carts', 'Catalog', 'Checkout', 'Orders', 'Redis', 'Ui']);
    expect(mesh.service('Checkout')).toMatchObject({
      stack: 'RetailPlatform',
      onMesh: true,
      wave: 2,
      cpu: 512,
      memoryMiB: 1024,
      endpoints: [{ addresses: ['checkout:80'], discoveryName: 'checkout', protocol: 'http', port: 8080, tls: false }],
    });
    expect(mesh.service('Redis').endpoints).toMatchObject([{ addresses: ['redis:6379'], protocol: 'tcp', port: 6379 }]);
  });

  test('tells who calls whom, and on which port', () => {
    expect(store().connectionsTo('Orders').map(({ client, address, port, ordering }) => [client, address, port, ordering])).toEqual([
      ['Checkout', 'orders:80', 8080, 'SERVER_FIRST'], ['Ui', 'orders:80', 8080, 'SERVER_FIRST'],
    ]);
    expect(store().connectionsFrom('Checkout').map(({ server }) => server)).toEqual(['Orders', 'Redis']);
    expect(store().connectionsFrom('Catalog')).toEqual([]);
    expect(store().connections).toHaveLength(6);
  });

  test('has three waves, nothing that is found and nothing that is not read', () => {
    const { waves, findings, unread } = store();
    expect(waves).toEqual([['Carts', 'Catalog', 'Orders', 'Redis'], ['Checkout'], ['Ui']]);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(unread).toEqual([]);
  });
});

/** Ui calls Redis. */
function noisy(scope?: App | Stage): MeshStack {
  const mesh = new MeshStack(scope);
  const redis = mesh.service('Redis', { endpoints: [tcp({ dnsName: 'redis' })] });
  mesh.service('Ui').connectTo(redis, { ordering: ServiceConnectOrdering.NONE });
  return mesh;
}

test('warnings and information are found, and what is acknowledged is not', () => {
  // CDK prints the warning.
  jest.spyOn(console, 'error').mockImplementation();
  const found = (acknowledge: boolean) => {
    const mesh = noisy();
    mesh.service('Open', { endpoints: [http()] }).connections.allowFromAnyIpv4(Port.tcp(8080));
    if (acknowledge) Validations.of(mesh).acknowledge({ id: 'ServiceConnect::SC508', reason: 'tried out' });
    return ServiceConnectMesh.of((mesh.node.root as App).synth()).findings.map(({ rule, severity, service }) => [rule, severity, service]);
  };
  const [information, warning] = [['SC407', 'info', 'Redis'], ['SC508', 'warning', 'Open']];
  expect(found(false)).toEqual(expect.arrayContaining([information, warning]));
  expect(found(true)).toContainEqual(information);
  expect(found(true)).not.toContainEqual(warning);
});

test('an app has the services of its Stages, under names that tell them apart; a Stage has its own', () => {
  const app = new App();
  const stages = ['Beta', 'Prod'].map((name) => new Stage(app, name));
  for (const stage of stages) noisy(stage);
  const both = ServiceConnectMesh.of(app.synth());
  expect(both.services.map(({ name }) => name)).toEqual(['Beta-Shop/Redis', 'Beta-Shop/Ui', 'Prod-Shop/Redis', 'Prod-Shop/Ui']);
  expect(both.waves).toEqual([both.services.map(({ name }) => name)]);
  const one = ServiceConnectMesh.of(stages[1].synth());
  expect(one.services.map(({ name, stack }) => [name, stack])).toEqual([['Redis', 'Prod-Shop'], ['Ui', 'Prod-Shop']]);
  expect(one.connectionsTo('Redis')).toMatchObject([{ client: 'Ui', address: 'redis:6379', port: 6379, protocol: 'tcp' }]);
});

test('fails for a service that is not there', () => {
  expect(() => store().connectionsTo('Catalogue')).toThrow('SC040 service-not-in-mesh: no service of the assembly is called "Catalogue"; use one of "Carts", "Catalog"');
  expect(() => ServiceConnectMesh.of(new App().synth()).service('Ui')).toThrow('give an assembly that has ECS services');
});
