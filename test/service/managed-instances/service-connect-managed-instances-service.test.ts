import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster, Compatibility, CpuArchitecture, FargateService, FargateTaskDefinition, GenericLogDriver, ManagedInstancesCapacityProvider, NetworkMode,
  PidMode, TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { InstanceProfile, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectAdoptedService, ServiceConnectManagedInstancesService, ServiceConnectManagedInstancesServiceProps, ServiceConnectProxyLogging,
  ServiceConnectProxyOverhead, ServiceConnectPublicFrontend,
} from '../../../src';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf, taskOf } from '../../support/app';

/** The statement that the proxy needs. */
const POLL = { Action: 'ecs:Poll', Effect: 'Allow' };

/** A mesh on a cluster whose instances ECS manages. */
class ManagedMesh extends MeshStack {
  readonly provider: ManagedInstancesCapacityProvider;

  constructor(scope: Construct = new App(), id = 'Shop', profileOf: (mesh: Stack) => InstanceProfile | undefined = () => undefined) {
    super(scope, id);
    this.provider = capacity(this, this.cluster as Cluster, { ec2InstanceProfile: profileOf(this) });
  }

  get strategies() {
    return [{ capacityProvider: this.provider.capacityProviderName, weight: 1 }];
  }

  managed(id: string, props: Partial<ServiceConnectManagedInstancesServiceProps> = {}): ServiceConnectManagedInstancesService {
    const { cluster, namespace, strategies } = this;
    const task = props.taskDefinition ? {} : { container: CONTAINER };
    return new ServiceConnectManagedInstancesService(this, id, { cluster, namespace, capacityProviderStrategies: strategies, ...task, ...props });
  }
}

function capacity(scope: Construct, cluster: Cluster, { ec2InstanceProfile }: { ec2InstanceProfile?: InstanceProfile } = {}, id = 'Capacity') {
  const { vpc } = cluster;
  const provider = new ManagedInstancesCapacityProvider(scope, id, {
    subnets: vpc.privateSubnets, securityGroups: [new SecurityGroup(scope, `${id}Group`, { vpc })], ec2InstanceProfile,
  });
  cluster.addManagedInstancesCapacityProvider(provider);
  return provider;
}

/** The statements about `ecs:Poll` on task sets, with the policies that have them. */
function pollsIn(stack: Stack) {
  const policies = Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === 'AWS::IAM::Policy');
  return policies.flatMap(([id, { Properties: { PolicyDocument, Roles } }]) => (
    (PolicyDocument.Statement as Record<string, unknown>[]).filter((statement) => JSON.stringify(statement).includes(':task-set/'))
      .map((statement) => ({ id, statement, roles: Roles as { Ref: string }[] }))
  ));
}

function findingsOf(app: App): string[] {
  const [mesh] = readAssembly(app.synth().directory).map((sources) => readMesh(sources));
  expect(findCycles(mesh.deployment.waitsFor.keys(), (node) => mesh.deployment.waitsFor.get(node) ?? [])).toEqual([]);
  return judge(mesh).filter(({ severity }) => severity !== 'info').map(({ rule }) => rule.id);
}

describe('the task', () => {
  test('has the memory and the CPU that Service Connect needs, without tiers', () => {
    const catalog = new ManagedMesh().managed('Catalog', { cpu: 300, memoryLimitMiB: 700, endpoints: [http({ dnsName: 'catalog' })] });
    expect(catalog.taskSize).toMatchObject({
      asked: { cpu: 300, memoryMiB: 700 }, added: { cpu: 256, memoryMiB: 64 }, chosen: { cpu: 556, memoryMiB: 764 },
    });
    expect(taskOf(catalog).Properties).toMatchObject({ Cpu: '556', Memory: '764', NetworkMode: 'awsvpc', RequiresCompatibilities: ['MANAGED_INSTANCES'] });
  });

  test('can be larger than any of Fargate, and has at least the minimum CPU of ECS', () => {
    const mesh = new ManagedMesh();
    expect(mesh.managed('Large', { cpu: 65_536, memoryLimitMiB: 500_000 }).taskSize!.chosen).toEqual({ cpu: 65_792, memoryMiB: 500_064 });
    expect(mesh.managed('Tiny', { cpu: 32, proxyOverhead: ServiceConnectProxyOverhead.included() }).taskSize!.chosen.cpu).toBe(128);
  });

  test('has the options of the L2', () => {
    const catalog = new ManagedMesh().managed('Catalog', { runtimePlatform: { cpuArchitecture: CpuArchitecture.ARM64 }, pidMode: PidMode.TASK });
    expect(taskOf(catalog).Properties).toMatchObject({ RuntimePlatform: { CpuArchitecture: 'ARM64' }, PidMode: 'task' });
  });

  test('of the user\'s own is checked, not resized', () => {
    const mesh = new ManagedMesh();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.MANAGED_INSTANCES, cpu: '400', memoryMiB: '900' });
    taskDefinition.addContainer('main', CONTAINER);
    const catalog = mesh.managed('Catalog', { taskDefinition, endpoints: [http({ dnsName: 'catalog' })] });
    expect(catalog.taskSize).toBeUndefined();
    expect(taskOf(catalog).Properties).toMatchObject({ Cpu: '400', Memory: '900' });
    expect(taskOf(catalog).Properties.ContainerDefinitions[0].PortMappings).toMatchObject([{ ContainerPort: 8080, Name: 'catalog' }]);
  });
});

describe('the service', () => {
  test('runs by its capacity provider, in its own security group, and breaks no rule', () => {
    const app = new App();
    const mesh = new ManagedMesh(app);
    const catalog = mesh.managed('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    const ui = mesh.managed('Ui', { endpoints: [http({ dnsName: 'ui' })] });
    ui.connectTo(catalog);
    new ServiceConnectPublicFrontend(mesh, 'Public', { service: ui });
    const { LaunchType, CapacityProviderStrategy, ServiceConnectConfiguration, NetworkConfiguration } = serviceOf(catalog).Properties;
    expect(LaunchType).toBeUndefined();
    expect(CapacityProviderStrategy).toEqual([{ CapacityProvider: { Ref: mesh.getLogicalId(mesh.provider.node.defaultChild as never) }, Weight: 1 }]);
    expect(ServiceConnectConfiguration).toMatchObject({ Enabled: true, Services: [{ PortName: 'catalog' }] });
    expect(NetworkConfiguration.AwsvpcConfiguration).toMatchObject({ AssignPublicIp: 'DISABLED', SecurityGroups: [expect.anything()] });
    expect(serviceOf(ui).DependsOn).toContain(serviceId(catalog));
    expect(findingsOf(app)).toEqual([]);
  });

  test('logs by drivers that Fargate does not have', () => {
    const proxyLogging = ServiceConnectProxyLogging.of(new GenericLogDriver({ logDriver: 'fluentd' }));
    expect(() => new ManagedMesh().managed('Catalog', { proxyLogging })).not.toThrow();
  });

  test('scales', () => {
    const mesh = new ManagedMesh();
    mesh.managed('Catalog').autoScaleTaskCount({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 });
    expect(Object.values(resourcesOf(mesh)).map(({ Type }) => Type)).toContain('AWS::ApplicationAutoScaling::ScalingPolicy');
  });
});

describe('the role of the instances', () => {
  test('may poll the task sets of the cluster, before the capacity provider is there', () => {
    const mesh = new ManagedMesh();
    mesh.managed('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    mesh.managed('Ui');
    const [{ id, statement }, ...others] = pollsIn(mesh);
    expect(others).toEqual([]);
    expect(statement).toMatchObject(POLL);
    expect(JSON.stringify(statement)).toContain(mesh.getLogicalId((mesh.cluster as Cluster).node.defaultChild as never));
    const provider = resourcesOf(mesh)[mesh.getLogicalId(mesh.provider.node.defaultChild as never)];
    expect(provider.DependsOn).toContain(id);
  });

  test('may not as CDK makes it, whose policies are for container instances', () => {
    const mesh = new ManagedMesh();
    const roles = Object.values(resourcesOf(mesh)).filter(({ Type, Properties }) => Type === 'AWS::IAM::Role' && Properties.RoleName);
    expect(roles).toHaveLength(1);
    expect(JSON.stringify(roles)).toContain(':container-instance/');
    expect(JSON.stringify(roles)).not.toContain('task-set');
  });

  test('may also if its capacity provider comes to the cluster later', () => {
    const mesh = new ManagedMesh();
    mesh.managed('Catalog');
    capacity(mesh, mesh.cluster as Cluster, {}, 'Spot');
    expect(pollsIn(mesh)).toHaveLength(2);
  });

  test('may not without a proxy, or on another cluster', () => {
    const mesh = new ManagedMesh();
    mesh.managed('Off', { serviceConnectEnabled: false });
    expect(pollsIn(mesh)).toEqual([]);
    const two = new ManagedMesh();
    capacity(two, new Cluster(two, 'Other', { vpc: two.cluster.vpc }), {}, 'OtherCapacity');
    two.managed('Catalog');
    expect(pollsIn(two)).toHaveLength(1);
  });

  test('may if it is in a stack that the cluster waits for, without a reference back', () => {
    const app = new App();
    const roles = new Stack(app, 'Roles');
    const role = new Role(roles, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const mesh = new ManagedMesh(app, 'Shop', (stack) => new InstanceProfile(stack, 'Profile', { role }));
    mesh.managed('Catalog');
    expect(pollsIn(roles)).toMatchObject([{ statement: POLL }]);
    expect(findingsOf(app)).toEqual([]);
  });

  test('is left alone if it is imported as one that does not change', () => {
    const role = (stack: Stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ecsInstanceRole', { mutable: false });
    const mesh = new ManagedMesh(new App(), 'Shop', (stack) => new InstanceProfile(stack, 'Profile', { role: role(stack) }));
    mesh.managed('Catalog');
    expect(pollsIn(mesh)).toEqual([]);
  });
});

describe('an adopted service', () => {
  const adopt = (mesh: ManagedMesh, enabled = true) => {
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.MANAGED_INSTANCES, cpu: '512', memoryMiB: '1024' });
    taskDefinition.addContainer('app', CONTAINER);
    const service = new FargateService(mesh, 'Service', { cluster: mesh.cluster, taskDefinition, capacityProviderStrategies: mesh.strategies, minHealthyPercent: 100 });
    return new ServiceConnectAdoptedService(mesh, 'Adopted', {
      namespace: mesh.namespace,
      service,
      serviceConnectEnabled: enabled,
      proxyLogging: ServiceConnectProxyLogging.of(new GenericLogDriver({ logDriver: 'fluentd' })),
    });
  };

  test('on ECS Managed Instances gets the permission, and any log driver', () => {
    const app = new App();
    const mesh = new ManagedMesh(app);
    adopt(mesh);
    expect(pollsIn(mesh)).toHaveLength(1);
    expect(findingsOf(app)).not.toContain('SC804');
  });
});

describe('refused', () => {
  test('is a service without a capacity provider', () => {
    expect(() => new ManagedMesh().managed('Catalog', { capacityProviderStrategies: undefined })).toThrow(/SC033 .*capacityProviderStrategies is not given/);
    expect(() => new ManagedMesh().managed('Catalog', { capacityProviderStrategies: [] })).toThrow(/SC033/);
  });

  test.each(['FARGATE', 'FARGATE_SPOT'])('is a service on %s', (capacityProvider) => {
    const mesh = new ManagedMesh();
    expect(() => mesh.managed('Catalog', { capacityProviderStrategies: [...mesh.strategies, { capacityProvider }] })).toThrow(new RegExp(`SC033 .*names ${capacityProvider};`));
  });

  test('is a task definition for Fargate alone', () => {
    const mesh = new ManagedMesh();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task');
    taskDefinition.addContainer('app', CONTAINER);
    expect(() => mesh.managed('Catalog', { taskDefinition })).toThrow(/SC010 .*taskDefinition is given; it is not compatible with ECS Managed Instances/);
  });

  test('is a server that shares the network of its instance', () => {
    const mesh = new ManagedMesh();
    const taskDefinition = new TaskDefinition(mesh, 'Task', {
      compatibility: Compatibility.MANAGED_INSTANCES, cpu: '512', memoryMiB: '1024', networkMode: NetworkMode.HOST,
    });
    taskDefinition.addContainer('app', CONTAINER);
    expect(() => mesh.managed('Catalog', { taskDefinition, endpoints: [http()] })).toThrow(/SC505/);
  });
});
