import { TemplateSource } from '../../../src/analysis/reader';
import { largeMesh } from '../../support/large-mesh';
import { once } from '../../support/once';
import { random } from '../../support/random';
import { violations } from '../../support/schemas';
import { endpointOf, resource, shop } from '../../support/shop';
import { alone, nesting, Template } from '../../support/templates';
import { tlsShop } from '../../support/tls-shop';
import { topology } from '../../support/topologies';

/** The shop with a load balancer in front of `Ui`. */
function publicShop(): Template {
  const template = shop();
  template.Resources.LoadBalancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {});
  template.Resources.Group = resource('AWS::ElasticLoadBalancingV2::TargetGroup', { Port: 80, Protocol: 'HTTP' });
  template.Resources.Listener = resource('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: 'LoadBalancer' }, Port: 443, Protocol: 'HTTPS', DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }],
  });
  template.Resources.Rule = resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: { Ref: 'Listener' },
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/shop/*'] } }, { Field: 'host-header', Values: ['shop.example.com'] }],
    Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: { Ref: 'Group' } }] } }],
  });
  template.Resources.Ui.Properties.LoadBalancers = [{ TargetGroupArn: { Ref: 'Group' }, ContainerName: 'app', ContainerPort: 3000 }];
  return template;
}

/** The same templates, with their resources, and themselves, in another order. */
function shuffled(sources: readonly TemplateSource[], seed: number): TemplateSource[] {
  const next = random(seed);
  const shuffle = <T>(items: readonly T[]) => items.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
  return shuffle(sources).map((source) => {
    const body = source.body as Template;
    return { ...source, body: { ...body, Resources: Object.fromEntries(shuffle(Object.entries(body.Resources))) } };
  });
}

describe('the topology of a shop', () => {
  const read = once(() => topology([alone(shop(), 'cdk.out/shop.template.json')]));

  test('has its services, with endpoints, tasks and waves', () => {
    const [catalog, ui] = read().services;
    expect(catalog).toEqual({
      id: 'shop/Catalog',
      name: 'Catalog',
      stack: 'shop',
      constructPath: null,
      account: '111111111111',
      region: 'eu-west-1',
      onMesh: true,
      conditional: false,
      namespace: 'shop/Namespace',
      launchType: 'FARGATE',
      desiredCount: null,
      endpoints: [{
        discoveryName: 'catalog', aliases: [{ dnsName: 'catalog', port: 80 }], protocol: 'http', proxyPort: 8080, tls: false, containerPort: 8080,
      }],
      task: { cpu: 512, memoryMiB: 1024, asked: null, proxy: null },
      wave: 1,
      waitsFor: { services: [], stacks: [] },
    });
    expect(ui).toMatchObject({ id: 'shop/Ui', wave: 2, waitsFor: { services: ['shop/Catalog'], stacks: [] }, endpoints: [] });
  });

  test('has deployment, namespace and connection', () => {
    expect(read()).toMatchObject({
      version: 1,
      deployments: [{
        stacks: [{ id: 'shop', template: 'shop.template.json', orderKnown: false, lastWave: 2 }],
        waves: [['shop/Catalog'], ['shop/Ui']],
        criticalPath: ['shop/Catalog', 'shop/Ui'],
        cycles: [],
      }],
      namespaces: [{ id: 'shop/Namespace', name: 'shop', kind: 'HTTP' }],
      connections: [{
        client: 'shop/Ui', server: 'shop/Catalog', target: 'catalog:80', protocol: 'http', proxyPort: 8080, tls: false, ordering: 'SERVER_FIRST', inferredFrom: null,
      }],
      routes: [],
    });
  });
});

test('has the routes of load balancers, by listener and by rule', () => {
  const at = { service: 'shop/Ui', containerPort: 3000, loadBalancer: 'shop/LoadBalancer', internetFacing: true, protocol: 'HTTPS', port: 443 };
  expect(topology([alone(publicShop())]).routes).toEqual([
    { ...at, hosts: ['shop.example.com'], paths: ['/shop/*'] },
    { ...at, hosts: [], paths: [] },
  ]);
});

test('says where a route comes from an unknown place', () => {
  const template = publicShop();
  delete template.Resources.Listener;
  template.Resources.LoadBalancer.Properties.Scheme = 'internal';
  expect(topology([alone(template)]).routes).toEqual([
    {
      service: 'shop/Ui',
      containerPort: 3000,
      loadBalancer: null,
      internetFacing: null,
      protocol: null,
      port: null,
      hosts: ['shop.example.com'],
      paths: ['/shop/*'],
    },
  ]);
});

test('names an endpoint without an alias as Service Connect does, and none whose alias only the deployment knows', () => {
  const dialled = (alias: object) => {
    const template = shop();
    template.Parameters = { Name: { Type: 'String' } };
    endpointOf(template).ClientAliases = [alias];
    return topology([alone(template)]).services.find(({ name }) => name === 'Catalog')!.endpoints[0].aliases;
  };
  expect(dialled({ Port: 80 })).toEqual([{ dnsName: 'catalog.shop', port: 80 }]);
  expect(dialled({ Port: 80, DnsName: { Ref: 'Name' } })).toEqual([{ dnsName: null, port: 80 }]);
});

test('has findings, about a service where they are about its task definition', () => {
  const template = shop();
  template.Resources.CatalogTask.Properties.ContainerDefinitions[0].PortMappings[0].AppProtocol = 'smtp';
  template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services[0].PortName = 'admin';
  const { findings } = topology([alone(template)]);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, service, resource: at }) => [rule, service, at])).toEqual(
    expect.arrayContaining([['SC101', 'shop/Catalog', 'shop/Catalog']]),
  );
  expect(findings.every(({ service }) => service === null || service.startsWith('shop/'))).toBe(true);
});

test('says what waits for what across stacks and nested stacks, without listing their services', () => {
  const inner: Template = { Resources: { Orders: shop().Resources.Catalog, OrdersTask: shop().Resources.CatalogTask } };
  inner.Resources.Orders.Properties.Cluster = 'main';
  const outer = shop();
  outer.Resources.Nested = resource('AWS::CloudFormation::Stack', { TemplateURL: 'nested' });
  outer.Resources.Ui.DependsOn = ['Catalog', 'Nested'];
  const sources: TemplateSource[] = [
    { ...alone(outer, 'out/Back.template.json'), assembly: 'out', stackName: 'Back', nested: nesting({ Nested: { name: 'out/n.json', body: inner, assembly: 'out' } }) },
    { ...alone(shop(), 'out/Front.template.json'), assembly: 'out', stackName: 'Front', dependsOn: ['out/Back.template.json'] },
  ];
  const { services, deployments } = topology(sources);
  expect(services.map(({ id, name, stack, wave, waitsFor }) => [id, name, stack, wave, ...waitsFor.services, '|', ...waitsFor.stacks].join(' '))).toEqual([
    'Back/Catalog Back/Catalog Back 1 |',
    'Back/Nested/Orders Orders Back 1 |',
    'Back/Ui Back/Ui Back 2 Back/Catalog | Back/Nested',
    'Front/Catalog Front/Catalog Front 3 | Back',
    'Front/Ui Front/Ui Front 4 Front/Catalog | Back',
  ]);
  expect(deployments[0]).toMatchObject({
    name: 'out', criticalPath: ['Back/Catalog', 'Back/Ui', 'Front/Catalog', 'Front/Ui'], stacks: [{ lastWave: 2 }, { lastWave: 4, orderKnown: true }],
  });
});

test('names cycles by ids, and has no wave for what is on them', () => {
  const template = shop();
  template.Resources.Catalog.DependsOn = 'Ui';
  const { services, deployments: [{ cycles, waves }] } = topology([alone(template)]);
  expect(cycles).toEqual([['shop/Catalog', 'shop/Ui']]);
  expect(waves).toEqual([]);
  expect(services.map(({ wave }) => wave)).toEqual([null, null]);
});

test('gives stacks of one name the names of their files', () => {
  const sources = ['Eu', 'Us'].map((name) => ({ ...alone(shop(), `out/${name}.template.json`), assembly: 'out' }));
  expect(topology(sources).services.map(({ id, name }) => [id, name])).toEqual([
    ['shop (Eu.template.json)/Catalog', 'shop (Eu.template.json)/Catalog'], ['shop (Eu.template.json)/Ui', 'shop (Eu.template.json)/Ui'],
    ['shop (Us.template.json)/Catalog', 'shop (Us.template.json)/Catalog'], ['shop (Us.template.json)/Ui', 'shop (Us.template.json)/Ui'],
  ]);
});

test('keeps deployments apart', () => {
  const loose = (name: string): TemplateSource => ({ name, body: shop(), assembly: name });
  const { deployments, connections } = topology([loose('b/web.yaml')], [loose('a/shop.yaml')]);
  expect(deployments.map(({ name, waves }) => [name, waves])).toEqual([
    ['shop.yaml', [['shop/Catalog'], ['shop/Ui']]], ['web.yaml', [['web/Catalog'], ['web/Ui']]],
  ]);
  expect(connections.map(({ client, server }) => [client, server])).toEqual([['shop/Ui', 'shop/Catalog'], ['web/Ui', 'web/Catalog']]);
});

test('says what was not read', () => {
  const template = shop();
  template.Resources.Express = resource('AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/t.json' });
  expect(topology([alone(template)]).unread).toEqual([{ resource: 'shop/Express', reason: expect.any(String) }]);
});

describe.each([
  ['the shop', () => [alone(publicShop())]],
  ['the shop with TLS', () => [alone(tlsShop())]],
  ['300 services in three stacks', () => largeMesh(300)],
])('%s', (_what, sources) => {
  test('fulfils the schema', () => expect(violations('topology', topology(sources()))).toEqual([]));

  test('is the same whatever the order of templates and resources, and whatever their folder', () => {
    const expected = JSON.stringify(topology(sources()));
    for (const seed of [1, 2, 3]) expect(JSON.stringify(topology(shuffled(sources(), seed)))).toBe(expected);
    const moved = sources().map((source) => ({ ...source, name: `/elsewhere/${source.name}` }));
    expect(JSON.stringify(topology(moved))).toBe(expected);
  });
});
