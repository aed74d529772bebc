import { ForceNewDeployment } from 'aws-cdk-lib/aws-ecs';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectProtocol } from '../../../src';
import { http, MeshStack, serviceOf } from '../../support/app';

describe('the hash of endpoints', () => {
  test('has the same value in each release: another one would redeploy all clients', () => {
    const mesh = new MeshStack();
    expect(mesh.service('Ui').connectTo(mesh.server('Catalog')).endpointHash).toBe('6deaa59824c28be3e1244fce961a50a0');
    const imported = mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.GRPC, tls: true });
    expect(mesh.service('Other').connectTo(imported).endpointHash).toBe('f92c73e7d99fdc60a4fd625244a452aa');
  });

  test('follows whether an endpoint of another app is encrypted', () => {
    const hashOf = (tls?: boolean) => {
      const mesh = new MeshStack();
      const imported = mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP, tls });
      return mesh.service('Ui').connectTo(imported).endpointHash;
    };
    expect(hashOf(true)).not.toBe(hashOf());
    expect(hashOf(false)).toBe(hashOf());
  });

  test('is of what the template of the client says: a name of another stack is an import there', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Back');
    const { valueAsString: dnsName } = new CfnParameter(mesh, 'Name');
    const catalog = mesh.service('Catalog', { endpoints: [http({ name: 'catalog', dnsName })] });
    const clients = [mesh, new Stack(app, 'Front')].map((stack) => mesh.service('Ui', {}, stack));
    const [near, far] = clients.map((client) => client.connectTo(catalog, { hostEnvironmentVariable: 'CATALOG' }));
    app.synth();
    expect(near.endpointHash).not.toBe(far.endpointHash);
    const nonces = clients.map((client) => serviceOf(client).Properties.ForceNewDeployment.ForceNewDeploymentNonce as string);
    expect(nonces).toEqual([near, far].map(({ endpointHash }) => endpointHash));
  });
});

describe('a nonce of the user', () => {
  /** What a client says of redeployments; it is connected unless told otherwise. */
  function redeploymentOf(forceNewDeployment?: ForceNewDeployment, isConnected = true): { ForceNewDeploymentNonce: string } | undefined {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { forceNewDeployment });
    const catalog = mesh.server('Catalog');
    if (isConnected) ui.connectTo(catalog);
    return serviceOf(ui).Properties.ForceNewDeployment;
  }
  const nonceOf = (forceNewDeployment?: ForceNewDeployment) => redeploymentOf(forceNewDeployment)!.ForceNewDeploymentNonce;

  test('is left as it is without a connection', () => {
    expect(redeploymentOf({ enabled: true, nonce: 'mine' }, false)).toEqual({ EnableForceNewDeployment: true, ForceNewDeploymentNonce: 'mine' });
    expect(redeploymentOf(undefined, false)).toBeUndefined();
  });

  test('is part of the hash of a client, so that another one redeploys it', () => {
    const [none, first, second] = [undefined, 'first', 'second'].map((nonce) => nonceOf({ enabled: true, nonce }));
    expect(new Set([none, first, second]).size).toBe(3);
    expect(none).toBe(nonceOf());
    expect(first).toMatch(/^[0-9a-f]{32}$/);
  });

  test('does not switch redeployments on that the user switched off', () => {
    expect(redeploymentOf({ enabled: false, nonce: 'mine' })).toMatchObject({ EnableForceNewDeployment: false });
    expect(redeploymentOf()).toMatchObject({ EnableForceNewDeployment: true });
  });
});
