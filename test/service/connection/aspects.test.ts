import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Cluster, EcsOptimizedImage, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { App, AspectPriority, Aspects, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ServiceConnectAdoptedService, ServiceConnectEc2Service, ServiceConnectNamespace, ServiceConnectOrdering } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf } from '../../support/app';

const { REDEPLOY_AFTER } = ServiceConnectOrdering;
const INSTANCES = { instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023() };
const typesIn = (stack: Stack) => Object.values(resourcesOf(stack)).map(({ Type }) => Type);
const count = (stack: Stack, type: string) => typesIn(stack).filter((each) => each === type).length;

/** Runs an action once, when CDK visits a construct. */
function whenVisited(at: IConstruct, action: () => void, priority?: number, visited: IConstruct = at): void {
  let done = false;
  const visit = (node: IConstruct) => {
    if (done || node !== visited) return;
    done = true;
    action();
  };
  Aspects.of(at).add({ visit }, { priority });
}

const PRIORITIES = { 'before mutating Aspects': 100, 'as a mutating Aspect': AspectPriority.MUTATING, 'by default': AspectPriority.DEFAULT, 'last': AspectPriority.READONLY };
const WAYS = [true, false].flatMap((stabilised) => Object.entries(PRIORITIES).map(([name, priority]) => [name, stabilised, priority] as const));

describe.each(WAYS)('an Aspect that runs %s (stabilisation: %s)', (_name, stabilised, priority) => {
  const start = () => {
    const app = new App({ context: { '@aws-cdk/core:aspectStabilization': stabilised } });
    return { app, mesh: new MeshStack(app) };
  };

  test('connects services', () => {
    const { mesh } = start();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    whenVisited(mesh, () => ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' }), priority, ui);
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining([serviceId(catalog)]));
    expect(count(mesh, 'AWS::EC2::SecurityGroupIngress')).toBe(1);
  });

  test.each(['the client', 'the server', 'the stack'])('connects services on instances, visiting %s', (place) => {
    const { mesh } = start();
    (mesh.cluster as Cluster).addCapacity('Capacity', INSTANCES);
    const bridge = (id: string) => new ServiceConnectEc2Service(mesh, id, {
      cluster: mesh.cluster,
      namespace: mesh.namespace,
      container: CONTAINER,
      networkMode: NetworkMode.BRIDGE,
      endpoints: [http({ dnsName: id.toLowerCase() })],
    });
    const [ui, catalog] = [bridge('Ui'), bridge('Catalog')];
    const visited = { 'the client': ui, 'the server': catalog, 'the stack': mesh }[place]!;
    whenVisited(mesh, () => ui.connectTo(catalog), priority, visited);
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining([serviceId(catalog)]));
    expect(Object.values(resourcesOf(mesh)).filter(({ Properties }) => Properties?.FromPort === 32768)).toHaveLength(1);
  });

  test('connects services over stacks, with a redeployment', () => {
    const { app, mesh } = start();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    const [a, b] = [mesh.server('A', {}, one), mesh.server('B', {}, two)];
    whenVisited(app, () => {
      a.connectTo(b, { ordering: REDEPLOY_AFTER });
      b.connectTo(a);
    }, priority, one);
    expect(count(two, 'Custom::ServiceConnectRedeployment')).toBe(1);
    expect(count(two, 'AWS::EC2::SecurityGroupIngress')).toBe(2);
  });

  test('reads the ARN of a Cloud Map service', () => {
    const { mesh } = start();
    const catalog = mesh.server('Catalog');
    whenVisited(mesh, () => new CfnOutput(mesh, 'Arn', { value: catalog.endpoint().cloudMapServiceArn() }), priority);
    expect(count(mesh, 'Custom::ServiceConnectCloudMapService')).toBe(1);
  });

  test('adopts a service, and connects it', () => {
    const { mesh } = start();
    const catalog = mesh.server('Catalog');
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { memoryLimitMiB: 1024, cpu: 512 });
    taskDefinition.addContainer('app', CONTAINER);
    const service = new FargateService(mesh, 'Service', { cluster: mesh.cluster, taskDefinition });
    let adopted: ServiceConnectAdoptedService | undefined;
    whenVisited(mesh, () => {
      adopted = new ServiceConnectAdoptedService(mesh, 'Adopted', { namespace: mesh.namespace, service });
      adopted.connectTo(catalog);
    }, priority, service);
    resourcesOf(mesh);
    expect(serviceOf(adopted!).DependsOn).toEqual(expect.arrayContaining([serviceId(catalog)]));
  });
});

test('a service that an Aspect makes where CDK has been, connected over stacks whose order is settled at synthesis: told, not lost', () => {
  const build = (stabilised: boolean) => {
    const app = new App({ context: { '@aws-cdk/core:aspectStabilization': stabilised } });
    const mesh = new MeshStack(app);
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    const server = mesh.server('Server', {}, two);
    whenVisited(app, () => mesh.service('Late', {}, one).connectTo(server, { ordering: REDEPLOY_AFTER }), undefined, server);
    return { app, two };
  };
  expect(() => build(false).app.synth()).toThrow('SC028 connect-before-synthesis: service One/Late was made and connected by an Aspect');
  expect(count(build(true).two, 'Custom::ServiceConnectRedeployment')).toBe(1);
});

test('a namespace can be imported by an Aspect', () => {
  const app = new App({ context: { '@aws-cdk/core:aspectStabilization': true } });
  const mesh = new MeshStack(app);
  whenVisited(mesh, () => {
    const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';
    mesh.service('Late', { namespace: ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Other', { namespaceName: 'other', namespaceArn }) });
  });
  expect(count(mesh, 'AWS::ECS::Service')).toBe(1);
});
