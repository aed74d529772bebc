import { MathExpression, Metric, MetricConfig } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import {
  ServiceConnectConnectionMetrics, ServiceConnectEndpoint, ServiceConnectMetricOptions, ServiceConnectMetrics, ServiceConnectProtocol,
} from '../../src';
import { INBOUND, TARGET } from '../../src/metrics/metric-facts';
import { http, MeshStack, serviceId, tcp } from '../support/app';

type Read = (metrics: ServiceConnectMetrics, options?: ServiceConnectMetricOptions) => Metric;
type ReadTarget = (metrics: ServiceConnectMetrics | ServiceConnectConnectionMetrics, options?: ServiceConnectMetricOptions) => Metric;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html */
const INBOUND_TABLE: [name: string, statistic: string, unit: string, read: Read][] = [
  ['ActiveConnectionCount', 'Sum', 'Count', (metrics, options) => metrics.metricActiveConnectionCount(options)],
  ['NewConnectionCount', 'Sum', 'Count', (metrics, options) => metrics.metricNewConnectionCount(options)],
  ['ProcessedBytes', 'Sum', 'Bytes', (metrics, options) => metrics.metricProcessedBytes(options)],
  ['RequestCount', 'Sum', 'Count', (metrics, options) => metrics.metricRequestCount(options)],
  ['GrpcRequestCount', 'Sum', 'Count', (metrics, options) => metrics.metricGrpcRequestCount(options)],
  ['ClientTLSNegotiationErrorCount', 'Sum', 'Count', (metrics, options) => metrics.metricClientTlsNegotiationErrorCount(options)],
];
const TARGET_TABLE: [name: string, statistic: string, unit: string, read: ReadTarget][] = [
  ['HTTPCode_Target_2XX_Count', 'Sum', 'Count', (metrics, options) => metrics.metricHttpCodeTarget2xxCount(options)],
  ['HTTPCode_Target_3XX_Count', 'Sum', 'Count', (metrics, options) => metrics.metricHttpCodeTarget3xxCount(options)],
  ['HTTPCode_Target_4XX_Count', 'Sum', 'Count', (metrics, options) => metrics.metricHttpCodeTarget4xxCount(options)],
  ['HTTPCode_Target_5XX_Count', 'Sum', 'Count', (metrics, options) => metrics.metricHttpCodeTarget5xxCount(options)],
  ['RequestCountPerTarget', 'Average', 'Count', (metrics, options) => metrics.metricRequestCountPerTarget(options)],
  ['TargetProcessedBytes', 'Sum', 'Bytes', (metrics, options) => metrics.metricTargetProcessedBytes(options)],
  ['TargetResponseTime', 'Average', 'Milliseconds', (metrics, options) => metrics.metricTargetResponseTime(options)],
  ['TargetTLSNegotiationErrorCount', 'Sum', 'Count', (metrics, options) => metrics.metricTargetTlsNegotiationErrorCount(options)],
];

const mesh = new MeshStack();
const catalog = mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog', discoveryName: 'catalog-v1' })] });
const ui = mesh.service('Ui');
const connection = ui.connectTo(catalog);
const cluster = { Ref: expect.stringMatching(/^Cluster/) };
const nameOf = (service: typeof ui) => ({ 'Fn::GetAtt': [serviceId(service), 'Name'] });

function described(metric: Metric) {
  const { metricStat } = metric.toMetricConfig() as MetricConfig;
  const { namespace, metricName, statistic, unitFilter, period, dimensions = [] } = metricStat!;
  const byName = mesh.resolve(Object.fromEntries(dimensions.map(({ name, value }) => [name, value])));
  return { namespace, metricName, statistic, unit: unitFilter, seconds: period.toSeconds(), dimensions: byName };
}

describe('what the proxies of a server count', () => {
  test.each(INBOUND_TABLE)('%s: %s, in %s', (metricName, statistic, unit, read) => {
    expect(described(read(catalog.metrics))).toEqual({
      namespace: 'AWS/ECS',
      metricName,
      statistic,
      unit,
      seconds: 60,
      dimensions: { DiscoveryName: 'catalog-v1', ServiceName: nameOf(catalog), ClusterName: cluster },
    });
  });
});

describe('metrics of responses', () => {
  test.each(TARGET_TABLE)('%s: %s, in %s, as all clients see it', (metricName, statistic, unit, read) => {
    expect(described(read(catalog.metrics))).toEqual({
      namespace: 'AWS/ECS', metricName, statistic, unit, seconds: 60, dimensions: { TargetDiscoveryName: 'catalog-v1' },
    });
  });

  test.each(TARGET_TABLE)('%s: %s, in %s, as one client sees it, by the client\'s name', (metricName, statistic, unit, read) => {
    expect(described(read(connection.metrics))).toEqual({
      namespace: 'AWS/ECS',
      metricName,
      statistic,
      unit,
      seconds: 60,
      dimensions: { TargetDiscoveryName: 'catalog-v1', ServiceName: nameOf(ui), ClusterName: cluster },
    });
  });
});

test('the tables above hold every metric that the library knows', () => {
  expect(INBOUND_TABLE.map(([name]) => name)).toEqual(Object.values(INBOUND).map(({ name }) => name));
  expect(TARGET_TABLE.map(([name]) => name)).toEqual(Object.values(TARGET).map(({ name }) => name));
});

test.each([...INBOUND_TABLE, ...TARGET_TABLE])('%s takes the options of any metric', (_name, _statistic, _unit, read) => {
  const metric = read(catalog.metrics, { statistic: 'Maximum', period: Duration.minutes(5), label: 'mine' });
  expect(described(metric)).toMatchObject({ statistic: 'Maximum', seconds: 300 });
  expect(metric.label).toBe('mine');
});

describe('which endpoint', () => {
  const several = mesh.service('Several', { endpoints: [http({ dnsName: 'a', containerPort: 1 }), tcp({ dnsName: 'b' }), ServiceConnectEndpoint.grpc({ containerPort: 9, dnsName: 'c' })] });
  const client = mesh.service('Client');
  const called = client.connectTo(several);

  test('is named if there are several', () => {
    expect(described(several.metrics.metricRequestCount({ endpoint: 'c' })).dimensions.DiscoveryName).toBe('c');
    expect(described(called.metrics.metricTargetResponseTime({ endpoint: 'b' })).dimensions.TargetDiscoveryName).toBe('b');
  });

  test('fails if it is ambiguous', () => {
    expect(() => several.metrics.metricRequestCount()).toThrow('SC007 endpoint-choice: the metric needs one endpoint, but Shop/Several has several: "a", "b", "c"');
    expect(() => several.metrics.metricRequestCount({ endpoint: 'd' })).toThrow('Shop/Several has no endpoint "d"; its endpoints are "a", "b", "c"');
    expect(() => client.metrics.metricRequestCount()).toThrow('Shop/Client has none');
    expect(() => called.metrics.metricHttpCodeTarget5xxCount()).toThrow('the connection of Shop/Client has several');
  });

  test('of another app is measured by its discovery name, and fails without one', () => {
    const options = { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP };
    const known = client.connectTo(mesh.namespace.importEndpoint('Known', { ...options, discoveryName: 'tax-v1' }));
    const unknown = client.connectTo(mesh.namespace.importEndpoint('Unknown', { ...options, port: 81 }));
    expect(described(known.metrics.metricTargetResponseTime()).dimensions.TargetDiscoveryName).toBe('tax-v1');
    expect(() => unknown.metrics.metricTargetResponseTime()).toThrow(/^SC030 discovery-name-unknown: metrics of the imported endpoint tax:81/);
  });
});

describe('a namespace', () => {
  const shop = new MeshStack();
  shop.server('Catalog');
  shop.service('Redis', { endpoints: [tcp({ dnsName: 'redis' })] });

  test('adds up what its endpoints publish', () => {
    const { expression, usingMetrics, period, label } = shop.namespace.metrics.metricRequestCount({ period: Duration.minutes(5) });
    expect({ expression, label, minutes: period.toMinutes() }).toEqual({ expression: 'SUM(FILL([m0,m1],0))', label: 'Requests', minutes: 5 });
    expect(Object.values(usingMetrics!).map((metric) => (metric as Metric).dimensions!.DiscoveryName)).toEqual(['catalog', 'redis']);
  });

  test('counts the calls of gRPC among its requests, and no responses of it by their status', () => {
    const mixed = new MeshStack();
    mixed.server('Catalog');
    mixed.service('Prices', { endpoints: [ServiceConnectEndpoint.grpc({ containerPort: 9, dnsName: 'prices' })] });
    const names = ({ usingMetrics }: MathExpression) => Object.values(usingMetrics!).map((metric) => (metric as Metric).metricName);
    expect(names(mixed.namespace.metrics.metricRequestCount())).toEqual(['RequestCount', 'GrpcRequestCount']);
    expect(names(mixed.namespace.metrics.metricHttpCodeTarget5xxCount())).toEqual(['HTTPCode_Target_5XX_Count']);
  });

  test('leaves out what an endpoint does not publish', () => {
    expect(Object.keys(shop.namespace.metrics.metricHttpCodeTarget5xxCount().usingMetrics!)).toEqual(['m0']);
    expect(shop.namespace.metrics.metricClientTlsNegotiationErrorCount({ label: 'TLS' })).toMatchObject({ expression: 'TIME_SERIES(0)', label: 'TLS' });
  });

  test('has each of the sums', () => {
    const { metrics } = shop.namespace;
    const sums = [metrics.metricActiveConnectionCount(), metrics.metricNewConnectionCount(), metrics.metricProcessedBytes()];
    expect(sums.map(({ usingMetrics }) => (usingMetrics!.m0 as Metric).metricName)).toEqual(['ActiveConnectionCount', 'NewConnectionCount', 'ProcessedBytes']);
  });
});
