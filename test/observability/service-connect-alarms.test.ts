import { Template } from 'aws-cdk-lib/assertions';
import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { Alarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration, Token } from 'aws-cdk-lib/core';
import { ServiceConnectAlarms, ServiceConnectAlarmsProps, ServiceConnectEndpoint, ServiceConnectTls } from '../../src';
import { http, MeshStack, Synthesised, tcp } from '../support/app';

const ARN = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

function alarmsOf(
  props: Omit<ServiceConnectAlarmsProps, 'service'>, endpoints: (mesh: MeshStack) => ServiceConnectEndpoint[] = () => [http({ dnsName: 'catalog' })],
) {
  const mesh = new MeshStack();
  const alarms = new ServiceConnectAlarms(mesh, 'Alarms', { service: mesh.service('Catalog', { endpoints: endpoints(mesh) }), ...props });
  const resources = Template.fromStack(mesh).findResources('AWS::CloudWatch::Alarm') as Record<string, Synthesised>;
  return { alarms, properties: Object.values(resources).map(({ Properties }) => Properties) };
}

const grpc = ServiceConnectEndpoint.grpc({ containerPort: 9090, dnsName: 'prices' });

interface Query {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Metric: { readonly MetricName: string } };
}
const expressionOf = ({ Metrics }: { Metrics: Query[] }) => Metrics.find(({ Expression }) => Expression)!.Expression;
const metricsOf = ({ Metrics }: { Metrics: Query[] }) => Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [`${Id}=${MetricStat.Metric.MetricName}`] : [])).sort();

describe('the kinds of alarms', () => {
  test('error rate: the share of 5xx among all responses, in percent, if there are enough', () => {
    const { properties: [alarm] } = alarmsOf({ errorRate: { maxPercent: 5, minResponses: 20 } });
    expect(alarm).toMatchObject({ Threshold: 5, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching', EvaluationPeriods: 5, DatapointsToAlarm: 3 });
    expect(expressionOf(alarm)).toBe('IF(SUM(FILL([c2,c3,c4,c5],0))>=20,100*SUM(FILL([c5],0))/SUM(FILL([c2,c3,c4,c5],0)),0)');
    expect(metricsOf(alarm)).toEqual(['c2=HTTPCode_Target_2XX_Count', 'c3=HTTPCode_Target_3XX_Count', 'c4=HTTPCode_Target_4XX_Count', 'c5=HTTPCode_Target_5XX_Count']);
    expect(alarm.AlarmDescription).toBe('Alarms: catalog: more than 5 % of responses are errors');
  });

  test('latency: the response time of the application', () => {
    const { properties: [alarm] } = alarmsOf({ latency: { maxResponseTime: Duration.millis(500), statistic: 'Maximum', evaluationPeriods: 2, period: Duration.minutes(5), description: 'slow' } });
    expect(alarm).toMatchObject({
      MetricName: 'TargetResponseTime',
      Namespace: 'AWS/ECS',
      Statistic: 'Maximum',
      Unit: 'Milliseconds',
      Period: 300,
      Threshold: 500,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
      AlarmDescription: 'slow',
      Dimensions: [{ Name: 'TargetDiscoveryName', Value: 'catalog' }],
    });
  });

  test('no healthy traffic: good responses, and missing data breaches', () => {
    const { properties: [alarm] } = alarmsOf({ noHealthyTraffic: { minCount: 10, datapointsToAlarm: 5 } });
    expect(alarm).toMatchObject({ Threshold: 10, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching', DatapointsToAlarm: 5 });
    expect([expressionOf(alarm), metricsOf(alarm)]).toEqual(['SUM(FILL([c2,c3],0))', ['c2=HTTPCode_Target_2XX_Count', 'c3=HTTPCode_Target_3XX_Count']]);
  });

  test('no healthy traffic over TCP: open connections', () => {
    const { properties: [alarm] } = alarmsOf({ noHealthyTraffic: {} }, () => [tcp({ dnsName: 'redis' })]);
    expect(alarm).toMatchObject({ MetricName: 'ActiveConnectionCount', Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' });
  });

  test('no healthy traffic of gRPC: calls, since responses are not counted by their status', () => {
    const { properties: [alarm] } = alarmsOf({ noHealthyTraffic: {} }, () => [grpc]);
    expect(alarm).toMatchObject({ MetricName: 'GrpcRequestCount', Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' });
    expect(alarm.AlarmDescription).toBe('Alarms: prices: fewer than 1 calls');
  });

  test('TLS negotiation: failures at the server and at the clients', () => {
    const { properties } = alarmsOf({ tlsNegotiation: {} }, (mesh) => [
      http({ dnsName: 'catalog', tls: ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca', ARN)) }),
      http({ dnsName: 'plain', containerPort: 1 }),
    ]);
    expect(properties).toHaveLength(1);
    expect(properties[0]).toMatchObject({ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' });
    expect(metricsOf(properties[0])).toEqual(['clients=TargetTLSNegotiationErrorCount', 'server=ClientTLSNegotiationErrorCount']);
  });

  test('connection surge: new connections', () => {
    const { properties: [alarm] } = alarmsOf({ connectionSurge: { maxNewConnections: 1000 } });
    expect(alarm).toMatchObject({ MetricName: 'NewConnectionCount', Statistic: 'Sum', Period: 60, Threshold: 1000, ComparisonOperator: 'GreaterThanThreshold' });
  });
});

describe('the alarms of a construct', () => {
  const called: string[] = [];
  const action = (name: string): IAlarmAction => ({ bind: (scope) => { called.push(`${name} ${scope.node.id}`); return { alarmActionArn: `arn:${name}` }; } });
  const { alarms, properties } = alarmsOf({
    errorRate: { maxPercent: 5 },
    latency: { maxResponseTime: Duration.seconds(1) },
    actions: [action('pager')],
  }, () => [http({ dnsName: 'a', containerPort: 1 }), http({ dnsName: 'b', containerPort: 2 }), tcp({ dnsName: 'c' })]);

  test('are one for each kind, at each endpoint that publishes the metric', () => {
    expect(alarms.alarms.map(({ node }) => node.id)).toEqual(['ErrorRate-a', 'ErrorRate-b', 'Latency-a', 'Latency-b']);
    expect(properties).toHaveLength(4);
  });

  test('have the same actions', () => {
    expect(called).toHaveLength(4);
    expect(properties.map(({ AlarmActions }) => AlarmActions)).toEqual(Array(4).fill(['arn:pager']));
  });
});

test('one endpoint can be chosen', () => {
  const endpoints = () => [http({ dnsName: 'a', containerPort: 1 }), http({ dnsName: 'b', containerPort: 2 })];
  expect(alarmsOf({ endpoint: 'b', errorRate: { maxPercent: 5 } }, endpoints).alarms.alarms.map(({ node }) => node.id)).toEqual(['ErrorRate-b']);
});

describe('of a server whose clients are all in other accounts', () => {
  const elsewhere = (props: Omit<ServiceConnectAlarmsProps, 'service'>) => {
    const mesh = new MeshStack();
    const service = mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog' })], clientsInOtherAccounts: true });
    new ServiceConnectAlarms(mesh, 'Alarms', { service, ...props });
    return Object.values(Template.fromStack(mesh).findResources('AWS::CloudWatch::Alarm') as Record<string, Synthesised>).map(({ Properties }) => Properties);
  };

  test('no healthy traffic: requests, which the proxies of the server count', () => {
    const [alarm] = elsewhere({ noHealthyTraffic: { minCount: 5 } });
    expect(alarm).toMatchObject({
      MetricName: 'RequestCount',
      Dimensions: [expect.objectContaining({ Name: expect.stringMatching(/^(?:ClusterName|DiscoveryName|ServiceName)$/) }), expect.anything(), expect.anything()],
      Threshold: 5,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('connection surge: as of any server', () => {
    expect(elsewhere({ connectionSurge: { maxNewConnections: 9 } })).toMatchObject([{ MetricName: 'NewConnectionCount' }]);
  });

  test.each(['errorRate', 'latency'] as const)('%s: refused', (option) => {
    const limits = { errorRate: { maxPercent: 5 }, latency: { maxResponseTime: Duration.seconds(1) } };
    expect(() => elsewhere({ [option]: limits[option] })).toThrow(
      `SC031 metric-not-published: ${option} needs metrics of responses, which ECS publishes to the accounts of the clients; `
      + 'with clientsInOtherAccounts, Shop/Catalog has no client in this one',
    );
  });
});

describe('fails', () => {
  test('on a metric that no endpoint publishes', () => {
    const redis = () => [tcp({ dnsName: 'redis' })];
    expect(() => alarmsOf({ errorRate: { maxPercent: 5 } }, redis)).toThrow('SC031 metric-not-published: errorRate needs an endpoint that speaks HTTP or HTTP/2, but Shop/Catalog has none: "redis"');
    expect(() => alarmsOf({ errorRate: { maxPercent: 5 } }, () => [grpc])).toThrow('has none: "prices"');
    expect(alarmsOf({ latency: { maxResponseTime: Duration.seconds(1) } }, () => [grpc]).properties).toHaveLength(1);
    expect(() => alarmsOf({ tlsNegotiation: {} })).toThrow('tlsNegotiation needs an endpoint with TLS, but Shop/Catalog has none: "catalog"');
    expect(() => alarmsOf({ connectionSurge: { maxNewConnections: 1 } }, () => [])).toThrow('has none: it has no endpoints');
  });

  test('on a kind without its limit, such as a map by severity, and makes no alarm', () => {
    const mesh = new MeshStack();
    const service = mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    const bySeverity = { errorRate: { critical: { maxPercent: 5 } } } as unknown as ServiceConnectAlarmsProps;
    expect(() => new ServiceConnectAlarms(mesh, 'Alarms', { ...bySeverity, connectionSurge: { maxNewConnections: 1 }, service })).toThrow(
      'SC031 metric-not-published: errorRate of the alarms of Shop/Catalog has no maxPercent; nothing would be watched; give maxPercent to errorRate',
    );
    expect(mesh.node.findAll().some((construct) => construct instanceof Alarm)).toBe(false);
  });

  test('on an endpoint that does not exist', () => {
    expect(() => alarmsOf({ endpoint: 'b' })).toThrow('SC007');
  });
});

describe('limits', () => {
  const maxResponseTime = Duration.seconds(1);
  const maxPercent = 5;

  test.each<[Omit<ServiceConnectAlarmsProps, 'service'>, string]>([
    [{ errorRate: { maxPercent: 500 } }, 'errorRate.maxPercent is 500; numbers from 0 to less than 100 are allowed; use a number from 0 to less than 100'],
    [{ errorRate: { maxPercent: 100 } }, 'errorRate.maxPercent is 100'],
    [{ errorRate: { maxPercent: -1 } }, 'errorRate.maxPercent is -1'],
    [{ errorRate: { maxPercent: NaN } }, 'errorRate.maxPercent is NaN'],
    [{ errorRate: { maxPercent, minResponses: 0 } }, 'errorRate.minResponses is 0; numbers above 0 are allowed'],
    [{ errorRate: { maxPercent, evaluationPeriods: 0 } }, 'errorRate.evaluationPeriods is 0; whole numbers from 1 are allowed'],
    [{ errorRate: { maxPercent, evaluationPeriods: 1.5 } }, 'errorRate.evaluationPeriods is 1.5; whole numbers'],
    [{ errorRate: { maxPercent, datapointsToAlarm: 0 } }, 'errorRate.datapointsToAlarm is 0; whole numbers from 1 to 5 are allowed'],
    [{ errorRate: { maxPercent, datapointsToAlarm: 6 } }, 'errorRate.datapointsToAlarm is 6; whole numbers from 1 to 5 are allowed'],
    [{ errorRate: { maxPercent, evaluationPeriods: 2, datapointsToAlarm: 3 } }, 'errorRate.datapointsToAlarm is 3; whole numbers from 1 to 2 are allowed'],
    [{ latency: { maxResponseTime: Duration.millis(0) } }, 'latency.maxResponseTime is 0; numbers above 0 are allowed'],
    [{ noHealthyTraffic: { minCount: 0 } }, 'noHealthyTraffic.minCount is 0; numbers above 0 are allowed'],
    [{ connectionSurge: { maxNewConnections: -1 } }, 'connectionSurge.maxNewConnections is -1; numbers from 0 are allowed'],
  ])('fail with %j', (props, message) => expect(() => alarmsOf(props)).toThrow(`SC012 value-range: ${message}`));

  test('of TLS fail below 0', () => {
    const withTls = (mesh: MeshStack) => [http({ dnsName: 'catalog', tls: ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Ca', ARN)) })];
    expect(() => alarmsOf({ tlsNegotiation: { maxErrors: -1 } }, withTls)).toThrow('SC012 value-range: tlsNegotiation.maxErrors is -1; numbers from 0 are allowed');
    expect(() => alarmsOf({ tlsNegotiation: { maxErrors: 0 } }, withTls)).not.toThrow();
  });

  test.each<Omit<ServiceConnectAlarmsProps, 'service'>>([
    { errorRate: { maxPercent: 0 } },
    { errorRate: { maxPercent: 99.9, minResponses: 0.5, datapointsToAlarm: 5 } },
    { errorRate: { maxPercent: Token.asNumber({ Ref: 'Percent' }), evaluationPeriods: Token.asNumber({ Ref: 'Periods' }), datapointsToAlarm: 9 } },
    { latency: { maxResponseTime: Duration.millis(0.5), evaluationPeriods: 1, datapointsToAlarm: 1 } },
    { latency: { maxResponseTime } },
    { connectionSurge: { maxNewConnections: 0 } },
  ])('can be %j', (props) => expect(() => alarmsOf(props)).not.toThrow());
});
