import { App } from 'aws-cdk-lib/core';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { retailStore } from '../../examples/retail-store/retail-store';
import { findCycles, findWaves } from '../../src/analysis/graph';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { resourcesOf } from '../support/app';
import { once } from '../support/once';

/** The context of the example's `cdk.json`, for its strictest validation. */
const CONTEXT = jest.requireActual('../../examples/retail-store/cdk.json').context as Record<string, unknown>;

function synthesise(): CloudAssembly {
  const before = process.env.CDK_VALIDATION;
  delete process.env.CDK_VALIDATION;
  try {
    const app = new App({ context: { ...CONTEXT, 'aws:cdk:enable-path-metadata': true } });
    retailStore(app);
    return app.synth();
  } finally {
    process.env.CDK_VALIDATION = before;
  }
}

describe('the retail store', () => {
  const example = once(() => {
    const assembly = synthesise();
    const mesh = readMesh(readAssembly(assembly.directory)[0]);
    const waitsFor = (node: string) => mesh.deployment.waitsFor.get(node) ?? [];
    const named = (name: string) => mesh.services.find((service) => service.name === name)!;
    return { assembly, mesh, waitsFor, named };
  });

  test('passes the strictest validation of CDK and our own rules, without an error or a warning', () => {
    const { assembly } = example();
    expect(jest.requireActual(`${assembly.directory}/validation-report.json`)).toMatchObject({ pluginReports: [] });
  });

  test('has no cycle', () => {
    const { mesh, waitsFor } = example();
    expect(findCycles(mesh.deployment.waitsFor.keys(), waitsFor)).toEqual([]);
  });

  test('deploys each service after those that it calls', () => {
    const { mesh, waitsFor } = example();
    const names = new Map(mesh.services.map(({ origin, name }) => [origin.address, name]));
    const waves = findWaves(names.keys(), waitsFor).waves.map((wave) => wave.map((node) => names.get(node)).sort());
    expect(waves).toEqual([['Carts', 'Catalog', 'Orders', 'Redis'], ['Checkout'], ['Ui']]);
  });

  test('connects ui to four backends, and checkout to two', () => {
    const { mesh } = example();
    expect(mesh.connections.map(({ client, target, server }) => `${client.name} → ${server!.name} (${target})`).sort()).toEqual([
      'Checkout → Orders (orders:80)', 'Checkout → Redis (redis:6379)',
      'Ui → Carts (carts:80)', 'Ui → Catalog (catalog:80)', 'Ui → Checkout (checkout:80)', 'Ui → Orders (orders:80)',
    ]);
  });

  test('sets the variables of that release', () => {
    const { named } = example();
    const variablesOf = (name: string) => {
      const { task } = named(name);
      return typeof task === 'object' ? Object.fromEntries(task.containers[0].environment.map((variable) => [variable.name, variable.value])) : {};
    };
    expect(variablesOf('Ui')).toEqual({
      RETAIL_UI_ENDPOINTS_CATALOG: 'http://catalog:80',
      RETAIL_UI_ENDPOINTS_CARTS: 'http://carts:80',
      RETAIL_UI_ENDPOINTS_ORDERS: 'http://orders:80',
      RETAIL_UI_ENDPOINTS_CHECKOUT: 'http://checkout:80',
    });
    expect(variablesOf('Checkout')).toEqual({
      RETAIL_CHECKOUT_PERSISTENCE_PROVIDER: 'redis',
      RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL: 'redis://redis:6379',
      RETAIL_CHECKOUT_ENDPOINTS_ORDERS: 'http://orders:80',
    });
  });

  test('depends on exactly what it connects to', () => {
    const { assembly, named } = example();
    const resources = assembly.getStackByName('RetailPlatform').template.Resources as ReturnType<typeof resourcesOf>;
    const checkout = resources[named('Checkout').origin.logicalId];
    const rules = Object.entries(resources).filter(([, { Type, Properties }]) => Type === 'AWS::EC2::SecurityGroupIngress'
      && JSON.stringify(Properties.SourceSecurityGroupId).includes('BackendsCheckout')).map(([id]) => id);
    expect(rules).toHaveLength(2);
    expect(checkout.DependsOn).toHaveLength(2 + rules.length + 1); // servers, rules, and the task role from the L2
    expect(checkout.DependsOn).toEqual(expect.arrayContaining([named('Orders').origin.logicalId, named('Redis').origin.logicalId, ...rules]));
    expect(assembly.getStackByName('RetailFrontend').dependencies.map(({ id }) => id)).toContain('RetailPlatform');
  });
});
