import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Duration } from 'aws-cdk-lib/core';
import {
  ServiceConnectEndpoint, ServiceConnectFargateServiceProps, ServiceConnectHttpEndpointProps, ServiceConnectProxyLogging, ServiceConnectTestTraffic,
  ServiceConnectTls,
} from '../../../src';
import { CONTAINER, MeshStack, resourcesOf, serviceId, serviceOf, taskOf } from '../../support/app';
import { once } from '../../support/once';

const { http, http2, grpc, tcp } = ServiceConnectEndpoint;
const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/x';
const BASE = { containerPort: 8080, dnsName: 'catalog', port: 80, name: 'catalog' };

type Change = Partial<ServiceConnectFargateServiceProps>;

/** The client `Ui` of a server `Catalog` with the given change. */
function build(change: Change = {}) {
  const mesh = new MeshStack();
  const catalog = mesh.service('Catalog', { endpoints: [http(BASE)], ...change });
  const ui = mesh.service('Ui');
  const { endpointHash } = ui.connectTo(catalog);
  const client = JSON.stringify([serviceOf(ui), taskOf(ui)]);
  const resources = resourcesOf(mesh);
  return { client, endpointHash, server: JSON.stringify(resources[serviceId(catalog)]) + JSON.stringify(taskOf(catalog)) };
}

const unchanged = once(() => build());

describe.each<[property: string, change: Change, redeploys: boolean, why: string]>([
  // what a client sees
  ['client alias', { endpoints: [http({ ...BASE, dnsName: 'catalogue' })] }, true, 'its proxy answers to that name'],
  ['alias port', { endpoints: [http({ ...BASE, port: 81 })] }, true, 'its proxy listens on that port'],
  ['no alias', { endpoints: [http({ ...BASE, dnsName: undefined })] }, true, 'the name is another'],
  ['discovery name', { endpoints: [http({ ...BASE, discoveryName: 'catalog-v2' })] }, true, 'its proxy finds the tasks under it'],
  ['protocol HTTP/2', { endpoints: [http2(BASE)] }, true, 'its proxy has to speak it'],
  ['protocol gRPC', { endpoints: [grpc(BASE)] }, true, 'its proxy has to speak it'],
  ['protocol TCP', { endpoints: [tcp(BASE)] }, true, 'its proxy has to speak it'],
  ['one endpoint more', { endpoints: [http(BASE), tcp({ containerPort: 6379, dnsName: 'cache' })] }, true, 'it is connected to all of them'],
  ['the name of the port mapping, which is the discovery name', { endpoints: [http({ ...BASE, name: 'api' })] }, true, 'its proxy finds the tasks under it'],
  // what it does not see
  ['image', { container: { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.5') } }, false, 'its proxy finds the new tasks by itself'],
  ['environment', { container: { ...CONTAINER, environment: { A: '1' } } }, false, 'it stays in the task of the server'],
  ['health check', { container: { ...CONTAINER, healthCheck: { command: ['CMD', 'true'] } } }, false, 'ECS sends traffic only to healthy tasks'],
  ['CPU and memory', { cpu: 2048, memoryLimitMiB: 4096 }, false, 'the tasks are replaced under the same name'],
  ['desired count', { desiredCount: 7 }, false, 'its proxy learns of new tasks by itself'],
  ['requests at peak', { peakRequestsPerSecond: 900 }, false, 'it sizes only the server'],
  ['container port', { endpoints: [http({ ...BASE, containerPort: 9090 })] }, false, 'Cloud Map tells its proxy the port of every task'],
  ['ingress port override', { endpoints: [http({ ...BASE, ingressPortOverride: 15000 })] }, false, 'Cloud Map tells its proxy the port of every task'],
  ['timeouts', { endpoints: [http({ ...BASE, idleTimeout: Duration.minutes(9), perRequestTimeout: Duration.seconds(9) })] }, false, 'no name and no port depends on them'],
  ['logs of the proxy', { proxyLogging: ServiceConnectProxyLogging.none() }, false, 'the server\'s proxy writes them'],
  ['deployment', { minHealthyPercent: 50, circuitBreaker: { enable: false } }, false, 'it is how the server is deployed'],
])('another %s', (_property, change, redeploys, why) => {
  const changed = once(() => build(change));

  test('changes the server', () => expect(changed().server).not.toBe(unchanged().server));

  test(`${redeploys ? 'redeploys' : 'does not redeploy'} the client: ${why}`, () => {
    const [before, after] = [unchanged(), changed()];
    expect(after.endpointHash !== before.endpointHash).toBe(redeploys);
    const nonce = (client: string) => (/"ForceNewDeploymentNonce":"([0-9a-f]+)"/.exec(client)!)[1];
    expect(nonce(after.client) !== nonce(before.client)).toBe(redeploys);
    if (redeploys) return;
    // Neither its service nor its task changes; the rule that opens the port is a separate resource.
    const withoutRules = (client: string) => client.replace(/"[A-Za-z0-9]*from[A-Za-z0-9]*",?/g, '');
    expect(withoutRules(after.client)).toBe(withoutRules(before.client));
  });
});

type Options = Required<ServiceConnectHttpEndpointProps>;

/** A value for each option of an endpoint, and whether clients see it; a missing option does not compile. */
const OPTIONS: { readonly [O in keyof Options]: [value: (mesh: MeshStack) => Options[O], seen: boolean] } = {
  dnsName: [() => 'catalogue', true],
  port: [() => 81, true],
  discoveryName: [() => 'catalog-v2', true],
  tls: [(mesh) => ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca', AUTHORITY)), true],
  // It is the discovery name, too.
  name: [() => 'api', true],
  containerPort: [() => 9090, false],
  containerName: [() => 'app', false],
  ingressPortOverride: [() => 15000, false],
  idleTimeout: [() => Duration.minutes(9), false],
  perRequestTimeout: [() => Duration.seconds(9), false],
  testTraffic: [() => ServiceConnectTestTraffic.header('x-test', 'yes'), false],
};

test.each(Object.entries(OPTIONS))('the option %s of an endpoint redeploys clients if they see it', (option, [value, seen]) => {
  const hash = (own: (mesh: MeshStack) => object) => {
    const mesh = new MeshStack();
    return mesh.service('Ui').connectTo(mesh.service('Catalog', { endpoints: [http({ ...BASE, ...own(mesh) })] })).endpointHash;
  };
  expect(hash((mesh) => ({ [option]: value(mesh) })) !== hash(() => ({}))).toBe(seen);
});

test('with redeployOnEndpointChange off, no change of a server redeploys its client', () => {
  const nonceOf = (dnsName: string) => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { redeployOnEndpointChange: false });
    const { endpointHash } = ui.connectTo(mesh.server('Catalog', { endpoints: [http({ ...BASE, dnsName })] }));
    expect(endpointHash).toMatch(/^[0-9a-f]{32}$/);
    return serviceOf(ui).Properties.ForceNewDeployment as unknown;
  };
  expect([nonceOf('catalog'), nonceOf('catalogue')]).toEqual([undefined, undefined]);
});
