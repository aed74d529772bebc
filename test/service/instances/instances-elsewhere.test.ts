import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, Ec2Service, EcsOptimizedImage, ICluster, NetworkMode, TaskDefinition, Compatibility } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer, ApplicationProtocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectAdoptedService, ServiceConnectEc2Service, ServiceConnectFargateService, ServiceConnectOrdering, ServiceConnectProtocol,
  ServiceConnectPublicFrontend,
} from '../../../src';
import { MeshFacts } from '../../../src/analysis/facts';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { neededIngress, writtenIngress } from '../../integ/ingress';
import { CONTAINER, http, MeshStack } from '../../support/app';

const INSTANCES = { instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023() };
const FROM_BALANCER = /LoadBalancerSecurityGroup\w+ → |^0\.0\.0\.0\/0 → |^::\/0 → /;

/** How a cluster gets its instances. */
const CAPACITIES: Record<string, (cluster: Cluster, id: string) => AutoScalingGroup> = {
  'addCapacity': (cluster, id) => cluster.addCapacity(id, INSTANCES),
  'a capacity provider': (cluster, id) => {
    const scope = Stack.of(cluster);
    const autoScalingGroup = new AutoScalingGroup(scope, id, { ...INSTANCES, vpc: cluster.vpc });
    cluster.addAsgCapacityProvider(new AsgCapacityProvider(scope, `${id}Provider`, { autoScalingGroup }));
    return autoScalingGroup;
  },
};

/** Where the services are. */
const PLACES: Record<string, (mesh: MeshStack) => Stack> = {
  'beside the instances': (mesh) => mesh,
  'in another stack': (mesh) => new Stack(mesh.node.root as App, 'Services'),
  'in a nested stack': (mesh) => new NestedStack(mesh, 'Services'),
};

function synthesised(app: App): MeshFacts {
  const [mesh] = readAssembly(app.synth().directory).map((sources) => readMesh(sources));
  return mesh;
}

/** Expects exactly the rules that the connections need, each once, and a template that can be deployed. */
function expectExact(mesh: MeshFacts, others: RegExp = FROM_BALANCER) {
  const written = writtenIngress(mesh);
  expect(new Set(written).size).toBe(written.length);
  expect(written.filter((rule) => !others.test(rule)).sort()).toEqual([...neededIngress(mesh)].sort());
  expect(findCycles(mesh.deployment.waitsFor.keys(), (node) => mesh.deployment.waitsFor.get(node) ?? [])).toEqual([]);
}

function bridge(scope: Construct, id: string, { cluster, namespace }: MeshStack): ServiceConnectEc2Service {
  return new ServiceConnectEc2Service(scope, id, {
    cluster, namespace, container: CONTAINER, networkMode: NetworkMode.BRIDGE, endpoints: [http({ dnsName: id.toLowerCase() })],
  });
}

function fargate(scope: Construct, id: string, { cluster, namespace }: MeshStack): ServiceConnectFargateService {
  return new ServiceConnectFargateService(scope, id, { cluster, namespace, container: CONTAINER, endpoints: [http({ dnsName: id.toLowerCase() })] });
}

const CASES = Object.keys(CAPACITIES).flatMap((capacity) => Object.keys(PLACES).map((place) => [capacity, place] as const));

describe.each(CASES)('instances of %s, services %s', (capacity, place) => {
  const build = (services: (scope: Stack, mesh: MeshStack) => void, before: (mesh: MeshStack) => void = addInstances) => {
    const mesh = new MeshStack(new App(), 'Platform');
    before(mesh);
    services(PLACES[place](mesh), mesh);
    return mesh;
  };
  const addInstances = ({ cluster }: MeshStack, id = 'Instances') => CAPACITIES[capacity](cluster as Cluster, id);
  const synth = (mesh: MeshStack) => synthesised(mesh.node.root as App);

  test('clients and servers on instances and on Fargate: each rule once', () => {
    const mesh = synth(build((scope, shop) => {
      const [catalog, orders] = ['Catalog', 'Orders'].map((id) => bridge(scope, id, shop));
      const [payments, ui] = ['Payments', 'Ui'].map((id) => fargate(scope, id, shop));
      orders.connectTo(catalog);
      orders.connectTo(payments);
      ui.connectTo(catalog);
      ui.connectTo(orders);
    }));
    expect(mesh.connections).toHaveLength(4);
    expectExact(mesh);
  });

  test('a public frontend: the load balancer reaches the instances', () => {
    const mesh = synth(build((scope, shop) => {
      const catalog = bridge(scope, 'Catalog', shop);
      fargate(scope, 'Ui', shop).connectTo(catalog);
      new ServiceConnectPublicFrontend(scope, 'Public', { service: catalog });
    }));
    expectExact(mesh);
    expect(writtenIngress(mesh)).toContainEqual(expect.stringMatching(/LoadBalancerSecurityGroup\w+ → .*InstanceSecurityGroup\w+ tcp 32768-65535$/));
  });

  test('an adopted service with its own load balancer, as a client', () => {
    const mesh = synth(build((scope, shop) => {
      const { cluster, namespace } = shop;
      const taskDefinition = new TaskDefinition(scope, 'Task', {
        compatibility: Compatibility.EC2, cpu: '512', memoryMiB: '1024', networkMode: NetworkMode.BRIDGE,
      });
      taskDefinition.addContainer('web', { ...CONTAINER, memoryLimitMiB: 512, portMappings: [{ containerPort: 80 }] });
      const service = new Ec2Service(scope, 'Web', { cluster, taskDefinition });
      const balancer = new ApplicationLoadBalancer(scope, 'LoadBalancer', { vpc: cluster.vpc });
      balancer.addListener('Listener', { port: 80 }).addTargets('Targets', { port: 80, protocol: ApplicationProtocol.HTTP, targets: [service] });
      new ServiceConnectAdoptedService(scope, 'Adopted', { namespace, service }).connectTo(bridge(scope, 'Catalog', shop));
    }));
    expectExact(mesh);
    expect(writtenIngress(mesh)).toContainEqual(expect.stringMatching(/LoadBalancerSecurityGroup\w+ → .*InstanceSecurityGroup\w+ tcp 32768-65535$/));
  });

  test('instances that are added after the connection are opened, too', () => {
    const shop = build((scope, mesh) => {
      const catalog = bridge(scope, 'Catalog', mesh);
      fargate(scope, 'Ui', mesh).connectTo(catalog);
      catalog.connectTo(fargate(scope, 'Payments', mesh));
    });
    addInstances(shop, 'MoreInstances');
    const mesh = synth(shop);
    expect(neededIngress(mesh).size).toBe(4);
    expectExact(mesh);
  });

  test('rules that users add for the tasks are made once', () => {
    const mesh = synth(build((scope, shop) => {
      const catalog = bridge(scope, 'Catalog', shop);
      fargate(scope, 'Ui', shop).connectTo(catalog);
      const database = new SecurityGroup(scope, 'Database', { vpc: shop.cluster.vpc });
      database.connections.allowFrom(catalog, Port.tcp(5432));
    }));
    expectExact(mesh, / 5432-5432$/);
    expect(writtenIngress(mesh).filter((rule) => rule.endsWith('5432-5432'))).toHaveLength(1);
  });
});

test('reading the connections of a service changes nothing', () => {
  const templates = [false, true].map((read) => {
    const mesh = new MeshStack();
    CAPACITIES['a capacity provider'](mesh.cluster as Cluster, 'Instances');
    const catalog = bridge(mesh, 'Catalog', mesh);
    const balancer = new ApplicationLoadBalancer(mesh, 'LoadBalancer', { vpc: mesh.cluster.vpc });
    const target = catalog.service.loadBalancerTarget({ containerName: 'app', containerPort: 8080 });
    balancer.addListener('Listener', { port: 80 }).addTargets('Targets', { port: 80, targets: [target] });
    if (read) expect(catalog.connections.securityGroups).toHaveLength(1);
    return (mesh.node.root as App).synth().getStackByName('Shop').template as object;
  });
  expect(templates[1]).toEqual(templates[0]);
});

test('services of two stacks that share instances can call each other without ordering', () => {
  const mesh = new MeshStack(new App(), 'Platform');
  CAPACITIES.addCapacity(mesh.cluster as Cluster, 'Instances');
  const [catalog, orders] = ['Catalog', 'Orders'].map((id) => bridge(new Stack(mesh.node.root as App, `${id}Stack`), id, mesh));
  catalog.connectTo(orders, { ordering: ServiceConnectOrdering.NONE });
  orders.connectTo(catalog, { ordering: ServiceConnectOrdering.NONE });
  expectExact(synthesised(mesh.node.root as App));
});

test('a cluster of another app: its security groups are opened once for all services', () => {
  const mesh = new MeshStack(new App(), 'Platform');
  const cluster: ICluster = Cluster.fromClusterAttributes(mesh, 'Imported', {
    clusterName: 'shared', vpc: mesh.cluster.vpc, securityGroups: [SecurityGroup.fromSecurityGroupId(mesh, 'Instances', 'sg-0123456789abcdef0')],
  });
  const shop = { cluster, namespace: mesh.namespace } as MeshStack;
  const services = new Stack(mesh.node.root as App, 'Services');
  const [catalog, orders] = ['Catalog', 'Orders'].map((id) => bridge(services, id, shop));
  const ui = fargate(services, 'Ui', mesh);
  ui.connectTo(catalog);
  ui.connectTo(orders);
  const written = writtenIngress(synthesised(mesh.node.root as App));
  expect(written).toEqual([expect.stringMatching(/UiSecurityGroup\w+ → sg-0123456789abcdef0 tcp 32768-65535$/)]);
});

test('a group that is imported twice is opened once', () => {
  const mesh = new MeshStack();
  const ui = fargate(mesh, 'Ui', mesh);
  for (const id of ['Catalog', 'Orders']) {
    const securityGroup = SecurityGroup.fromSecurityGroupId(mesh, `${id}Group`, 'sg-0123456789abcdef0');
    const dnsName = id.toLowerCase();
    ui.connectTo(mesh.namespace.importEndpoint(dnsName, { dnsName, port: 80, protocol: ServiceConnectProtocol.HTTP, securityGroup }));
  }
  expect(writtenIngress(synthesised(mesh.node.root as App))).toHaveLength(1);
});
