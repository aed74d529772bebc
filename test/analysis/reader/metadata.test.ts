import { METADATA_KEY } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { shop } from '../../support/shop';
import { alone } from '../../support/templates';

/** What is read of the metadata of a service. */
function metadataOf(value: unknown, Parameters = {}) {
  const Resources = { Ui: { Type: 'AWS::ECS::Service', Properties: {}, Metadata: { 'aws:cdk:path': 'Shop/Ui/Service', [METADATA_KEY]: value } } };
  return readMesh([alone({ Resources, Parameters })]).services[0].metadata;
}

test('reads all that metadata may say', () => {
  expect(metadataOf({
    version: 1,
    namespace: 'shop',
    onMesh: false,
    connections: ['catalog:80', { endpoint: 'orders:8080', ordering: 'REDEPLOY_AFTER' }, { endpoint: 'cart:80', unopenedPort: 8080 }],
    peakRequestsPerSecond: 200,
    expectedTasks: 0,
    somethingNew: true,
  })).toEqual({
    namespace: 'shop',
    onMesh: false,
    connections: [
      { endpoint: 'catalog:80', ordering: 'SERVER_FIRST' },
      { endpoint: 'orders:8080', ordering: 'REDEPLOY_AFTER' },
      { endpoint: 'cart:80', ordering: 'SERVER_FIRST', unopenedPort: 8080 },
    ],
    peakRequestsPerSecond: 200,
    expectedTasks: 0,
    faults: [],
  });
});

test('takes a version for granted, and little for enough', () => {
  expect(metadataOf({})).toMatchObject({ connections: undefined, faults: [] });
  expect(metadataOf({ connections: ['a:1'] })!.connections).toHaveLength(1);
});

test('is undefined where there is none, or nobody can tell', () => {
  expect(metadataOf(undefined)).toBeUndefined();
  expect(metadataOf({ Ref: 'Nobody' })).toBeUndefined();
  expect(readMesh([alone({ Resources: { Ui: { Type: 'AWS::ECS::Service', Metadata: 'odd' } } })]).services[0].metadata).toBeUndefined();
});

test('follows references that resolve to a literal', () => {
  const Parameters = { Endpoint: { Type: 'String', Default: 'catalog:80' } };
  expect(metadataOf({ connections: [{ Ref: 'Endpoint' }] }, Parameters)!.connections).toEqual([{ endpoint: 'catalog:80', ordering: 'SERVER_FIRST' }]);
});

test('leaves out what is unknown, without a word', () => {
  const unknown = { Ref: 'Nobody' };
  const value = { version: unknown, namespace: unknown, connections: [unknown, { endpoint: unknown }, { endpoint: 'a:1', ordering: unknown }, { endpoint: 'a:1', unopenedPort: unknown }], expectedTasks: unknown };
  expect(metadataOf(value)).toMatchObject({ connections: [], faults: [] });
  expect(metadataOf({ connections: unknown })).toMatchObject({ connections: [], faults: [] });
});

test.each<[string, unknown, string]>([
  ['text', 'catalog:80', 'cdk-ecs-service-connect is not a map'],
  ['a list', ['catalog:80'], 'cdk-ecs-service-connect is not a map'],
  ['another version', { version: 2, connections: ['a:1'] }, 'version is 2; this release reads version 1'],
  ['a version as text', { version: '1' }, 'version is "1", not a number'],
  ['connections as text', { connections: 'catalog:80' }, 'connections is "catalog:80", not a list'],
  ['a connection without port', { connections: ['catalog'] }, 'connections holds "catalog", not an "alias:port"'],
  ['a connection with a word for a port', { connections: ['catalog:http'] }, 'connections holds "catalog:http"'],
  ['a connection with two ports', { connections: ['catalog:80:81'] }, 'connections holds "catalog:80:81"'],
  ['a number as connection', { connections: [80] }, 'connections holds 80'],
  ['a connection without endpoint', { connections: [{ ordering: 'NONE' }] }, 'connections holds {"ordering":"NONE"}'],
  ['an unknown ordering', { connections: [{ endpoint: 'a:1', ordering: 'LATER' }] }, 'with ordering SERVER_FIRST, REDEPLOY_AFTER, NONE'],
  ['an ordering that is no text', { connections: [{ endpoint: 'a:1', ordering: 1 }] }, 'connections holds {"endpoint":"a:1","ordering":1}'],
  ['a port that is text', { connections: [{ endpoint: 'a:1', unopenedPort: '80' }] }, 'connections holds {"endpoint":"a:1","unopenedPort":"80"}'],
  ['an endless rate', { peakRequestsPerSecond: Infinity }, 'peakRequestsPerSecond is null, not a number'],
  ['an empty namespace', { namespace: '' }, 'namespace is "", not text'],
  ['a word for onMesh', { onMesh: 'no' }, 'onMesh is "no", not true or false'],
  ['a negative rate', { peakRequestsPerSecond: -1 }, 'peakRequestsPerSecond is -1, not a number'],
  ['tasks as text', { expectedTasks: '4' }, 'expectedTasks is "4", not a number'],
])('%s is a fault', (_on, value, fault) => {
  const { faults, connections } = metadataOf(value)!;
  expect(faults).toEqual([expect.stringContaining(fault)]);
  expect(connections ?? []).toEqual([]);
});

test('what is right counts beside what is wrong', () => {
  expect(metadataOf({ connections: ['catalog', 'orders:80'], namespace: 1, expectedTasks: 2 })).toMatchObject({
    connections: [{ endpoint: 'orders:80' }], expectedTasks: 2, faults: [expect.stringContaining('catalog'), expect.stringContaining('namespace is 1')],
  });
});

const SIZING = { asked: { cpu: 256, memoryMiB: 512 }, proxy: { cpu: 256, memoryMiB: 64 } };

test.each<[unknown, unknown]>([
  [{ version: 1, ...SIZING }, SIZING],
  [{ asked: { cpu: 256, memoryMiB: 512 } }, undefined],
  [{ asked: { cpu: '256', memoryMiB: 512 }, proxy: { cpu: 256, memoryMiB: 64 } }, undefined],
  [{ asked: { cpu: 256, memoryMiB: '512' }, proxy: { cpu: 256, memoryMiB: 64 } }, undefined],
  ['odd', undefined],
  [undefined, undefined],
])('the sizing of a task definition from %j', (value, sizing) => {
  const template = shop();
  template.Resources.CatalogTask.Metadata = { [METADATA_KEY]: value };
  const { task } = readMesh([alone(template)]).services[0];
  expect(task).toMatchObject({ sizing });
});
