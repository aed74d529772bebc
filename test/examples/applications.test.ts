import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { App, Duration } from 'aws-cdk-lib/core';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectPublicFrontend } from '../../src';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { CONTAINER, MeshStack } from '../support/app';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

/** How one service of an application calls others: by name, with options. */
interface Called {
  readonly to: string;
  readonly path?: string;
  readonly scheme?: string;
}

/** A service: what it publishes, whom it calls, whether it needs the database, and whether it is in the shared security group. */
interface Member {
  readonly endpoints?: ServiceConnectEndpoint[];
  readonly calls?: readonly Called[];
  readonly database?: true;
  readonly shared?: true;
}

/** An application as a table. */
interface Shape {
  readonly services: Readonly<Record<string, Member>>;
  readonly frontend: string;
}

const web = (dnsName: string, containerPort: number, perRequestTimeout?: Duration) => (
  ServiceConnectEndpoint.http({ dnsName, containerPort, port: 80, perRequestTimeout, idleTimeout: perRequestTimeout && Duration.minutes(70) })
);
const tcp = (dnsName: string, containerPort: number) => ServiceConnectEndpoint.tcp({ dnsName, containerPort });
const to = (...names: string[]): Called[] => names.map((name) => ({ to: name }));
const HOUR = Duration.hours(1);
const ENGINE = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_16 });

const SHAPES: Record<string, Shape> = {
  // A ballot: a page, an application server, its cache and its database.
  'a ballot of four services, such as Yelb': {
    frontend: 'Page',
    services: {
      Page: { endpoints: [web('page', 8080)], calls: to('Server') },
      Server: { endpoints: [web('server', 4567)], calls: [{ to: 'Cache', scheme: 'redis' }, { to: 'Store', scheme: 'postgres', path: '/ballot' }] },
      Cache: { endpoints: [tcp('cache', 6379)] },
      Store: { endpoints: [tcp('store', 5432)] },
    },
  },
  // A backend of seven services behind one gateway, which reaches most of them under a path.
  'a backend of seven services, such as Supabase': {
    frontend: 'Gateway',
    services: {
      Gateway: {
        endpoints: [web('gateway', 8000)],
        calls: [
          { to: 'Auth', path: '/verify' }, { to: 'Realtime', scheme: 'ws', path: '/socket/' }, { to: 'Functions', path: '/v1' },
          ...to('Rest', 'Storage', 'Meta'),
        ],
      },
      Auth: { endpoints: [web('auth', 9999)], database: true },
      Rest: { endpoints: [web('rest', 3000)], database: true },
      Realtime: { endpoints: [web('realtime', 4000)], database: true },
      Storage: { endpoints: [web('storage', 5000)], calls: to('Rest'), database: true },
      Meta: { endpoints: [web('meta', 8081)], database: true },
      Functions: { endpoints: [web('functions', 9000)], calls: to('Auth', 'Rest') },
    },
  },
  // Workflows of twelve services, whose calls take up to an hour, some of them in a shared security group.
  'workflows of twelve services, such as Tracecat': {
    frontend: 'Ui',
    services: {
      Ui: { endpoints: [web('ui', 3000)], calls: to('Api') },
      Api: { endpoints: [web('api', 8000, HOUR)], calls: to('Scheduler', 'Cache', 'Objects'), database: true, shared: true },
      Worker: { calls: to('Api', 'Scheduler', 'Executor', 'Objects', 'Cache'), database: true, shared: true },
      Executor: { endpoints: [web('executor', 8001, HOUR)], calls: to('Objects', 'Cache'), database: true, shared: true },
      AgentWorker: { calls: to('Scheduler', 'Llm', 'Mcp'), database: true },
      AgentExecutor: { endpoints: [web('agent-executor', 8002, HOUR)], calls: to('Llm', 'Mcp', 'Objects') },
      Mcp: { endpoints: [web('mcp', 8099, Duration.minutes(30))], calls: to('Api') },
      Llm: { endpoints: [web('llm', 4000, Duration.minutes(10))] },
      Scheduler: {
        endpoints: [ServiceConnectEndpoint.grpc({ dnsName: 'scheduler', containerPort: 7233, perRequestTimeout: HOUR, idleTimeout: Duration.minutes(70) })],
        calls: to('Visibility'),
        database: true,
      },
      Visibility: { endpoints: [tcp('visibility', 9200)] },
      Objects: { endpoints: [web('objects', 9000)] },
      Cache: { endpoints: [tcp('cache', 6379)] },
    },
  },
};

/** Builds an application with nothing but the constructs: no override, no dependency written by hand. */
function build(app: App, { services: table, frontend }: Shape): MeshStack {
  const mesh = new MeshStack(app, 'Mesh');
  const { vpc } = mesh.cluster;
  const usesDatabase = Object.values(table).some(({ database }) => database);
  const database = usesDatabase
    ? new DatabaseInstance(mesh, 'Database', { vpc, engine: ENGINE, storageEncrypted: true })
    : undefined;
  const shared = new SecurityGroup(mesh, 'Shared', { vpc });
  const services = new Map(Object.entries(table).map(([id, { endpoints, shared: inGroup }]) => (
    [id, mesh.service(id, { endpoints, container: { ...CONTAINER, environment: { NAME: id } }, securityGroups: inGroup && [shared] })] as const
  )));
  const serviceOf = (id: string): ServiceConnectFargateService => services.get(id)!;
  for (const [id, { calls = [], database: needsDatabase }] of Object.entries(table)) {
    const client = serviceOf(id);
    for (const { to: server, path, scheme } of calls) {
      const urlScheme = scheme ?? schemeOf(serviceOf(server));
      client.connectTo(serviceOf(server), { urlEnvironmentVariable: `${server.toUpperCase()}_URL`, urlPath: path, urlScheme });
    }
    if (!needsDatabase) continue;
    database!.connections.allowDefaultPortFrom(client);
    client.deployAfter(database!);
  }
  new ServiceConnectPublicFrontend(mesh, 'Public', { service: serviceOf(frontend) });
  return mesh;
}

function schemeOf(server: ServiceConnectFargateService): string | undefined {
  return server.endpoint().protocol === 'tcp' ? 'tcp' : undefined;
}

describe.each(Object.entries(SHAPES))('%s', (_name, shape) => {
  test('breaks no rule, and CDK\'s own strict validation finds nothing', () => {
    const assembly = synthesiseStrictly({}, (app) => build(app, shape));
    for (const { violations = [] } of reportsOf(assembly)) expect(violations).toEqual([]);
    const [mesh] = readAssembly(assembly.directory).map((sources) => readMesh(sources));
    expect(complaintsOf(mesh)).toEqual([]);
    const calls = Object.values(shape.services).flatMap(({ calls: list = [] }) => list);
    expect(mesh.services).toHaveLength(Object.keys(shape.services).length);
    expect(mesh.connections).toHaveLength(calls.length);
  });
});
