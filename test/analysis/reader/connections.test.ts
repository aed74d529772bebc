import { METADATA_KEY } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { configurationOf, container, containerOf, endpointOf, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';

const connectionsOf = (template: Template) => readMesh([alone(template)]).connections.map(({ client, target, server, inferredFrom }) => (
  `${client.name} > ${target} ${server?.name ?? '?'}${inferredFrom === undefined ? '' : ` from ${inferredFrom}`}`
));

/** `Ui` with an environment and without metadata, beside `Catalog` at `catalog:80`. */
function withEnvironment(environment: Record<string, unknown>, change: (template: Template) => void = () => {}): Template {
  const template = shop();
  delete template.Resources.Ui.Metadata;
  containerOf(template, 'Ui').Environment = Object.entries(environment).map(([Name, Value]) => ({ Name, Value }));
  change(template);
  return template;
}

describe('a declared connection', () => {
  const declared = (endpoint: string, change: (template: Template) => void = () => {}) => {
    const template = shop();
    template.Resources.Ui.Metadata = { [METADATA_KEY]: { version: 1, namespace: 'shop', connections: [endpoint] } };
    change(template);
    return connectionsOf(template)[0];
  };

  test.each(['catalog:80', 'catalog.shop:80'])('%s finds its server', (endpoint) => {
    expect(declared(endpoint)).toBe(`Ui > ${endpoint} Catalog`);
  });

  test('finds its server by the discovery name beside the alias', () => {
    const alias = (template: Template) => { endpointOf(template).ClientAliases[0].DnsName = 'products'; };
    expect(declared('products:80', alias)).toBe('Ui > products:80 Catalog');
    expect(declared('catalog:80', alias)).toBe('Ui > catalog:80 Catalog');
  });

  test.each(['catalog:8080', 'orders:80'])('%s finds none', (endpoint) => {
    expect(declared(endpoint)).toBe(`Ui > ${endpoint} ?`);
  });

  test('finds none where two servers have the name', () => {
    expect(declared('catalog:80', ({ Resources }) => { Resources.Twin = Resources.Catalog; })).toBe('Ui > catalog:80 ?');
  });

  test('finds one server that has the name twice', () => {
    const twice = (template: Template) => { configurationOf(template).Services.push(endpointOf(template)); };
    expect(declared('catalog:80', twice)).toBe('Ui > catalog:80 Catalog');
  });

  test('finds none in another namespace, or in one that nobody knows', () => {
    expect(declared('catalog:80', (template) => { configurationOf(template, 'Ui').Namespace = 'market'; })).toBe('Ui > catalog:80 ?');
    expect(declared('catalog:80', (template) => { configurationOf(template, 'Ui').Namespace = 'ns-abcdefghijklmnop'; })).toBe('Ui > catalog:80 ?');
    expect(declared('catalog:80', (template) => { configurationOf(template).Namespace = 'ns-abcdefghijklmnop'; })).toBe('Ui > catalog:80 ?');
  });

  test('counts instead of what the environment says', () => {
    const template = shop();
    template.Resources.Ui.Metadata = { [METADATA_KEY]: { version: 1, connections: [] } };
    expect(connectionsOf(template)).toEqual([]);
  });
});

describe('an inferred connection', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a URL', { CATALOG: 'http://catalog' }],
    ['a URL with port', { CATALOG: 'https://catalog:80/v1?x=1' }],
    ['a URL with a user', { CATALOG: 'redis://user:secret@catalog:80/0' }],
    ['a URL in a URL', { CATALOG: 'jdbc:http://catalog/orders' }],
    ['a URL of an unknown scheme, which may mean any port', { CATALOG: 'grpc://catalog' }],
    ['a URL among others', { CATALOG: 'http://other, http://catalog' }],
    ['a scheme in capitals', { CATALOG: 'HTTP://catalog' }],
    ['a web socket', { CATALOG: 'ws://catalog/feed' }],
    ['an address', { CATALOG: 'catalog:80' }],
    ['an address with path', { CATALOG: 'catalog:80/v1' }],
    ['addresses', { BROKERS: 'other:9092;catalog:80' }],
    ['a host', { CATALOG_HOST: 'catalog' }],
    ['a host name', { catalog_hostname: 'catalog' }],
    ['an address without port', { CATALOG_ADDR: 'catalog' }],
    ['an address in full', { CATALOG_ADDRESS: 'catalog.shop' }],
    ['a name beside its port', { CATALOG_NAME: 'catalog', CATALOG_PORT: '80' }],
    ['a name with a port of its own', { MY_CATALOG: 'catalog', MY_CATALOG_PORT: 80 }],
  ])('from %s', (_on, environment) => {
    const [variable] = Object.keys(environment);
    expect(connectionsOf(withEnvironment(environment))).toEqual([expect.stringMatching(`^Ui > catalog(.shop)?:80 Catalog from ${variable}$`)]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a bare name', { CATALOG: 'catalog', NAME: 'catalog' }],
    ['a name with another port', { CATALOG_HOST: 'catalog', CATALOG_PORT: '8080' }],
    ['a name with a word for a port', { CATALOG: 'catalog', CATALOG_PORT: 'http' }],
    ['another port in a URL', { CATALOG: 'http://catalog:8080' }],
    ['the port of another scheme', { CATALOG: 'https://catalog' }],
    ['an address on another port', { CATALOG: 'catalog:8080' }],
    ['another host', { CATALOG_URL: 'http://catalog.example.com', ORDERS_HOST: 'orders' }],
    ['a list of hosts', { ALLOWED_HOST: 'catalog,other' }],
    ['nothing', { CATALOG_HOST: '' }],
    ['a slash', { CATALOG_URL: '://', OTHER_URL: 'http://' }],
    ['something unknown', { CATALOG_URL: { Ref: 'Nobody' } }],
    ['a value longer than addresses are', { CATALOG_URL: `http://catalog/${'x'.repeat(4096)}` }],
  ])('not from %s', (_on, environment) => {
    expect(connectionsOf(withEnvironment(environment))).toEqual([]);
  });

  test('is one for each target, from the first variable', () => {
    expect(connectionsOf(withEnvironment({ A_URL: 'http://catalog', B_URL: 'http://catalog' }))).toEqual(['Ui > catalog:80 Catalog from A_URL']);
  });

  test('is none to oneself', () => {
    const template = withEnvironment({});
    containerOf(template).Environment = [{ Name: 'ALLOWED_HOST', Value: 'catalog' }, { Name: 'URL', Value: 'http://catalog' }];
    expect(connectionsOf(template)).toEqual([]);
  });

  test('is none where two servers have the name, or the server is off the mesh', () => {
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, ({ Resources }) => {
      Resources.Twin = { ...Resources.Catalog, Metadata: {} };
    }))).toEqual([]);
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, (template) => { configurationOf(template).Enabled = false; }))).toEqual([]);
  });

  test('comes from every container, and from a client off the mesh', () => {
    expect(connectionsOf(withEnvironment({}, ({ Resources: { UiTask } }) => {
      UiTask.Properties.ContainerDefinitions.push(container('side', { Environment: [{ Name: 'U', Value: 'http://catalog' }] }));
    }))).toEqual(['Ui > catalog:80 Catalog from U']);
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, ({ Resources: { Ui } }) => {
      delete Ui.Properties.ServiceConnectConfiguration;
    }))).toEqual(['Ui > catalog:80 Catalog from U']);
  });

  test('is none where a task or an alias is unknown', () => {
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, ({ Resources: { Ui } }) => { Ui.Properties.TaskDefinition = 'ui:1'; }))).toEqual([]);
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, (template) => {
      endpointOf(template).ClientAliases[0].Port = { Ref: 'Nobody' };
    }))).toEqual([]);
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, (template) => {
      Object.assign(endpointOf(template), { DiscoveryName: { Ref: 'Nobody' } });
      delete endpointOf(template).ClientAliases[0].DnsName;
    }))).toEqual([]);
  });
});
