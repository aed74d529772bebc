import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AsgCapacityProvider, Cluster, Compatibility, EcsOptimizedImage, ICluster, MachineImageType, NetworkMode,
  PlacementConstraint, PlacementStrategy, TaskDefinition, WindowsOptimizedVersion,
} from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectEc2Service, ServiceConnectEc2ServiceProps, ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectProxyOverhead,
  ServiceConnectPublicFrontend, ServiceConnectTls,
} from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf, Synthesised, tcp, taskOf } from '../../support/app';

const INSTANCE = new InstanceType('m7g.large');
const DYNAMIC = { FromPort: 32768, ToPort: 65535, IpProtocol: 'tcp' };

/** A mesh on a cluster with instances of an Auto Scaling group. */
class Ec2Mesh extends MeshStack {
  readonly instances: AutoScalingGroup;

  constructor(scope: Construct = new App(), id = 'Shop') {
    super(scope, id);
    this.instances = capacity(this.cluster as Cluster, this);
  }

  ec2(id: string, props: Partial<ServiceConnectEc2ServiceProps> = {}, scope: Construct = this): ServiceConnectEc2Service {
    const { cluster, namespace } = this;
    return new ServiceConnectEc2Service(scope, id, { cluster, namespace, ...props.taskDefinition ? {} : { container: CONTAINER }, ...props });
  }

  bridge(id: string, props: Partial<ServiceConnectEc2ServiceProps> = {}, scope: Construct = this): ServiceConnectEc2Service {
    return this.ec2(id, { networkMode: NetworkMode.BRIDGE, ...props }, scope);
  }
}

function capacity(cluster: Cluster, scope: Construct, id = 'Instances'): AutoScalingGroup {
  const autoScalingGroup = new AutoScalingGroup(scope, id, {
    vpc: cluster.vpc, instanceType: INSTANCE, machineImage: EcsOptimizedImage.amazonLinux2023(),
  });
  cluster.addAsgCapacityProvider(new AsgCapacityProvider(scope, `${id}Provider`, { autoScalingGroup }));
  return autoScalingGroup;
}

function ingress(stack: Stack): Synthesised[] {
  return Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
}

const group = (logicalId: RegExp) => ({ 'Fn::GetAtt': [expect.stringMatching(logicalId), 'GroupId'] });

describe('the task', () => {
  test('has the memory and the CPU that Service Connect needs, without tiers', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.ec2('Catalog', { cpu: 300, memoryLimitMiB: 700, endpoints: [http({ dnsName: 'catalog' })] });
    expect(catalog.taskSize).toMatchObject({
      asked: { cpu: 300, memoryMiB: 700 }, added: { cpu: 256, memoryMiB: 64 }, chosen: { cpu: 556, memoryMiB: 764 },
    });
    expect(taskOf(catalog).Properties).toMatchObject({ Cpu: '556', Memory: '764', NetworkMode: 'awsvpc', RequiresCompatibilities: ['EC2'] });
  });

  test('gets more above 500 requests a second, and nothing without a proxy', () => {
    const mesh = new Ec2Mesh();
    expect(mesh.ec2('Busy', { peakRequestsPerSecond: 501 }).taskSize!.chosen).toEqual({ cpu: 768, memoryMiB: 576 });
    expect(mesh.ec2('Off', { serviceConnectEnabled: false }).taskSize!.chosen).toEqual({ cpu: 256, memoryMiB: 512 });
    expect(mesh.ec2('None', { proxyOverhead: ServiceConnectProxyOverhead.included() }).taskSize!.chosen).toEqual({ cpu: 256, memoryMiB: 512 });
  });

  test('has at least the minimum CPU of ECS', () => {
    expect(new Ec2Mesh().ec2('Tiny', { cpu: 32, proxyOverhead: ServiceConnectProxyOverhead.included() }).taskSize!.chosen.cpu).toBe(128);
  });

  test('grows with the sidecars', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.ec2('Catalog');
    catalog.taskDefinition.addContainer('sidecar', { ...CONTAINER, cpu: 512, memoryLimitMiB: 900 });
    expect(taskOf(catalog).Properties).toMatchObject({ Cpu: '768', Memory: '964' });
  });

  test('of the user\'s own is checked, not resized', () => {
    const mesh = new Ec2Mesh();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, cpu: '400', memoryMiB: '900', networkMode: NetworkMode.BRIDGE });
    taskDefinition.addContainer('main', { ...CONTAINER, portMappings: [{ containerPort: 8080 }] });
    const catalog = mesh.ec2('Catalog', { taskDefinition, endpoints: [http({ dnsName: 'catalog' })] });
    expect(catalog.taskSize).toBeUndefined();
    expect(taskOf(catalog).Properties).toMatchObject({ Cpu: '400', Memory: '900' });
    expect(taskOf(catalog).Properties.ContainerDefinitions[0].PortMappings).toEqual([
      { ContainerPort: 8080, HostPort: 0, Name: 'catalog', Protocol: 'tcp', AppProtocol: 'http' },
    ]);
  });
});

describe('in network mode awsvpc', () => {
  test('a connection opens the exact port of the server\'s own group', () => {
    const mesh = new Ec2Mesh();
    mesh.ec2('Ui').connectTo(mesh.ec2('Catalog', { endpoints: [http({ dnsName: 'catalog' })] }));
    expect(ingress(mesh).map(({ Properties }) => Properties)).toEqual([expect.objectContaining({
      FromPort: 8080, ToPort: 8080, GroupId: group(/^CatalogSecurityGroup/), SourceSecurityGroupId: group(/^UiSecurityGroup/),
    })]);
  });

  test('what is allowed to reach the tasks does not reach their instances', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.ec2('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    catalog.service.connections.allowFrom(new SecurityGroup(mesh, 'Batch', { vpc: mesh.cluster.vpc }), Port.tcp(8080));
    expect(ingress(mesh).map(({ Properties }) => Properties.GroupId)).toEqual([group(/^CatalogSecurityGroup/)]);
  });

  test('calls and is called by services on Fargate', () => {
    const mesh = new Ec2Mesh();
    const ui = mesh.service('Ui');
    const catalog = mesh.ec2('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    const redis = mesh.service('Redis', { endpoints: [tcp({ dnsName: 'redis' })] });
    ui.connectTo(catalog);
    catalog.connectTo(redis);
    expect(serviceOf(ui).DependsOn).toContain(serviceId(catalog));
    expect(serviceOf(catalog).DependsOn).toContain(serviceId(redis));
    expect(ingress(mesh)).toHaveLength(2);
  });

  test('takes groups and subnets of the user\'s', () => {
    const mesh = new Ec2Mesh();
    const own = new SecurityGroup(mesh, 'Own', { vpc: mesh.cluster.vpc });
    const service = mesh.ec2('Catalog', { securityGroups: [own], vpcSubnets: { subnetType: SubnetType.PUBLIC } });
    expect(service.connections.securityGroups).toEqual([own]);
    expect(serviceOf(service).Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets[0].Ref).toMatch(/^VpcPublicSubnet1/);
  });
});

describe('in network mode bridge', () => {
  const connected = (mesh: Ec2Mesh) => {
    const catalog = mesh.bridge('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    return { catalog, ui: mesh.bridge('Ui') };
  };

  test('the host port is dynamic', () => {
    const { catalog } = connected(new Ec2Mesh());
    expect(taskOf(catalog).Properties.ContainerDefinitions[0].PortMappings).toEqual([
      { ContainerPort: 8080, HostPort: 0, Name: 'catalog', Protocol: 'tcp', AppProtocol: 'http' },
    ]);
    expect(serviceOf(catalog).Properties.NetworkConfiguration).toBeUndefined();
  });

  test('a client on the same instances opens the dynamic ports of their group to itself, once', () => {
    const mesh = new Ec2Mesh();
    const { catalog, ui } = connected(mesh);
    const orders = mesh.bridge('Orders', { endpoints: [http({ dnsName: 'orders' })] });
    for (const server of [catalog, orders]) ui.connectTo(server);
    const rules = ingress(mesh);
    expect(rules.map(({ Properties }) => Properties)).toEqual([{
      ...DYNAMIC,
      Description: 'Service Connect from Shop/Instances to Shop/Instances',
      GroupId: group(/^InstancesInstanceSecurityGroup/),
      SourceSecurityGroupId: group(/^InstancesInstanceSecurityGroup/),
    }]);
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining([serviceId(catalog), serviceId(orders)]));
  });

  test('a client on Fargate opens them to its own group, and no rule opens them to the internet', () => {
    const mesh = new Ec2Mesh();
    const { catalog } = connected(mesh);
    mesh.service('Web').connectTo(catalog);
    expect(ingress(mesh).map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ ...DYNAMIC, GroupId: group(/^InstancesInstanceSecurityGroup/), SourceSecurityGroupId: group(/^WebSecurityGroup/) }),
    ]);
    const inline = Object.values(resourcesOf(mesh)).filter(({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroup' && Properties.SecurityGroupIngress);
    expect(inline).toEqual([]);
  });

  test('an ingressPortOverride is the only port that is opened', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.bridge('Catalog', { endpoints: [http({ dnsName: 'catalog', ingressPortOverride: 15000 })] });
    mesh.service('Web').connectTo(catalog);
    expect(ingress(mesh)[0].Properties).toMatchObject({ FromPort: 15000, ToPort: 15000 });
  });

  test('a bridge client calls a server on Fargate by the group of its instances', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.server('Catalog');
    mesh.bridge('Ui').connectTo(catalog);
    expect(ingress(mesh)[0].Properties).toMatchObject({
      FromPort: 8080, GroupId: group(/^CatalogSecurityGroup/), SourceSecurityGroupId: group(/^InstancesInstanceSecurityGroup/),
    });
  });

  test.each([['server', false], ['client', true]])('instances that are added after the connection are opened, too, if the %s runs on them', (_which, isClient) => {
    const mesh = new Ec2Mesh();
    const [bridge, fargate] = [mesh.bridge('Bridge', { endpoints: [http({ dnsName: 'bridge' })] }), mesh.server('Web')];
    if (isClient) bridge.connectTo(fargate);
    else fargate.connectTo(bridge);
    capacity(mesh.cluster as Cluster, mesh, 'More');
    const end = isClient ? 'SourceSecurityGroupId' : 'GroupId';
    const rules = Object.entries(resourcesOf(mesh)).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress');
    expect(rules.map(([, { Properties }]) => Properties[end])).toEqual([group(/^InstancesInstanceSecurityGroup/), group(/^MoreInstanceSecurityGroup/)]);
    expect(serviceOf(isClient ? bridge : fargate).DependsOn).toEqual(expect.arrayContaining(rules.map(([id]) => id)));
  });

  test('the capacity of the cluster itself and of an imported cluster counts', () => {
    const mesh = new MeshStack();
    const { namespace } = mesh;
    const own = new Cluster(mesh, 'Own', { vpc: mesh.cluster.vpc });
    const added = own.addCapacity('Capacity', { instanceType: INSTANCE, machineImage: EcsOptimizedImage.amazonLinux2023() });
    const imported = Cluster.fromClusterAttributes(mesh, 'Imported', {
      clusterName: 'there', vpc: mesh.cluster.vpc, securityGroups: [SecurityGroup.fromSecurityGroupId(mesh, 'There', 'sg-there')],
    });
    const groupsOf = (id: string, cluster: ICluster) => new ServiceConnectEc2Service(mesh, id, {
      cluster, namespace, container: CONTAINER, networkMode: NetworkMode.BRIDGE,
    }).connections.securityGroups.map((securityGroup) => mesh.resolve(securityGroup.securityGroupId));
    expect(groupsOf('A', own)).toEqual(added.connections.securityGroups.map((securityGroup) => mesh.resolve(securityGroup.securityGroupId)));
    expect(groupsOf('B', imported)).toEqual(['sg-there']);
  });

  test('fails if no instance is known', () => {
    const mesh = new MeshStack();
    const cluster = Cluster.fromClusterAttributes(mesh, 'There', { clusterName: 'there', vpc: mesh.cluster.vpc });
    const catalog = new ServiceConnectEc2Service(mesh, 'Catalog', {
      cluster, namespace: mesh.namespace, container: CONTAINER, networkMode: NetworkMode.BRIDGE, endpoints: [http({ dnsName: 'catalog' })],
    });
    const ui = mesh.service('Ui');
    expect(() => ui.connectTo(catalog)).toThrow(
      'SC019 network-unknown: service Shop/Catalog runs in network mode "bridge" on the cluster Shop/There, whose instances have no known security group; '
      + 'add the capacity to the cluster before the connection',
    );
    ui.connectTo(catalog, { openSecurityGroups: false });
    expect(ingress(mesh)).toEqual([]);
  });

  test.each([
    ['a hostname', { container: { ...CONTAINER, hostname: 'shop' } }, 'SC503 bridge-hostname: container "app" sets hostname'],
    ['security groups', { securityGroups: [] }, 'SC010 prop-not-supported: securityGroups is given; in network mode "bridge" a task has the security groups and the subnet of its instance'],
    ['subnets', { vpcSubnets: {} }, 'SC010 prop-not-supported: vpcSubnets is given'],
  ])('fails with %s', (_what, props, message) => {
    expect(() => new Ec2Mesh().bridge('Catalog', props)).toThrow(message);
  });

  test('fails with TLS', () => {
    const mesh = new Ec2Mesh();
    const tls = ServiceConnectTls.privateCa({ certificateAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/x' } as never);
    expect(() => mesh.bridge('Catalog', { tls, endpoints: [http({ dnsName: 'catalog' })] })).toThrow('SC703 tls-needs-awsvpc');
  });

  test('fails with links', () => {
    const mesh = new Ec2Mesh();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, cpu: '400', memoryMiB: '900', networkMode: NetworkMode.BRIDGE });
    const main = taskDefinition.addContainer('main', CONTAINER);
    main.addLink(taskDefinition.addContainer('other', CONTAINER));
    expect(() => mesh.ec2('Catalog', { taskDefinition })).toThrow('SC504 container-links: container "main" sets links');
  });
});

describe('over stacks', () => {
  /** The platform with the instances, and two stacks of services. */
  function stacks() {
    const app = new App();
    const platform = new Ec2Mesh(app, 'Platform');
    return { app, platform, back: new Stack(app, 'Back'), front: new Stack(app, 'Front') };
  }

  test.each([
    ['bridge', 'bridge', 'Platform'], ['bridge', 'awsvpc', 'Back'], ['awsvpc', 'bridge', 'Front'], ['awsvpc', 'awsvpc', 'Front'],
  ])('the rule from a %s client to a %s server is in %s, without a cycle', (client, server, holder) => {
    const { app, platform, back, front } = stacks();
    const catalog = platform.ec2('Catalog', { networkMode: server as NetworkMode, endpoints: [http({ dnsName: 'catalog' })] }, back);
    const ui = platform.ec2('Ui', { networkMode: client as NetworkMode }, front);
    ui.connectTo(catalog);
    app.synth();
    const counts = [platform, back, front].map((stack) => [stack.node.id, ingress(stack).length]);
    expect(Object.fromEntries(counts)).toEqual({ Platform: 0, Back: 0, Front: 0, [holder]: 1 });
    expect(front.dependencies).toContain(back);
  });

  test('REDEPLOY_AFTER works between services on the same instances that call each other', () => {
    const { app, platform, back, front } = stacks();
    const a = platform.bridge('A', { endpoints: [http({ dnsName: 'a' })] }, back);
    const b = platform.bridge('B', { endpoints: [http({ dnsName: 'b' })] }, front);
    a.connectTo(b, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
    b.connectTo(a);
    expect(() => app.synth()).not.toThrow();
    expect(ingress(platform)).toHaveLength(1);
  });
});

describe('the instances', () => {
  const pollOf = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action, Condition }) => Action === 'ecs:Poll' && !Condition);

  test('may call ecs:Poll on the task sets of the cluster, once for all services, whenever they are added', () => {
    const mesh = new Ec2Mesh();
    mesh.ec2('Catalog');
    mesh.bridge('Ui');
    capacity(mesh.cluster as Cluster, mesh, 'Later');
    const statements = pollOf(mesh);
    expect(statements).toHaveLength(2);
    expect(JSON.stringify(statements[0].Resource)).toMatch(/:task-set\/.*Cluster.*\/\*/);
  });

  test('get no permission if Service Connect is off', () => {
    const mesh = new Ec2Mesh();
    mesh.ec2('Catalog', { serviceConnectEnabled: false });
    expect(pollOf(mesh)).toEqual([]);
  });

  test('pass the rules about images and permissions', () => {
    const app = new App();
    const mesh = new Ec2Mesh(app);
    mesh.bridge('Ui').connectTo(mesh.bridge('Catalog', { endpoints: [http({ dnsName: 'catalog' })] }));
    expect(() => app.synth()).not.toThrow();
  });

  const provider = (mesh: MeshStack, type: MachineImageType) => new AsgCapacityProvider(mesh, 'Provider', {
    autoScalingGroup: new AutoScalingGroup(mesh, 'Instances', { vpc: mesh.cluster.vpc, instanceType: INSTANCE, machineImage: EcsOptimizedImage.amazonLinux2023() }),
    machineImageType: type,
  });

  test('fail on Bottlerocket, unless others can run the proxy', () => {
    const mesh = new MeshStack();
    const { cluster, namespace } = mesh;
    const bottlerocket = provider(mesh, MachineImageType.BOTTLEROCKET);
    (cluster as Cluster).addAsgCapacityProvider(bottlerocket);
    const make = (id: string, props: Partial<ServiceConnectEc2ServiceProps> = {}) => new ServiceConnectEc2Service(mesh, id, {
      cluster, namespace, container: CONTAINER, ...props,
    });
    const message = 'SC806 container-instance-image: the image of the container instances of "Shop/A" is Bottlerocket';
    expect(() => make('A')).toThrow(message);
    capacity(cluster as Cluster, mesh, 'Linux');
    make('B');
    const capacityProviderStrategies = [{ capacityProvider: bottlerocket.capacityProviderName, weight: 1 }];
    expect(() => make('C', { capacityProviderStrategies })).toThrow(message.replace('Shop/A', 'Shop/C'));
    make('D', { serviceConnectEnabled: false });
  });

  test('fail on Windows', () => {
    const mesh = new MeshStack();
    const { cluster, namespace } = mesh;
    (cluster as Cluster).addCapacity('Windows', { instanceType: INSTANCE, machineImage: EcsOptimizedImage.windows(WindowsOptimizedVersion.SERVER_2019) });
    expect(() => new ServiceConnectEc2Service(mesh, 'A', { cluster, namespace, container: CONTAINER })).toThrow('SC802 windows');
  });
});

describe('features of the L2', () => {
  test('daemon scheduling stops a task before the next one starts', () => {
    const { Properties } = serviceOf(new Ec2Mesh().bridge('Agent', { daemon: true }));
    expect(Properties).toMatchObject({ SchedulingStrategy: 'DAEMON', DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 } });
    expect(Properties.DesiredCount).toBeUndefined();
  });

  test('placement, capacity providers and a desired count of zero', () => {
    const { Properties } = serviceOf(new Ec2Mesh().ec2('Catalog', {
      desiredCount: 0,
      placementConstraints: [PlacementConstraint.distinctInstances()],
      placementStrategies: [PlacementStrategy.spreadAcrossInstances()],
      capacityProviderStrategies: [{ capacityProvider: 'mine', weight: 1 }],
    }));
    expect(Properties).toMatchObject({
      DesiredCount: 0,
      PlacementConstraints: [{ Type: 'distinctInstance' }],
      PlacementStrategies: [{ Type: 'spread', Field: 'instanceId' }],
      CapacityProviderStrategy: [{ CapacityProvider: 'mine', Weight: 1 }],
    });
    expect(Properties.LaunchType).toBeUndefined();
  });

  test('scaling', () => {
    const mesh = new Ec2Mesh();
    const catalog = mesh.ec2('Catalog', { endpoints: [http({ dnsName: 'catalog' })] });
    catalog.autoScaleTaskCount({ maxCapacity: 7 }).scaleOnRequestCount('Requests', { requestsPerTarget: 100 });
    expect(serviceOf(catalog).Metadata['cdk-ecs-service-connect'].expectedTasks).toBe(7);
  });

  test('a grant goes to the role of the tasks', () => {
    const catalog = new Ec2Mesh().ec2('Catalog');
    expect(catalog.grantPrincipal).toBe(catalog.taskDefinition.taskRole);
  });

  test.each([[NetworkMode.HOST], [NetworkMode.NONE]])('fails in network mode %s', (networkMode) => {
    expect(() => new Ec2Mesh().ec2('Catalog', { networkMode })).toThrow(`SC505 network-mode: networkMode is "${networkMode}"`);
  });

  test('fails beside a task definition, which has its own network mode', () => {
    const mesh = new Ec2Mesh();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2 });
    expect(() => mesh.ec2('Catalog', { taskDefinition, networkMode: NetworkMode.BRIDGE })).toThrow('SC010 prop-not-supported: networkMode is given');
  });

  test('a looked-up VPC, with a namespace for each mesh', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const cluster = new Cluster(stack, 'Cluster', { vpc: Vpc.fromLookup(stack, 'Vpc', { isDefault: true }) });
    capacity(cluster, stack);
    const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop' });
    const service = new ServiceConnectEc2Service(stack, 'A', { cluster, namespace, container: CONTAINER });
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.Enabled).toBe(true);
  });
});

test('a public frontend reaches the instances on their dynamic ports, and becomes public last', () => {
  const app = new App();
  const mesh = new Ec2Mesh(app);
  const ui = mesh.bridge('Ui', { endpoints: [http({ dnsName: 'ui' })] });
  ui.connectTo(mesh.bridge('Catalog', { endpoints: [http({ dnsName: 'catalog' })] }));
  const { targetGroup } = new ServiceConnectPublicFrontend(mesh, 'Public', { service: ui });
  app.synth();
  const resources = resourcesOf(mesh);
  expect(resources[mesh.getLogicalId(targetGroup.node.defaultChild as never)].Properties.TargetType).toBe('instance');
  const rules = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress');
  const from = (pattern: RegExp) => rules.filter(([, { Properties }]) => pattern.test(JSON.stringify(Properties.SourceSecurityGroupId ?? Properties.CidrIp ?? '')));
  expect(from(/PublicLoadBalancer/).map(([, { Properties }]) => Properties)).toEqual([expect.objectContaining(DYNAMIC)]);
  expect(serviceOf(ui).DependsOn).toContain(from(/PublicLoadBalancer/)[0][0]);
  for (const [, { DependsOn }] of from(/0\.0\.0\.0/)) expect(DependsOn).toContain(serviceId(ui));
  expect(from(/0\.0\.0\.0/)).toHaveLength(1);
});
