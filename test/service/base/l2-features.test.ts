import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { InstanceType, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AlarmBehavior, AsgCapacityProvider, Cluster, EcsOptimizedImage, ICluster, PropagatedTagSource, Secret, ServiceManagedVolume,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Secret as SecretValue } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Duration, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { ServiceConnectEc2Service, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectServiceProps } from '../../../src';
import { CONTAINER, http, resourcesOf, serviceOf, Synthesised, taskOf } from '../../support/app';

type Own = ServiceConnectFargateService | ServiceConnectEc2Service;
type Kind = 'Fargate' | 'EC2';

/** An app with a known account and Region, and a cluster with instances. */
function setUp() {
  const app = new App();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 }) });
  const autoScalingGroup = new AutoScalingGroup(stack, 'Instances', {
    vpc: cluster.vpc, instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023(),
  });
  cluster.addAsgCapacityProvider(new AsgCapacityProvider(stack, 'Provider', { autoScalingGroup }));
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop' });
  const service = (kind: Kind, props: Partial<ServiceConnectServiceProps> = {}): Own => {
    const all = { cluster: cluster as ICluster, namespace, container: CONTAINER, endpoints: [http({ dnsName: 'catalog' })], ...props };
    return kind === 'Fargate' ? new ServiceConnectFargateService(stack, 'Catalog', all) : new ServiceConnectEc2Service(stack, 'Catalog', all);
  };
  return { app, stack, cluster, service };
}

const ofType = (stack: Stack, type: string): Synthesised[] => Object.values(resourcesOf(stack)).filter(({ Type }) => Type === type);

describe.each<Kind>(['Fargate', 'EC2'])('on %s', (kind) => {
  test('is a target of a load balancer', () => {
    const { stack, cluster, service } = setUp();
    const own = service(kind);
    const loadBalancer = new ApplicationLoadBalancer(stack, 'LoadBalancer', { vpc: cluster.vpc });
    loadBalancer.addListener('Listener', { port: 80, open: false }).addTargets('Targets', { port: 80, targets: [own.service] });
    expect(serviceOf(own).Properties.LoadBalancers).toEqual([expect.objectContaining({ ContainerName: 'app', ContainerPort: 8080 })]);
    expect(ofType(stack, 'AWS::EC2::SecurityGroupIngress')).toHaveLength(1);
  });

  test('takes ECS Exec', () => {
    const { service } = setUp();
    expect(serviceOf(service(kind, { enableExecuteCommand: true })).Properties.EnableExecuteCommand).toBe(true);
  });

  test('takes secrets', () => {
    const { stack, service } = setUp();
    const password = Secret.fromSecretsManager(new SecretValue(stack, 'Password'));
    const own = service(kind, { container: { ...CONTAINER, secrets: { PASSWORD: password } } });
    expect(taskOf(own).Properties.ContainerDefinitions[0].Secrets).toEqual([{ Name: 'PASSWORD', ValueFrom: expect.anything() }]);
  });

  test('takes volumes of the task and of the service', () => {
    const { stack, service } = setUp();
    const managed = new ServiceManagedVolume(stack, 'Managed', { name: 'data', managedEBSVolume: { size: Size.gibibytes(10) } });
    const own = service(kind, { volumes: [{ name: 'scratch' }, managed], volumeConfigurations: [managed] });
    own.container.addMountPoints({ containerPath: '/data', sourceVolume: 'data', readOnly: false });
    expect(taskOf(own).Properties.Volumes.map(({ Name }: { Name: string }) => Name)).toEqual(['scratch', 'data']);
    expect(serviceOf(own).Properties.VolumeConfigurations[0].Name).toBe('data');
  });

  test('takes capacity providers', () => {
    const { service } = setUp();
    const own = service(kind, { capacityProviderStrategies: [{ capacityProvider: 'mine', weight: 1 }] });
    expect(serviceOf(own).Properties).toMatchObject({ CapacityProviderStrategy: [{ CapacityProvider: 'mine', Weight: 1 }] });
    expect(serviceOf(own).Properties.LaunchType).toBeUndefined();
  });

  test('takes deployment alarms, also on its own metrics', () => {
    const { stack, service } = setUp();
    const own = service(kind, { deploymentAlarms: { alarmNames: ['errors'], behavior: AlarmBehavior.ROLLBACK_ON_ALARM } });
    new Alarm(stack, 'Errors', { alarmName: 'errors', metric: own.metrics.metricHttpCodeTarget5xxCount(), threshold: 1, evaluationPeriods: 1 });
    expect(serviceOf(own).Properties.DeploymentConfiguration.Alarms).toEqual({ AlarmNames: ['errors'], Enable: true, Rollback: true });
  });

  test('takes tags, and propagates them', () => {
    const { stack, service } = setUp();
    Tags.of(stack).add('team', 'shop');
    const own = service(kind, { propagateTags: PropagatedTagSource.SERVICE, enableECSManagedTags: true });
    expect(serviceOf(own).Properties).toMatchObject({ PropagateTags: 'SERVICE', EnableECSManagedTags: true, Tags: [{ Key: 'team', Value: 'shop' }] });
    for (const type of ['AWS::EC2::SecurityGroup', 'AWS::ECS::TaskDefinition', 'AWS::Logs::LogGroup']) {
      for (const { Properties } of ofType(stack, type)) expect(Properties.Tags).toContainEqual({ Key: 'team', Value: 'shop' });
    }
  });

  test('can start with no task', () => {
    const { service } = setUp();
    const own = service(kind, { desiredCount: 0 });
    own.autoScaleTaskCount({ minCapacity: 0, maxCapacity: 3 });
    expect(serviceOf(own).Properties.DesiredCount).toBe(0);
  });

  test('runs on a cluster that was imported', () => {
    const { stack, service, cluster } = setUp();
    const imported = Cluster.fromClusterAttributes(stack, 'Imported', {
      clusterName: 'there', vpc: cluster.vpc, securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
    });
    expect(serviceOf(service(kind, { cluster: imported })).Properties.Cluster).toBe('there');
  });

  test('runs in a VPC that was looked up', () => {
    const { stack, service } = setUp();
    const vpc = Vpc.fromLookup(stack, 'Default', { isDefault: true });
    const cluster = new Cluster(stack, 'There', { vpc, capacity: { instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023() } });
    expect(serviceOf(service(kind, { cluster })).Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets).toEqual(expect.arrayContaining(['p-12345', 'p-67890']));
  });

  test('keeps its place in Cloud Map, the grace period of its health checks and its name', () => {
    const { stack, service, cluster } = setUp();
    cluster.addDefaultCloudMapNamespace({ name: 'internal' });
    const own = service(kind, { cloudMapOptions: { name: 'legacy' }, serviceName: 'catalog', healthCheckGracePeriod: Duration.seconds(30) });
    const { Properties } = serviceOf(own);
    expect(Properties).toMatchObject({ ServiceName: 'catalog', HealthCheckGracePeriodSeconds: 30, ServiceRegistries: [expect.anything()] });
    expect(ofType(stack, 'AWS::ServiceDiscovery::Service')).toHaveLength(1);
  });
});
