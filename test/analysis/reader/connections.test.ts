import { METADATA_KEY } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { configurationOf, container, containerOf, endpointOf, resource, shop } from '../../support/shop';
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

  test('finds none at the service itself', () => {
    const template = shop();
    template.Resources.Catalog.Metadata = { [METADATA_KEY]: { connections: ['catalog:80'] } };
    expect(connectionsOf(template)).toContain('Catalog > catalog:80 ?');
  });

  test('finds none in another namespace, or in one that nobody knows', () => {
    expect(declared('catalog:80', (template) => { configurationOf(template, 'Ui').Namespace = 'market'; })).toBe('Ui > catalog:80 ?');
    expect(declared('catalog:80', (template) => { configurationOf(template, 'Ui').Namespace = 'ns-abcdefghijklmnop'; })).toBe('Ui > catalog:80 ?');
    expect(declared('catalog:80', (template) => { configurationOf(template).Namespace = 'ns-abcdefghijklmnop'; })).toBe('Ui > catalog:80 ?');
  });

  test.each([
    ['the same host', ['catalog:80'], { U: 'http://catalog', V: 'catalog:8080' }, []],
    ['the same host on a port that nobody has', ['catalog:8080'], { U: 'http://catalog' }, []],
    ['another name of the endpoint', ['catalog.shop:80'], { U: 'http://catalog' }, []],
    ['another host', ['orders:80'], { U: 'http://catalog' }, ['Ui > catalog:80 Catalog from the environment variable U']],
    ['nobody', [], { U: 'http://catalog' }, ['Ui > catalog:80 Catalog from the environment variable U']],
  ])('to %s leaves the environment what it does not cover', (_on, connections, environment, inferred) => {
    const template = withEnvironment(environment);
    template.Resources.Ui.Metadata = { [METADATA_KEY]: { version: 1, namespace: 'shop', connections } };
    expect(connectionsOf(template).slice(connections.length)).toEqual(inferred);
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
    ['a name beside its port', { CATALOG_NAME: 'catalog', CATALOG_PORT: '80' }],
    ['a name with a port of its own', { MY_CATALOG: 'catalog', MY_CATALOG_PORT: 80 }],
    ['a URL of which the path only exists at deployment', { CATALOG: { 'Fn::Sub': 'http://catalog:80/${Stage}' } }],
    ['a URL with a password that only exists at deployment', { CATALOG: { 'Fn::Join': ['', ['http://user:', { Ref: 'Password' }, '@catalog:80']] } }],
    ['a URL with a password in a secret', { CATALOG: 'http://user:{{resolve:secretsmanager:shop}}@catalog' }],
    ['a URL with a port that only exists at deployment', { CATALOG: { 'Fn::Sub': 'http://catalog:${Port}' } }],
  ])('from %s', (_on, environment) => {
    const [variable] = Object.keys(environment);
    expect(connectionsOf(withEnvironment(environment))).toEqual([expect.stringMatching(`^Ui > catalog:80 Catalog from the environment variable ${variable}$`)]);
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
    ['a host of which a part only exists at deployment', { CATALOG_URL: { 'Fn::Sub': 'http://catalog${Suffix}:80' }, CATALOG_HOST: { 'Fn::Sub': '${Prefix}catalog' } }],
    ['the discovery name in the namespace, beside an alias', { CATALOG_ADDRESS: 'catalog.shop' }],
    ['hosts for browsers and proxies', Object.fromEntries([
      'NO_PROXY', 'ALLOWED_HOST', 'CORS_ORIGIN', 'ORIGIN_URL', 'PUBLIC_URL', 'EXTERNAL_URL', 'REDIRECT_URI', 'OAUTH_CALLBACK', 'TOKEN_ISSUER', 'SITE_URL',
      'NEXT_PUBLIC_API', 'REACT_APP_API', 'VITE_API',
    ].map((name) => [name, 'http://catalog']))],
    ['a slash', { CATALOG_URL: '://', OTHER_URL: 'http://' }],
    ['something unknown', { CATALOG_URL: { Ref: 'Nobody' } }],
    ['a value longer than addresses are', { CATALOG_URL: `http://catalog/${'x'.repeat(4096)}` }],
  ])('not from %s', (_on, environment) => {
    expect(connectionsOf(withEnvironment(environment))).toEqual([]);
  });

  test('comes from the full name of an endpoint without an alias of its own, and from no name beside an alias', () => {
    const names = (alias: string | undefined) => ['catalog', 'catalog.shop', 'products'].filter((host) => (
      connectionsOf(withEnvironment({ U: `http://${host}` }, (template) => { endpointOf(template).ClientAliases[0].DnsName = alias; })).length > 0
    ));
    expect(names(undefined)).toEqual(['catalog.shop']);
    expect(names('products')).toEqual(['products']);
  });

  test('is one for each target, from the first variable', () => {
    expect(connectionsOf(withEnvironment({ A_URL: 'http://catalog', B_URL: 'http://catalog' }))).toEqual(['Ui > catalog:80 Catalog from the environment variable A_URL']);
  });

  test('comes from the URLs of a command', () => {
    const command = (properties: object) => connectionsOf(withEnvironment({}, (template) => Object.assign(containerOf(template, 'Ui'), properties)));
    const expected = ['Ui > catalog:80 Catalog from the command'];
    expect(command({ Command: ['sh', '-c', 'curl "http://catalog/health" || exit 1'] })).toEqual(expected);
    expect(command({ EntryPoint: ['proxy', '--upstream=http://catalog:80'] })).toEqual(expected);
    expect(command({ Command: [{ 'Fn::Sub': 'serve http://catalog:80/${Stage}' }, { Ref: 'Nobody' }] })).toEqual(expected);
    expect(command({ Command: ['serve', 'catalog:80'] })).toEqual([]);
  });

  test('is none to a container of the task, an extra host or a DNS record', () => {
    const names = (change: (template: Template) => void) => connectionsOf(withEnvironment({ U: 'http://catalog' }, change));
    expect(names(({ Resources: { UiTask } }) => { UiTask.Properties.ContainerDefinitions.push(container('catalog')); })).toEqual([]);
    expect(names((template) => { containerOf(template, 'Ui').ExtraHosts = [{ Hostname: 'catalog', IpAddress: '10.0.0.9' }]; })).toEqual([]);
    expect(names(({ Resources }) => { Resources.Record = resource('AWS::Route53::RecordSet', { Name: 'catalog.', Type: 'A' }); })).toEqual([]);
  });

  test('has no port from a variable that gives the port of the container itself', () => {
    const own = (template: Template) => { containerOf(template, 'Ui').PortMappings = [{ Name: 'ui', ContainerPort: 3000 }]; };
    expect(connectionsOf(withEnvironment({ CATALOG_HOST: 'catalog', CATALOG_PORT: '3000' }, own))).toEqual(['Ui > catalog:80 Catalog from the environment variable CATALOG_HOST']);
    expect(connectionsOf(withEnvironment({ CATALOG_HOST: 'catalog', CATALOG_PORT: '3001' }, own))).toEqual([]);
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
    }))).toEqual(['Ui > catalog:80 Catalog from the environment variable U']);
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, ({ Resources: { Ui } }) => {
      delete Ui.Properties.ServiceConnectConfiguration;
    }))).toEqual(['Ui > catalog:80 Catalog from the environment variable U']);
  });

  test('is none from a client on the mesh that has no namespace', () => {
    expect(connectionsOf(withEnvironment({ U: 'http://catalog' }, (template) => { delete configurationOf(template, 'Ui').Namespace; }))).toEqual([]);
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
