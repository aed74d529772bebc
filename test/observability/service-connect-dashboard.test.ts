import { Template } from 'aws-cdk-lib/assertions';
import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlarms, ServiceConnectDashboard, ServiceConnectDashboardProps, ServiceConnectFargateService, ServiceConnectProtocol,
  ServiceConnectTls,
} from '../../src';
import { MeshPage } from '../../src/observability/mesh-page';
import { http, MeshStack, tcp } from '../support/app';

const ARN = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const LIMITS = { widgets: 500, metrics: 2500, metricsPerWidget: 500 };

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title: string; readonly metrics: unknown[][]; readonly markdown?: string };
}

/** The widgets of the page, with every token replaced by a word. */
function pageOf(mesh: MeshStack, props: Partial<ServiceConnectDashboardProps> = {}, scope: Stack = mesh): Widget[] {
  new ServiceConnectDashboard(scope, 'Dashboard', { namespace: mesh.namespace, ...props });
  const [{ Properties: { DashboardBody } }] = Object.values(Template.fromStack(scope).findResources('AWS::CloudWatch::Dashboard'));
  const parts = typeof DashboardBody === 'string' ? [DashboardBody] : DashboardBody['Fn::Join'][1] as unknown[];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'token')).join('')).widgets;
}

const graphs = (page: Widget[]) => page.filter(({ type }) => type === 'metric');
const namesIn = (page: Widget[], title: string) => page.find(({ properties }) => properties.title === title)?.properties.metrics.map(([, name, ...rest]) => `${String(name)} ${String((rest[rest.length - 1] as { label: string }).label)}`);

test('shows no responses of a server whose clients are all in other accounts', () => {
  const mesh = new MeshStack();
  mesh.server('Ledger', { clientsInOtherAccounts: true });
  const page = pageOf(mesh);
  expect(namesIn(page, 'Shop/Ledger: traffic and saturation')).toEqual(['RequestCount ledger requests', 'ActiveConnectionCount ledger connections']);
  expect(JSON.stringify(page)).not.toMatch(/HTTPCode_Target|TargetResponseTime/);
});

describe('a page of a small mesh', () => {
  const mesh = new MeshStack();
  const tls = ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca', ARN));
  const ui = mesh.service('Ui');
  ui.connectTo(mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog', tls })] }));
  ui.connectTo(mesh.service('Redis', { endpoints: [tcp({ dnsName: 'redis' })] }));
  ui.connectTo(mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP }));
  const page = pageOf(mesh, { dashboardName: 'shop' });

  test('shows the golden signals of each server', () => {
    expect(namesIn(page, 'Shop/Catalog: traffic and saturation')).toEqual(['RequestCount catalog requests', 'ActiveConnectionCount catalog connections']);
    expect(namesIn(page, 'Shop/Catalog: errors and latency')).toEqual([
      'HTTPCode_Target_5XX_Count catalog 5xx', 'HTTPCode_Target_4XX_Count catalog 4xx', 'ClientTLSNegotiationErrorCount catalog TLS errors', 'TargetResponseTime catalog response time',
    ]);
    expect(namesIn(page, 'Shop/Redis: traffic and saturation')).toEqual(['NewConnectionCount redis new connections', 'ActiveConnectionCount redis connections']);
  });

  test('shows what each client sees of the endpoints whose discovery names are known', () => {
    expect(namesIn(page, 'Shop/Ui as a client: traffic, errors and latency')).toEqual([
      'HTTPCode_Target_2XX_Count catalog 2xx', 'HTTPCode_Target_5XX_Count catalog 5xx', 'TargetProcessedBytes redis bytes', 'TargetResponseTime catalog response time',
    ]);
  });

  test('leaves client services out of the servers, and connections if asked to', () => {
    expect(graphs(page).map(({ properties }) => properties.title).filter((title) => title.startsWith('Shop/Ui:'))).toEqual([]);
    const other = new MeshStack();
    other.service('Ui').connectTo(other.server('Catalog'));
    expect(graphs(pageOf(other, { connections: false }))).toHaveLength(2);
  });

  test('has no overlapping widgets', () => expectNoOverlap(page));
});

test('shows services that are defined after it, and only the named ones if there are any', () => {
  const app = new App();
  const mesh = new MeshStack(app);
  const own = new Stack(app, 'Own');
  const [catalog] = ['Catalog', 'Carts'].map((id) => mesh.server(id));
  expect(graphs(pageOf(mesh, { services: [catalog] }, own)).map(({ properties }) => properties.title)).toEqual(['Shop/Catalog: traffic and saturation', 'Shop/Catalog: errors and latency']);

  const late = new MeshStack();
  new ServiceConnectDashboard(late, 'Early', { namespace: late.namespace });
  late.server('Catalog');
  expect(JSON.stringify(Template.fromStack(late).findResources('AWS::CloudWatch::Dashboard'))).toContain('Shop/Catalog: traffic');
});

/** Services that each call up to `calls` of those before them. */
function large(mesh: MeshStack, count: number, calls: number, endpoints = 1): ServiceConnectFargateService[] {
  const services: ServiceConnectFargateService[] = [];
  for (let i = 0; i < count; i += 1) {
    const service = mesh.service(`Service${i}`, {
      endpoints: Array.from({ length: endpoints }, (_, j) => http({ dnsName: `s${i}-${j}`, containerPort: 8000 + j })),
    });
    for (const server of services.slice(-calls)) service.connectTo(server, { openSecurityGroups: false });
    services.push(service);
  }
  return services;
}

/** Their page, without a synthesis. */
function largePage(count: number, calls: number): Widget[] {
  const mesh = new MeshStack();
  const page = new MeshPage({ namespace: mesh.namespace, services: large(mesh, count, calls), connections: true });
  expect(page.problem).toBeUndefined();
  return mesh.resolve(page.widgets);
}

function expectInsideLimits(page: Widget[]): void {
  const counts = graphs(page).map(({ properties }) => properties.metrics.length);
  expect(page.length).toBeLessThanOrEqual(LIMITS.widgets);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(LIMITS.metrics);
  expect(Math.max(...counts)).toBeLessThanOrEqual(LIMITS.metricsPerWidget);
}

function expectNoOverlap(page: Widget[]): void {
  const cells = page.flatMap(({ x, y, width, height }) => Array.from({ length: width * height }, (_, i) => `${x + i % width},${y + Math.floor(i / width)}`));
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...page.map(({ x, width }) => x + width))).toBeLessThanOrEqual(24);
}

describe('the limits of CloudWatch', () => {
  test.each([
    [100, 3, 'traffic, errors and latency'],
    [100, 6, 'traffic, errors and latency'],
    [100, 10, 'errors and latency'],
    [100, 18, 'errors'],
  ])('hold for %i services that each call %i others, with %s of each connection', (count, calls, detail) => {
    const page = largePage(count, calls);
    expectInsideLimits(page);
    expectNoOverlap(page);
    expect(graphs(page).filter(({ properties }) => properties.title.endsWith(`as a client: ${detail}`))).toHaveLength(count - 1);
    expect(graphs(page).filter(({ properties }) => /^Shop\/Service\d+: /.test(properties.title))).toHaveLength(2 * count);
  });

  test('hold for more services than graphs: some share a graph', () => {
    const page = largePage(300, 1);
    expectInsideLimits(page);
    expect(page[1].properties.title).toBe('Shop/Service0: traffic and saturation and 1 more');
  });

  test('fail if there is too much for one page, with the fix', () => {
    const mesh = new MeshStack();
    large(mesh, 30, 1, 17);
    expect(() => new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace })).toThrow(/^SC032 dashboard-limits: the dashboard has \d+ metrics; CloudWatch allows 2500/);
  });

  test('fail at synthesis if the services are defined later', () => {
    const mesh = new MeshStack();
    new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace });
    large(mesh, 30, 1, 17);
    expect(() => (mesh.node.root as App).synth()).toThrow('[Shop/Dashboard] SC032 dashboard-limits');
  });

  test('fail if one client calls more endpoints than a graph holds', () => {
    const mesh = new MeshStack();
    const client = mesh.service('Client');
    for (let i = 0; i < 501; i += 1) client.connectTo(mesh.namespace.importEndpoint(`E${i}`, { dnsName: `e${i}`, port: 80, protocol: ServiceConnectProtocol.HTTP, discoveryName: `e${i}` }));
    expect(() => new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace })).toThrow('the dashboard has 501 metrics in one graph; CloudWatch allows 500');
  });
});

describe('in a stack of its own', () => {
  function twoStacks() {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    return { app, mesh, front: new Stack(app, 'Front') };
  }
  const cycle = (pattern: string) => new RegExp(`^SC606 stacks-depend-both-ways: .*${pattern}.*; put dashboards and alarms into a stack that is deployed after`);

  test('that comes after the services, it works', () => {
    const { app, mesh, front } = twoStacks();
    mesh.server('Catalog');
    new ServiceConnectDashboard(front, 'Dashboard', { namespace: mesh.namespace });
    expect(app.synth().getStackByName('Front').dependencies.map(({ id }) => id)).toContain('Platform');
  });

  test('that comes before a service, it is refused at the call', () => {
    const { mesh, front } = twoStacks();
    mesh.server('Ui', {}, front);
    expect(() => new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace })).toThrow(
      cycle('Platform → Front \\(dashboard Platform/Dashboard shows service Front/Ui\\), Front → Platform'),
    );
  });

  test('that comes before a service of which it shows nothing, it works', () => {
    const { app, mesh, front } = twoStacks();
    mesh.service('Ui', {}, front);
    new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace });
    app.synth();
  });

  test('that comes before a service defined later, synthesis says so', () => {
    const { app, mesh, front } = twoStacks();
    new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace });
    mesh.server('Ui', {}, front);
    expect(() => app.synth()).toThrow(cycle('dashboard Platform/Dashboard shows service Front/Ui'));
  });

  test('that comes before a service, alarms are refused at the call, too', () => {
    const { mesh, front } = twoStacks();
    const service = mesh.server('Ui', {}, front);
    expect(() => new ServiceConnectAlarms(mesh, 'Alarms', { service })).toThrow(cycle('alarms Platform/Alarms watch service Front/Ui'));
  });
});
