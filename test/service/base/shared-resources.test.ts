import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { FargateService, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Aspects, CfnResource, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectAdoptedService, ServiceConnectOrdering, ServiceConnectProxyLogging, ServiceConnectTls } from '../../../src';
import { CONTAINER, MeshStack, resourcesOf } from '../../support/app';

const ARN = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';
const SHARED = ['AWS::Logs::LogGroup', 'AWS::IAM::Role'];

/** A mesh whose services share two log groups and a role, at the root of the stack. */
function build() {
  const mesh = new MeshStack();
  const backends = new Construct(mesh, 'Backends');
  const tls = ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca', ARN));
  const [catalog, orders] = ['Catalog', 'Orders'].map((id) => mesh.server(id, { tls }, backends));
  return { mesh, backends, catalog, orders };
}

/** The tags of what the services share, by the construct's id without its hash. */
function sharedTags(stack: Stack): Record<string, object> {
  const shared = Object.entries(resourcesOf(stack)).filter(([id, { Type }]) => SHARED.includes(Type) && id.startsWith('ServiceConnect'));
  return Object.fromEntries(shared.map(([id, { Properties }]) => [
    id.replace(/Shop.*/, ''), Object.fromEntries((Properties.Tags ?? []).map(({ Key, Value }: Record<string, string>) => [Key, Value])),
  ]));
}

const all = (tags: object) => ({ ServiceConnectProxyLogs: tags, ServiceConnectApplicationLogs: tags, ServiceConnectTlsRole: tags });

describe('what services share at the root of their stack', () => {
  test('has the tags of what contains the services', () => {
    const { mesh, backends } = build();
    Tags.of(backends).add('team', 'shop');
    expect(sharedTags(mesh)).toEqual(all({ team: 'shop' }));
  });

  test('has the tags that all of the services have, and not those of one of them', () => {
    const { mesh, catalog, orders } = build();
    Tags.of(catalog).add('team', 'shop');
    Tags.of(catalog).add('tier', '1');
    Tags.of(orders).add('team', 'shop');
    Tags.of(orders).add('tier', '2');
    expect(sharedTags(mesh)).toEqual(all({ team: 'shop' }));
  });

  test('has the tags of its only service', () => {
    const mesh = new MeshStack();
    Tags.of(mesh.server('Catalog')).add('team', 'shop');
    expect(sharedTags(mesh)).toEqual({ ServiceConnectProxyLogs: { team: 'shop' }, ServiceConnectApplicationLogs: { team: 'shop' } });
  });

  test('keeps tags of its own, which win', () => {
    const { mesh, backends, catalog } = build();
    Tags.of(backends).add('team', 'shop');
    Tags.of(catalog.proxyLogGroup!).add('team', 'logs');
    expect(sharedTags(mesh)).toEqual({ ...all({ team: 'shop' }), ServiceConnectProxyLogs: { team: 'logs' } });
  });

  test('has no tags if there are none, nor those of the namespace', () => {
    const { mesh } = build();
    Tags.of(mesh.namespace).add('team', 'shop');
    expect(sharedTags(mesh)).toEqual(all({}));
    const groups = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::Logs::LogGroup');
    expect(groups.flatMap(({ Properties }) => Object.keys(Properties))).not.toContain('Tags');
  });

  test('is visited by the Aspects of the stack', () => {
    const { mesh, catalog, orders } = build();
    catalog.connectTo(orders, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
    const visited = new Set<string>();
    Aspects.of(mesh).add({ visit: (node) => { if (CfnResource.isCfnResource(node)) visited.add(mesh.resolve(node.logicalId)); } });
    const unseen = Object.keys(resourcesOf(mesh)).filter((id) => !visited.has(id));
    expect(unseen).toEqual([]);
  });
});

describe('log groups of a service', () => {
  test('are those that the services of the namespace share in the stack', () => {
    const { catalog, orders } = build();
    expect([catalog.proxyLogGroup!.node.scope, catalog.applicationLogGroup!.node.scope]).toEqual([Stack.of(catalog), Stack.of(catalog)]);
    expect(catalog.proxyLogGroup).not.toBe(catalog.applicationLogGroup);
    expect([orders.proxyLogGroup, orders.applicationLogGroup]).toEqual([catalog.proxyLogGroup, catalog.applicationLogGroup]);
  });

  test('are the one that proxyLogging names, and none if the logs go elsewhere', () => {
    const mesh = new MeshStack();
    const logGroup = new LogGroup(mesh, 'Mine');
    const own = mesh.server('Own', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ logGroup }), container: { ...CONTAINER, logging: LogDrivers.fluentd() }, serviceConnectEnabled: true });
    const silent = mesh.server('Silent', { proxyLogging: ServiceConnectProxyLogging.none(), enableLogging: false });
    const off = mesh.server('Off', { serviceConnectEnabled: false });
    expect([own.proxyLogGroup, own.applicationLogGroup]).toEqual([logGroup, undefined]);
    expect([silent.proxyLogGroup, silent.applicationLogGroup]).toEqual([undefined, undefined]);
    expect([off.proxyLogGroup, off.applicationLogGroup]).toEqual([undefined, expect.any(LogGroup)]);
  });

  test('of an adopted service: that of the proxy', () => {
    const mesh = new MeshStack();
    const { service } = mesh.service('Plain', { serviceConnectEnabled: false });
    const plain = new FargateService(mesh, 'L2', { cluster: mesh.cluster, taskDefinition: service.taskDefinition as never });
    const adopted = new ServiceConnectAdoptedService(mesh, 'Adopted', { namespace: mesh.namespace, service: plain });
    expect(adopted.proxyLogGroup).toBe(mesh.server('Catalog').proxyLogGroup);
  });
});
