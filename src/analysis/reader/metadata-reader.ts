import {
  asObject, DeclaredConnection, knownOf, Maybe, MeshMetadata, METADATA_KEY, METADATA_VERSION, Ordering, own, SizingMetadata, UNKNOWN,
} from '../facts';
import { Resource } from './resources';

const ORDERINGS: readonly string[] = ['SERVER_FIRST', 'REDEPLOY_AFTER', 'NONE'] satisfies Ordering[];

/** What a service says of itself in its metadata; `undefined` where it says nothing. */
export function readMetadata(resource: Resource): MeshMetadata | undefined {
  const value = valueIn(resource);
  if (value === undefined || value === UNKNOWN) return undefined;
  const faults: string[] = [];
  const body = asObject(value);
  if (!body) return { faults: [`${METADATA_KEY} is not a map`] };

  const read = <T>(key: string, expected: string, is: (item: unknown) => item is T): T | undefined => {
    const item = own(body, key);
    if (item === undefined || item === UNKNOWN) return undefined;
    if (is(item)) return item;
    faults.push(`${key} is ${JSON.stringify(item)}, not ${expected}`);
    return undefined;
  };

  const version = read('version', 'a number', isNumber);
  if (version !== undefined && version !== METADATA_VERSION) {
    return { faults: [`version is ${version}; this release reads version ${METADATA_VERSION}`] };
  }
  const connections = (read('connections', 'a list', Array.isArray) ?? []).map((item) => {
    const connection = readConnection(item);
    if (!connection) faults.push(`connections holds ${JSON.stringify(item)}, not an "alias:port" or { endpoint, ordering, unopenedPort } with ordering ${ORDERINGS.join(', ')}`);
    return connection;
  });
  return {
    namespace: read('namespace', 'text', isText),
    onMesh: read('onMesh', 'true or false', (item): item is boolean => typeof item === 'boolean'),
    connections: own(body, 'connections') === undefined ? undefined : knownOf(connections),
    peakRequestsPerSecond: read('peakRequestsPerSecond', 'a number', isNumber),
    expectedTasks: read('expectedTasks', 'a number', isNumber),
    faults,
  };
}

function readConnection(item: unknown): Maybe<DeclaredConnection> | undefined {
  if (typeof item === 'string') return isTarget(item) ? { endpoint: item, ordering: 'SERVER_FIRST' } : undefined;
  const { endpoint, ordering = 'SERVER_FIRST', unopenedPort } = asObject(item) ?? {};
  if ([item, endpoint, ordering, unopenedPort].includes(UNKNOWN)) return UNKNOWN;
  if (!isText(endpoint) || !isTarget(endpoint)) return undefined;
  if (!isText(ordering) || !ORDERINGS.includes(ordering)) return undefined;
  if (unopenedPort !== undefined && !isNumber(unopenedPort)) return undefined;
  return { endpoint, ordering: ordering as Ordering, unopenedPort };
}

/** A name and a port: `catalog:80`. */
function isTarget(text: string): boolean {
  return /^[^:]+:\d+$/.test(text);
}

function isNumber(item: unknown): item is number {
  return Number.isFinite(item) && (item as number) >= 0;
}

function isText(item: unknown): item is string {
  return typeof item === 'string' && item !== '';
}

/** What a task definition says of its size; `undefined` where it says nothing that can be read. */
export function readSizing(resource: Resource): SizingMetadata | undefined {
  const value = asObject(valueIn(resource));
  const [asked, proxy] = [value?.asked, value?.proxy].map(readSize);
  return asked && proxy && { asked, proxy };
}

function readSize(value: unknown): SizingMetadata['asked'] | undefined {
  const { cpu, memoryMiB } = asObject(value) ?? {};
  return isNumber(cpu) && isNumber(memoryMiB) ? { cpu, memoryMiB } : undefined;
}

function valueIn(resource: Resource): unknown {
  const section = asObject(resource.attribute('Metadata'));
  return section && own(section, METADATA_KEY);
}
