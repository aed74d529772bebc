import { App, Stack } from 'aws-cdk-lib/core';
import { AppMeshShop, AppMeshShopOnServiceConnect } from '../../examples/migration/app-mesh-shop';
import { CloudMapShop, MigrationProps } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';
import { Synthesised } from '../support/app';
import { once } from '../support/once';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/migration/cdk.json').context as Record<string, unknown>;

type Template = { Resources: Record<string, Synthesised> };

function synthesise(build: (app: App) => Stack) {
  const assembly = synthesiseStrictly(CONTEXT, build);
  return { assembly, template: assembly.stacks[0].template as Template };
}

/** The paths of the resources that differ between two templates. */
function changed(before: Template, after: Template): string[] {
  const ids = new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)]);
  return [...ids].filter((id) => JSON.stringify(before.Resources[id]) !== JSON.stringify(after.Resources[id]))
    .map((id) => (after.Resources[id] ?? before.Resources[id]).Metadata!['aws:cdk:path'] as string).sort();
}

const MIGRATIONS = [
  ['Cloud Map', CloudMapShop],
  ['an internal load balancer', LoadBalancerShop],
] as const satisfies readonly (readonly [string, new (scope: App, id: string, props: MigrationProps) => Stack])[];

describe.each(MIGRATIONS)('the migration from %s', (_from, Shop) => {
  const at = (step: MigrationStep) => synthesise((app) => new Shop(app, 'Shop', { step }));
  const steps = once(() => (
    Object.fromEntries(Object.values(MigrationStep).map((step) => [step, at(step)])) as Record<MigrationStep, ReturnType<typeof at>>
  ));
  /** The service, its task with the proxy's share, and the permission to write the proxy's log. */
  const joins = (service: string) => ['Service/Service', 'TaskDefinition/ExecutionRole/DefaultPolicy/Resource', 'TaskDefinition/Resource']
    .map((path) => `Shop/${service}/${path}`);

  test.each(Object.values(MigrationStep))('at step "%s" passes the strictest validation of CDK and every rule', (step) => {
    const { assembly } = steps()[step];
    expect(reportsOf(assembly)).toEqual([]);
    expect(complaintsOf(assembly)).toEqual([]);
  });

  test('step one puts the backend on the mesh, with a log group, and does not change the frontend', () => {
    const { before, backend } = steps();
    const [log, ...others] = changed(before.template, backend.template).filter((path) => !joins('Catalog').includes(path));
    expect(log).toMatch(/Log/);
    expect(others).toEqual([]);
    expect(changed(before.template, backend.template)).toEqual(expect.arrayContaining(joins('Catalog')));
  });

  test('step two puts the frontend on the mesh, and does not change the backend', () => {
    const { backend, clients } = steps();
    expect(changed(backend.template, clients.template)).toEqual(joins('Ui'));
  });

  test('the frontend dials the same address throughout', () => {
    const addresses = Object.values(steps()).map(({ template }) => Object.values(template.Resources)
      .filter(({ Metadata, Type }) => Type === 'AWS::ECS::TaskDefinition' && String(Metadata!['aws:cdk:path']).startsWith('Shop/Ui/'))
      .map(({ Properties }) => Properties.ContainerDefinitions[0].Environment as object));
    expect(new Set(addresses.map((address) => JSON.stringify(address))).size).toBe(1);
    expect(addresses[0]).toEqual([[{ Name: 'RETAIL_UI_ENDPOINTS_CATALOG', Value: expect.stringMatching(/^http:\/\/catalog\.shop\.(local:8080|internal:80)$/) }]]);
  });

  test('undoing a step restores the previous template, byte for byte', () => {
    for (const step of [MigrationStep.BACKEND, MigrationStep.BEFORE]) {
      expect(JSON.stringify(at(step).template)).toBe(JSON.stringify(steps()[step].template));
    }
  });

  test('the last step removes the old path, and changes no task', () => {
    const { clients, after } = steps();
    const paths = changed(clients.template, after.template);
    expect(paths.filter((path) => path.includes('TaskDefinition'))).toEqual([]);
    expect(Object.keys(after.template.Resources).length).toBeLessThan(Object.keys(clients.template.Resources).length);
  });
});

describe('the migration from App Mesh', () => {
  const before = once(() => synthesise((app) => new AppMeshShop(app, 'Shop')));
  const after = once(() => synthesise((app) => new AppMeshShopOnServiceConnect(app, 'Shop')));
  const types = ({ Resources }: Template) => new Set(Object.values(Resources).map(({ Type }) => Type));

  test.each([['before', before], ['after', after]])('%s the migration, it passes the validation and every rule', (_when, shop) => {
    expect(reportsOf(shop().assembly).filter(({ conclusion }) => conclusion !== 'success')).toEqual([]);
  });

  test('leaves nothing of App Mesh', () => {
    expect([...types(before().template)].filter((type) => type.startsWith('AWS::AppMesh::'))).toHaveLength(3);
    expect([...types(after().template)].filter((type) => type.startsWith('AWS::AppMesh::'))).toEqual([]);
    expect(JSON.stringify(after().template)).not.toMatch(/envoy|ProxyConfiguration/i);
  });

  test('lets the frontend dial the same address', () => {
    for (const { template } of [before(), after()]) expect(JSON.stringify(template)).toContain('"Value":"http://catalog.shop.local:8080"');
  });
});
