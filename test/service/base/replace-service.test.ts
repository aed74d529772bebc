import { readFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { http, MeshStack } from '../../support/app';

/** What replaces a service: `npm run check:aws` compares it with the CloudFormation schema. */
const CREATE_ONLY = ['Cluster', 'Role', 'SchedulingStrategy', 'ServiceName', 'LaunchType'];

interface Service {
  readonly Properties: Readonly<Record<string, unknown>> & {
    readonly ServiceConnectConfiguration?: { readonly Services?: readonly { readonly DiscoveryName?: string; readonly PortName: string }[] };
  };
}
type Services = Readonly<Record<string, Service>>;

/** The services of a mesh that a test describes. */
function deployed(build: (mesh: MeshStack) => void): Services {
  const mesh = new MeshStack(new App());
  build(mesh);
  return Template.fromStack(mesh).findResources('AWS::ECS::Service') as Services;
}

const namesOf = ({ Properties: { ServiceConnectConfiguration } }: Service) => (
  ServiceConnectConfiguration?.Services?.map(({ DiscoveryName, PortName }) => DiscoveryName ?? PortName) ?? []
);

/** What AWS answers to an update: CloudFormation makes what is new, then deletes what is gone; a name belongs to one service at a time. */
function update(before: Services, after: Services): string {
  const owners = new Map(Object.entries(before).flatMap(([id, service]) => namesOf(service).map((name) => [name, id])));
  for (const [id, service] of Object.entries(after)) {
    const old = before[id];
    const replaced = old && CREATE_ONLY.some((name) => JSON.stringify(old.Properties[name]) !== JSON.stringify(service.Properties[name]));
    if (replaced && old.Properties.ServiceConnectConfiguration && service.Properties.ServiceConnectConfiguration) return `${id} cannot be replaced`;
    const taken = namesOf(service).find((name) => (owners.get(name) ?? id) !== id);
    if (taken !== undefined) return `${taken} is in use by ${owners.get(taken)}`;
  }
  return 'complete';
}

const catalog = (mesh: MeshStack, id = 'Catalog', dnsName = 'catalog', more = {}) => mesh.service(id, { endpoints: [http({ dnsName })], ...more });

const BEFORE = deployed((mesh) => {
  catalog(mesh);
});

describe('a service that is replaced', () => {
  test.each<[string, (mesh: MeshStack) => void, RegExp]>([
    ['by another name of the service', (mesh) => catalog(mesh, 'Catalog', 'catalog', { serviceName: 'next' }), /^CatalogService\w+ cannot be replaced$/],
    ['by another construct id', (mesh) => catalog(mesh, 'Next'), /^catalog is in use by CatalogService/],
    ['by an update in place', (mesh) => catalog(mesh, 'Catalog', 'catalog', { desiredCount: 3 }), /^complete$/],
  ])('%s', (_how, build, answer) => expect(update(BEFORE, deployed((mesh) => { build(mesh); }))).toMatch(answer));

  test('goes without an outage by a second service with names of its own', () => {
    const both = deployed((mesh) => {
      catalog(mesh);
      catalog(mesh, 'CatalogV2', 'catalog-v2');
    });
    const after = deployed((mesh) => {
      catalog(mesh, 'CatalogV2', 'catalog-v2');
    });
    expect([update(BEFORE, both), update(both, after)]).toEqual(['complete', 'complete']);
  });

  test('goes by turning Service Connect off, and on again under another construct id', () => {
    const off = deployed((mesh) => {
      catalog(mesh, 'Catalog', 'catalog', { serviceConnectEnabled: false });
    });
    const replaced = deployed((mesh) => {
      catalog(mesh, 'Catalog', 'catalog', { serviceName: 'next' });
    });
    const renamed = deployed((mesh) => {
      catalog(mesh, 'Next', 'catalog', { serviceName: 'next' });
    });
    expect(update(BEFORE, off)).toBe('complete');
    expect(update(off, replaced)).toMatch(/cannot be replaced$/);
    expect(update(off, renamed)).toBe('complete');
  });

  test('is described in the guide, with every property that replaces it', () => {
    const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'guides', 'replace-a-service.md'), 'utf8');
    expect(CREATE_ONLY.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
