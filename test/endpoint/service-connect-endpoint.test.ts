import { CfnParameter, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { ServiceConnectEndpoint, ServiceConnectProtocol } from '../../src';

const { http, http2, grpc, tcp } = ServiceConnectEndpoint;

describe('defaults', () => {
  test('the name is the first label of the client alias', () => {
    const endpoint = http({ containerPort: 8080, dnsName: 'catalog.shop', port: 80 });
    expect(endpoint).toMatchObject({ name: 'catalog', discoveryName: 'catalog', dnsName: 'catalog.shop', containerPort: 8080, port: 80, listenPort: 8080 });
  });

  test.each([
    [http, ServiceConnectProtocol.HTTP, 'http-8080'],
    [http2, ServiceConnectProtocol.HTTP2, 'http2-8080'],
    [grpc, ServiceConnectProtocol.GRPC, 'grpc-8080'],
    [tcp, ServiceConnectProtocol.TCP, 'tcp-8080'],
  ] as const)('without an alias the name is protocol and port: %#', (factory, protocol, name) => {
    expect(factory({ containerPort: 8080 })).toMatchObject({ protocol, name, discoveryName: undefined, port: 8080, dnsName: undefined });
  });

  test('the proxy listens on the override', () => {
    expect(tcp({ containerPort: 80, ingressPortOverride: 15000 }).listenPort).toBe(15000);
  });

  test('TCP has no request timeout, even if a caller without types sets one', () => {
    const props = { containerPort: 80, perRequestTimeout: Duration.seconds(5) };
    expect(tcp(props).perRequestTimeout).toBeUndefined();
    expect(http(props).perRequestTimeout).toEqual(Duration.seconds(5));
  });
});

describe('boundaries that are accepted', () => {
  test.each([1, 80, 65535])('containerPort %d', (containerPort) => expect(http({ containerPort }).port).toBe(containerPort));
  test.each([1, 65535])('port %d', (port) => expect(http({ containerPort: 80, port }).port).toBe(port));
  test.each([1025, 65535])('ingressPortOverride %d', (port) => expect(http({ containerPort: 80, ingressPortOverride: port }).listenPort).toBe(port));
  test.each([0, 1, 2147483647])('timeouts of %d s', (seconds) => {
    const timeout = Duration.seconds(seconds);
    expect(http({ containerPort: 80, idleTimeout: timeout, perRequestTimeout: timeout }).idleTimeout).toBe(timeout);
  });
  test.each(['a', '0', '_x', 'a-b_c', 'a'.repeat(64)])('name %s', (name) => expect(http({ containerPort: 80, name }).name).toBe(name));
  test.each(['a', 'catalog.shop', 'catalog_v2', `${'a'.repeat(60)}.${'b'.repeat(66)}`])('dnsName %s', (dnsName) => {
    expect(http({ containerPort: 80, dnsName, name: 'x' }).dnsName).toBe(dnsName);
  });
  test.each(['a'.repeat(64), 'catalog-'])('discoveryName %s, of which the validator only warns', (discoveryName) => {
    expect(http({ containerPort: 80, discoveryName }).discoveryName).toBe(discoveryName);
  });
});

describe('fails', () => {
  const token = Token.asNumber(Lazy.number({ produce: () => 80 }));
  const words = Lazy.string({ produce: () => 'catalog' });
  test.each([
    ['containerPort 0', { containerPort: 0 }, 'SC105 alias-port-range: containerPort is 0'],
    ['containerPort 65536', { containerPort: 65536 }, 'SC105 alias-port-range: containerPort is 65536'],
    ['a fractional containerPort', { containerPort: 80.5 }, 'SC105 alias-port-range: containerPort is 80.5'],
    ['port 0', { containerPort: 80, port: 0 }, 'SC105 alias-port-range: port is 0'],
    ['port 70000', { containerPort: 80, port: 70000 }, 'SC105 alias-port-range: port is 70000'],
    ['ingressPortOverride 1024', { containerPort: 80, ingressPortOverride: 1024 }, 'SC106 ingress-port-range: ingressPortOverride is 1024'],
    ['ingressPortOverride 65536', { containerPort: 80, ingressPortOverride: 65536 }, 'SC106 ingress-port-range: ingressPortOverride is 65536'],
    ['a capital in the name', { containerPort: 80, name: 'Http' }, 'SC102 port-name-format: name is "Http"'],
    ['a name of 65 characters', { containerPort: 80, name: 'a'.repeat(65) }, 'SC102 port-name-format: name is "aaaa'],
    ['a name that the alias makes too long', { containerPort: 80, dnsName: 'a'.repeat(65) }, 'SC102 port-name-format: name is "aaaa'],
    ['a leading hyphen in the discovery name', { containerPort: 80, discoveryName: '-x' }, 'SC203 discovery-name-format: '],
    ['a capital in the alias', { containerPort: 80, dnsName: 'Catalog' }, 'SC204 dns-name-format: dnsName is "Catalog"'],
    ['an alias of 128 characters', { containerPort: 80, name: 'x', dnsName: 'a'.repeat(128) }, 'SC204 dns-name-format: dnsName is "aaaa'],
    ['an idle timeout in milliseconds', { containerPort: 80, idleTimeout: Duration.millis(1500) }, 'SC110 timeout-range: idleTimeout is 1.5'],
    ['a request timeout above the range', { containerPort: 80, perRequestTimeout: Duration.seconds(2147483648) }, 'SC110 timeout-range: perRequestTimeout is 2147483648'],
    ['a containerPort token', { containerPort: token }, 'SC004 literal-required: containerPort is a token'],
    ['a port token', { containerPort: 80, port: token }, 'SC004 literal-required: port is a token'],
    ['an ingressPortOverride token', { containerPort: 80, ingressPortOverride: token }, 'SC004 literal-required: ingressPortOverride is a token'],
    ['a timeout token', { containerPort: 80, idleTimeout: Duration.seconds(token) }, 'SC004 literal-required: idleTimeout is a token'],
    ['an alias token without a name', { containerPort: 80, dnsName: words }, 'SC004 literal-required: dnsName is a token'],
  ] as const)('on %s', (_what, props, message) => {
    expect(() => http(props)).toThrow(message);
  });

  test('with the rule, the value, the values allowed, the fix and the page', () => {
    expect(() => http({ containerPort: 80, dnsName: 'Catalog' })).toThrow(new Error([
      'SC204 dns-name-format: dnsName is "Catalog"; a client alias has 1 to 127 characters of a-z, 0-9, "_", "." and "-", no leading hyphen and no '
      + 'empty label; use a lower-case name such as "catalog"',
      'See https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/blob/main/docs/rules/SC204.md',
    ].join('\n')));
  });
});

test('names can be tokens if the port mapping is named', () => {
  const { valueAsString } = new CfnParameter(new Stack(), 'Name');
  const endpoint = http({ containerPort: 80, name: 'http', dnsName: valueAsString, discoveryName: valueAsString });
  expect(endpoint).toMatchObject({ name: 'http', dnsName: valueAsString, discoveryName: valueAsString });
});

describe('an endpoint that takes over', () => {
  const { takingOver } = ServiceConnectEndpoint;

  test('has the address that clients dial today, and another discovery name', () => {
    expect(takingOver({ containerPort: 8080, dnsName: 'catalog.shop.local' })).toMatchObject({
      name: 'catalog', dnsName: 'catalog.shop.local', port: 8080, discoveryName: 'catalog-sc', protocol: ServiceConnectProtocol.HTTP,
    });
  });

  test('takes every prop of the others, and the protocol', () => {
    const props = { containerPort: 8080, dnsName: 'catalog.internal', port: 80, name: 'api', ingressPortOverride: 15000, idleTimeout: Duration.seconds(9) };
    expect(takingOver({ ...props, protocol: ServiceConnectProtocol.GRPC, perRequestTimeout: Duration.seconds(5) })).toMatchObject({
      ...props, protocol: ServiceConnectProtocol.GRPC, discoveryName: 'api-sc', perRequestTimeout: Duration.seconds(5),
    });
    expect(takingOver({ ...props, protocol: ServiceConnectProtocol.TCP, discoveryName: 'own' })).toMatchObject({ discoveryName: 'own', protocol: ServiceConnectProtocol.TCP });
  });

  test('can have a name that is a token', () => {
    const stack = new Stack();
    const dnsName = new CfnParameter(stack, 'LoadBalancer').valueAsString;
    expect(takingOver({ containerPort: 8080, dnsName, name: 'catalog' }).discoveryName).toBe('catalog-sc');
  });

  test.each([
    ['without a name', { containerPort: 80 }, 'SC017 taking-over-name: dnsName is left out'],
    ['with a request timeout of TCP', { containerPort: 80, dnsName: 'x', protocol: ServiceConnectProtocol.TCP, perRequestTimeout: Duration.seconds(5) }, 'SC010 prop-not-supported: perRequestTimeout is given'],
    ['with a discovery name that gets too long', { containerPort: 80, dnsName: 'x', name: 'a'.repeat(63) }, 'SC203'],
    ['with an invalid port', { containerPort: 0, dnsName: 'x' }, 'SC105'],
  ])('fails %s', (_what, props, message) => expect(() => takingOver(props)).toThrow(message));
});
