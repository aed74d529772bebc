import { Protocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App } from 'aws-cdk-lib/core';
import { ServiceConnectFargateServiceProps } from '../../../src';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { CONTAINER, http, MeshStack } from '../../support/app';
import { build, certificateIn, tlsIn } from '../../support/edge';

/** The findings of a rule in an app, as message and fix. */
function found(app: App, rule: string): string[] {
  return judge(readMesh(readAssembly(app.synth().directory)[0])).filter(({ rule: { id } }) => id === rule).map(({ message, fix }) => `${message}; ${fix}`);
}

/** A client that has the address of `Catalog` in a variable of its own. */
function withVariable(url: string, catalog: Partial<ServiceConnectFargateServiceProps> = {}) {
  const app = new App();
  const mesh = new MeshStack(app, 'Shop');
  const server = mesh.server('Catalog', catalog);
  const client = mesh.service('Ui', { container: { ...CONTAINER, environment: { CATALOG_URL: url } } });
  return { app, mesh, server, client };
}

describe('two services of this library without connectTo', () => {
  test('lack the call, before a rule of their security groups', () => {
    expect(found(withVariable('http://catalog:80').app, 'SC501')).toEqual([expect.stringMatching(
      /; call connectTo of Shop\/Ui for catalog:80 of Shop\/Catalog, or add an ingress rule for tcp port 8080 from \S+ to \S+; the alias port needs none$/,
    )]);
  });

  test('lack the call, before a DependsOn', () => {
    expect(found(withVariable('http://catalog:80').app, 'SC603')).toEqual([expect.stringMatching(
      /; call connectTo of Shop\/Ui for catalog:80 of Shop\/Catalog, or add \S+ to the DependsOn of \S+$/,
    )]);
  });

  test('need an end of the reverse order, too', () => {
    const { app, client, server } = withVariable('http://catalog:80');
    server.deployAfter(client.service);
    expect(found(app, 'SC603')).toEqual([expect.stringContaining(
      '; call connectTo of Shop/Ui for catalog:80 of Shop/Catalog, and let Ui wait for Catalog instead of the reverse, or give the connection ServiceConnectOrdering',
    )]);
  });

  test('with it, have nothing to mend', () => {
    const { app, client, server } = withVariable('http://catalog:80');
    client.connectTo(server);
    expect([...found(app, 'SC501'), ...found(app, 'SC603')]).toEqual([]);
  });
});

test('a URL with TLS is told what the endpoint has, and which factory makes one for TLS of the container', () => {
  const app = new App();
  const mesh = new MeshStack(app, 'Shop');
  const server = mesh.server('Catalog', { endpoints: [http({ dnsName: 'catalog', tls: tlsIn(mesh) })] });
  mesh.service('Ui', { container: { ...CONTAINER, environment: { CATALOG_URL: 'https://catalog:80' } } }).connectTo(server);
  expect(found(app, 'SC208')).toEqual([expect.stringContaining(
    '; use http://catalog:80: the endpoint has tls, so that the proxies encrypt; or, if the container itself terminates TLS, make the endpoint with ServiceConnectEndpoint.tcp',
  )]);
});

test('a cycle of node.addDependency is told of deployAfter first, and of no rule inside a group', () => {
  const app = new App();
  const mesh = new MeshStack(app, 'Shop');
  const server = mesh.server('Catalog');
  const client = mesh.service('Ui');
  client.connectTo(server);
  client.node.addDependency(server);
  expect(() => app.synth()).toThrow(
    /Suggested fix: replace node\.addDependency of a service by deployAfter of the service: then only its ECS service waits, .*; or remove one of these references or DependsOn \(see /,
  );
});

test('a health check that is changed to HTTP behind a frontend is told of props', () => {
  const app = new App();
  const mesh = new MeshStack(app, 'Shop');
  const ui = mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls: tlsIn(mesh) })] });
  const { frontend } = build({ certificate: certificateIn(mesh) }, mesh, ui);
  frontend.targetGroup.configureHealthCheck({ protocol: Protocol.HTTP });
  expect(found(app, 'SC708')).toEqual([expect.stringMatching(
    /^healthCheck\.protocol is HTTP; .*; set healthCheck\.protocol to "HTTPS" on the target group, or use the ServiceConnectPublicFrontend as it is, .*, or set ingressPortOverride/,
  )]);
});

test('a frontend over HTTP in front of TLS is told to get a certificate, and one with a certificate is told nothing', () => {
  const [plain, secure] = [false, true].map((hasCertificate) => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    const ui = mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls: tlsIn(mesh) })] });
    build({ certificate: hasCertificate ? certificateIn(mesh) : undefined }, mesh, ui);
    return found(app, 'SC709');
  });
  expect(plain).toEqual([expect.stringMatching(
    /^protocol is HTTP, which has no policy; .* to Ui, where .*; set domainName or certificate of the ServiceConnectPublicFrontend, or use an HTTPS listener whose sslPolicy is /,
  )]);
  expect(secure).toEqual([]);
});
