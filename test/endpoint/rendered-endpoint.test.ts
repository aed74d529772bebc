import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';
import {
  ServiceConnectCertificateAuthority, ServiceConnectEndpoint, ServiceConnectHttpEndpointProps, ServiceConnectTestTraffic, ServiceConnectTls,
} from '../../src';
import { overrideEntries, portMappingOf, renderEndpoint, RenderedEndpoint } from '../../src/endpoint';
import { MeshStack, resourcesOf } from '../support/app';

const { http, tcp } = ServiceConnectEndpoint;

describe('an entry', () => {
  test('has every option that is part of it', () => {
    const definition = http({
      containerPort: 8080,
      name: 'web',
      discoveryName: 'catalog',
      dnsName: 'catalog.shop',
      port: 80,
      ingressPortOverride: 15000,
      idleTimeout: Duration.minutes(1),
      perRequestTimeout: Duration.seconds(5),
    });
    expect(renderEndpoint(definition, 'catalog', undefined)).toEqual({
      service: {
        portMappingName: 'web',
        discoveryName: 'catalog',
        dnsName: 'catalog.shop',
        port: 80,
        ingressPortOverride: 15000,
        idleTimeout: Duration.minutes(1),
        perRequestTimeout: Duration.seconds(5),
        tls: undefined,
      },
      overrides: {},
    });
  });

  test('leaves out a discovery name that is the name of the port mapping', () => {
    expect(renderEndpoint(http({ containerPort: 8080, dnsName: 'catalog' }), 'catalog', undefined).service.discoveryName).toBeUndefined();
  });
});

test('an override lands in its own entry, by its path inside the entry', () => {
  const mesh = new MeshStack();
  const { service } = mesh.service('Shop', { endpoints: [http({ containerPort: 8080, dnsName: 'web' }), tcp({ containerPort: 6379, dnsName: 'cache' })] });
  const cfnService = service.node.defaultChild as CfnService;
  const [web, cache] = [{}, { 'Timeout.IdleTimeoutSeconds': 7 }].map((overrides): RenderedEndpoint => ({ service: { portMappingName: 'x' }, overrides }));
  overrideEntries(cfnService, [web, cache]);
  const { Properties } = resourcesOf(mesh)[mesh.getLogicalId(cfnService)];
  expect(Properties.ServiceConnectConfiguration.Services).toMatchObject([{ PortName: 'web' }, { PortName: 'cache', Timeout: { IdleTimeoutSeconds: 7 } }]);
  expect(Properties.ServiceConnectConfiguration.Services[0].Timeout).toBeUndefined();
});

test('a test-traffic rule lands in the client alias', () => {
  const mesh = new MeshStack();
  const { service } = mesh.service('Shop', {
    endpoints: [
      http({ containerPort: 8080, dnsName: 'web', testTraffic: ServiceConnectTestTraffic.header('x-shop-test', 'yes') }),
      http({ containerPort: 8081, dnsName: 'api', testTraffic: ServiceConnectTestTraffic.header('x-api-test') }),
      http({ containerPort: 8082, dnsName: 'admin' }),
    ],
  });
  const { Services } = resourcesOf(mesh)[mesh.getLogicalId(service.node.defaultChild as CfnService)].Properties.ServiceConnectConfiguration;
  expect(Services.map((entry: { ClientAliases: unknown[] }) => entry.ClientAliases)).toEqual([
    [{ DnsName: 'web', Port: 8080, TestTrafficRules: { Header: { Name: 'x-shop-test', Value: { Exact: 'yes' } } } }],
    [{ DnsName: 'api', Port: 8081, TestTrafficRules: { Header: { Name: 'x-api-test' } } }],
    [{ DnsName: 'admin', Port: 8082 }],
  ]);
});

test.each([
  [http, { value: 'http' }],
  [ServiceConnectEndpoint.http2, { value: 'http2' }],
  [ServiceConnectEndpoint.grpc, { value: 'grpc' }],
  [tcp, undefined],
] as const)('the port mapping has the protocol of the endpoint: %#', (factory, appProtocol) => {
  const mapping = portMappingOf(factory({ containerPort: 9000, name: 'x' }));
  expect(mapping).toMatchObject({ name: 'x', containerPort: 9000, protocol: 'tcp' });
  expect(mapping.appProtocol?.value).toBe(appProtocol?.value);
});

describe('the nonce of a client follows exactly the options that clients see', () => {
  const base: ServiceConnectHttpEndpointProps = { containerPort: 8080, name: 'web', discoveryName: 'catalog', dnsName: 'catalog', port: 80 };
  const SEEN: readonly string[] = ['dnsName', 'port', 'discoveryName', 'tls'];
  const hashOf = (props: (mesh: MeshStack) => Partial<ServiceConnectHttpEndpointProps>) => {
    const mesh = new MeshStack();
    const server = mesh.service('Server', { endpoints: [http({ ...base, ...props(mesh) })] });
    return mesh.service('Client').connectTo(server).endpointHash;
  };
  const changes: { readonly [O in keyof ServiceConnectHttpEndpointProps]-?: (mesh: MeshStack) => ServiceConnectHttpEndpointProps[O] } = {
    containerPort: () => 9090,
    containerName: () => 'app',
    name: () => 'api',
    discoveryName: () => 'catalog-2',
    dnsName: () => 'products',
    port: () => 81,
    ingressPortOverride: () => 15000,
    idleTimeout: () => Duration.minutes(9),
    perRequestTimeout: () => Duration.minutes(9),
    testTraffic: () => ServiceConnectTestTraffic.header('x-shop-test', 'yes'),
    tls: (mesh) => ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(mesh, 'Ca')),
  };

  test.each(Object.entries(changes))('%s', (option, change) => {
    const changed = hashOf((mesh) => ({ [option]: change(mesh) }));
    expect(changed !== hashOf(() => ({}))).toBe(SEEN.includes(option));
  });
});
