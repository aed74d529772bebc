import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import { ServiceConnectScaling } from '../../../src';
import { http, MeshStack, resourcesOf, tcp } from '../../support/app';

function policyOf(scale: (scaling: ServiceConnectScaling) => void, endpoints = [http({ dnsName: 'catalog' })]) {
  const mesh = new MeshStack();
  scale(mesh.service('Catalog', { endpoints }).autoScaleTaskCount({ minCapacity: 2, maxCapacity: 10 }));
  const policies = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::ApplicationAutoScaling::ScalingPolicy');
  return policies[0]?.Properties.TargetTrackingScalingPolicyConfiguration;
}

test('a server whose clients are all in other accounts scales on what its own proxies publish', () => {
  const mesh = new MeshStack();
  const scaling = mesh.server('Catalog', { clientsInOtherAccounts: true }).autoScaleTaskCount({ maxCapacity: 10 });
  expect(() => scaling.scaleOnRequestCount('R', { requestsPerTarget: 1 })).toThrow('SC031 metric-not-published: scaleOnRequestCount needs metrics of responses');
  expect(() => scaling.scaleOnResponseTime('T', { targetResponseTime: Duration.seconds(1) })).toThrow('SC031');
  expect(() => scaling.scaleOnActiveConnections('C', { connectionsPerTarget: 100 })).not.toThrow();
});

test('requests: those that each task receives from all clients', () => {
  expect(policyOf((scaling) => scaling.scaleOnRequestCount('Requests', { requestsPerTarget: 600, scaleInCooldown: Duration.minutes(5) }))).toEqual({
    ScaleInCooldown: 300,
    TargetValue: 600,
    CustomizedMetricSpecification: {
      Namespace: 'AWS/ECS',
      MetricName: 'RequestCountPerTarget',
      Statistic: 'Average',
      Unit: 'Count',
      Dimensions: [{ Name: 'TargetDiscoveryName', Value: 'catalog' }],
    },
  });
});

test('response time: the average, in milliseconds', () => {
  expect(policyOf((scaling) => scaling.scaleOnResponseTime('Latency', { targetResponseTime: Duration.seconds(0.25 * 4) }))).toMatchObject({
    TargetValue: 1000,
    CustomizedMetricSpecification: { MetricName: 'TargetResponseTime', Statistic: 'Average', Unit: 'Milliseconds' },
  });
});

test('connections: the average of the tasks of this service', () => {
  const policy = policyOf((scaling) => scaling.scaleOnActiveConnections('Connections', { connectionsPerTarget: 100, endpoint: 'redis' }), [tcp({ dnsName: 'redis' }), http({ dnsName: 'admin' })]);
  expect(policy).toMatchObject({
    TargetValue: 100,
    CustomizedMetricSpecification: {
      MetricName: 'ActiveConnectionCount',
      Statistic: 'Average',
      Dimensions: [{ Name: 'ClusterName' }, { Name: 'DiscoveryName', Value: 'redis' }, { Name: 'ServiceName' }],
    },
  });
});

test('works beside the policies of the L2', () => {
  expect(policyOf((scaling) => scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 }))).toMatchObject({ PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' } });
  expect(policyOf((scaling) => scaling.scaleOnMemoryUtilization('Memory', { targetUtilizationPercent: 50 }))).toMatchObject({ PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' } });
  const mesh = new MeshStack();
  const service = mesh.server('Catalog');
  const scaling = service.autoScaleTaskCount({ maxCapacity: 10 });
  const metric = service.metrics.metricNewConnectionCount();
  scaling.scaleOnSchedule('Night', { schedule: Schedule.cron({ hour: '22', minute: '0' }), maxCapacity: 1 });
  scaling.scaleOnMetric('Steps', { metric, scalingSteps: [{ upper: 10, change: -1 }, { lower: 100, change: 1 }] });
  scaling.scaleToTrackCustomMetric('Own', { metric, targetValue: 10 });
  const types = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type.startsWith('AWS::ApplicationAutoScaling')).map(({ Type }) => Type.split('::')[2]);
  expect(types.sort()).toEqual(['ScalableTarget', 'ScalingPolicy', 'ScalingPolicy', 'ScalingPolicy']);
  expect(scaling.taskCount.node.path).toContain('TaskCount');
});

describe('fails', () => {
  test('with requests of a TCP endpoint', () => {
    const redis = [tcp({ dnsName: 'redis' })];
    expect(() => policyOf((scaling) => scaling.scaleOnRequestCount('R', { requestsPerTarget: 1 }), redis)).toThrow('SC031 metric-not-published: scaleOnRequestCount needs an endpoint that speaks HTTP, HTTP/2 or gRPC, but Shop/Catalog has none: "redis"');
    expect(() => policyOf((scaling) => scaling.scaleOnResponseTime('R', { targetResponseTime: Duration.seconds(1) }), redis)).toThrow('SC031');
  });

  test('if the endpoint is ambiguous', () => {
    const two = [http({ dnsName: 'a', containerPort: 1 }), http({ dnsName: 'b', containerPort: 2 })];
    expect(() => policyOf((scaling) => scaling.scaleOnRequestCount('R', { requestsPerTarget: 1 }), two)).toThrow('SC007');
    expect(() => policyOf((scaling) => scaling.scaleOnActiveConnections('R', { connectionsPerTarget: 1 }), two)).toThrow('SC007');
  });

  test('with a target that is a token', () => {
    const targetResponseTime = Duration.seconds(Lazy.number({ produce: () => 1 }));
    expect(() => policyOf((scaling) => scaling.scaleOnResponseTime('R', { targetResponseTime }))).toThrow('SC004');
  });
});
