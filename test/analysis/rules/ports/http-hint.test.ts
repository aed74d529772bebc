import { PortMappingFacts, UNKNOWN } from '../../../../src/analysis/facts';
import { httpHint, isOtherProtocol } from '../../../../src/analysis/rules/ports/http-hint';

const mapping = (facts: Partial<PortMappingFacts>): PortMappingFacts => ({
  name: undefined,
  containerPort: 9999,
  containerPortRange: undefined,
  hostPort: undefined,
  protocol: 'tcp',
  appProtocol: undefined,
  property: 'ContainerDefinitions/0/PortMappings/0',
  ...facts,
});

describe('a port speaks', () => {
  test.each([
    ['http', 'http'], ['web', 'http'], ['www', 'http'], ['rest', 'http'], ['graphql', 'http'], ['http2', 'http2'], ['h2c', 'http2'], ['grpc', 'grpc'],
    ['my-web', 'http'], ['web_v2', 'http'], ['API--GRPC', 'grpc'],
  ])('by the name %s: %s', (name, appProtocol) => {
    expect(httpHint(mapping({ name }))).toEqual({ appProtocol, because: `the name ${JSON.stringify(name)}` });
  });

  test.each([[80, 'http'], [3000, 'http'], [8080, 'http'], [50_051, 'grpc']])('by the number %d: %s', (containerPort, appProtocol) => {
    expect(httpHint(mapping({ name: 'catalog', containerPort }))).toEqual({ appProtocol, because: `the number ${containerPort}` });
  });

  test('by its name rather than by its number', () => {
    expect(httpHint(mapping({ name: 'grpc', containerPort: 80 }))).toMatchObject({ appProtocol: 'grpc' });
  });

  test.each<[Partial<PortMappingFacts>]>([
    [{}], [{ name: 'catalog' }], [{ name: 'webs' }], [{ name: 'constructor' }], [{ name: UNKNOWN, containerPort: UNKNOWN }], [{ containerPort: undefined }],
  ])('by nothing: %j', (facts) => {
    expect(httpHint(mapping(facts))).toBeUndefined();
  });
});

describe('a port is known to speak something else', () => {
  test.each([
    'https', 'grpcs', 'tls', 'mtls', 'ssl', 'tcp', 'udp', 'ws', 'wss', 'websocket', 'websockets', 'socket', 'sockets', 'db', 'sql', 'mysql', 'postgres',
    'postgresql', 'redis', 'mongo', 'mongodb', 'kafka', 'amqp', 'mqtt', 'smtp', 'ftp', 'ssh', 'dns', 'proxy', 'my-tls', 'TLS_web',
  ])('by the name %s', (name) => expect(isOtherProtocol(mapping({ name }))).toBe(true));

  test.each([443, 8443])('by the number %d', (containerPort) => expect(isOtherProtocol(mapping({ containerPort }))).toBe(true));

  test('by its protocol, or as a range', () => {
    expect(isOtherProtocol(mapping({ protocol: 'udp' }))).toBe(true);
    expect(isOtherProtocol(mapping({ containerPortRange: '1-2' }))).toBe(true);
  });

  test.each<[Partial<PortMappingFacts>]>([
    [{}], [{ name: 'web' }], [{ name: 'tlsx' }], [{ name: 'xtls' }], [{ name: 'wssx' }], [{ name: 'mydb' }], [{ name: UNKNOWN }], [{ containerPort: UNKNOWN }],
  ])('but not by %j', (facts) => {
    expect(isOtherProtocol(mapping(facts))).toBe(false);
  });
});
