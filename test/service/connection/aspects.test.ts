import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Cluster, EcsOptimizedImage, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, AspectPriority, Aspects, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import {
  IServiceConnectTarget, ServiceConnectAdoptedService, ServiceConnectDashboard, ServiceConnectEc2Service, ServiceConnectFargateService,
  ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectProtocol, ServiceConnectPublicFrontend,
} from '../../../src';
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

  const parts: Record<string, (client: ServiceConnectFargateService) => IConstruct> = {
    'the client': (client) => client,
    'its task definition': (client) => client.taskDefinition,
    'its ECS service': (client) => client.service,
    'the resource of that': (client) => client.service.node.defaultChild!,
  };

  test.each(Object.entries(parts))('connects services over stacks whose order is settled at synthesis, visiting %s', (_visited, part) => {
    const { app, mesh } = start();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    const [client, server] = [mesh.server('Client', {}, one), mesh.server('Server', {}, two)];
    whenVisited(app, () => client.connectTo(server, { ordering: REDEPLOY_AFTER }), priority, part(client));
    expect(count(two, 'Custom::ServiceConnectRedeployment')).toBe(1);
    expect(count(two, 'AWS::EC2::SecurityGroupIngress')).toBe(1);
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
  expect(() => build(false).app.synth()).toThrow('SC028 connect-before-synthesis: an Aspect made or changed One/Late in a part of the app that CDK had already visited');
  expect(count(build(true).two, 'Custom::ServiceConnectRedeployment')).toBe(1);
});

describe('a service that an Aspect makes where CDK has been can be connected, since its connection leaves nothing to synthesis:', () => {
  const targets: Record<string, (mesh: MeshStack) => IServiceConnectTarget> = {
    'to a service': (mesh) => mesh.server('Catalog'),
    'to an endpoint of another app': (mesh) => mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP }),
  };
  const ways = Object.keys(targets).flatMap((target) => Object.values(ServiceConnectOrdering).map((ordering) => [target, ordering] as const));

  test.each(ways)('%s, with %s', (target, ordering) => {
    const app = new App({ context: { '@aws-cdk/core:aspectStabilization': false } });
    const mesh = new MeshStack(app);
    const [to, last] = [targets[target](mesh), mesh.service('Last')];
    whenVisited(app, () => mesh.service('Late').connectTo(to, { ordering, urlEnvironmentVariable: 'TARGET' }), undefined, last);
    expect(JSON.stringify(resourcesOf(mesh))).toContain('TARGET');
  });
});

describe('what an Aspect makes where CDK has been, and is finished at synthesis', () => {
  const makers: Record<string, [(mesh: MeshStack, service: ServiceConnectFargateService) => unknown, string, (mesh: MeshStack) => unknown]> = {
    'a public frontend': [
      (mesh, service) => new ServiceConnectPublicFrontend(mesh, 'Public', { service }), 'Shop/Public',
      (mesh) => count(mesh, 'AWS::EC2::SecurityGroupIngress'),
    ],
    'a dashboard': [
      (mesh) => new ServiceConnectDashboard(mesh, 'Page', { namespace: mesh.namespace }), 'Shop/Page',
      (mesh) => count(mesh, 'AWS::CloudWatch::Dashboard'),
    ],
    'a service on instances, which are allowed to poll': [
      (mesh) => new ServiceConnectEc2Service(mesh, 'Late', { cluster: mesh.cluster, namespace: mesh.namespace, container: CONTAINER }), 'Shop/Cluster',
      (mesh) => [JSON.stringify(resourcesOf(mesh))].filter((template) => template.includes('task-set')).length,
    ],
  };

  const build = (make: (mesh: MeshStack, service: ServiceConnectFargateService) => unknown, stabilised: boolean) => {
    const app = new App({ context: { '@aws-cdk/core:aspectStabilization': stabilised } });
    const mesh = new MeshStack(app);
    (mesh.cluster as Cluster).addCapacity('Capacity', INSTANCES);
    const service = mesh.server('Catalog');
    whenVisited(app, () => make(mesh, service), undefined, service);
    return { app, mesh };
  };

  test.each(Object.entries(makers))('%s: told, not lost', (_what, [make, path, made]) => {
    expect(() => build(make, false).app.synth()).toThrow(`SC028 connect-before-synthesis: an Aspect made or changed ${path} in a part of the app that CDK had already visited`);
    expect(made(build(make, true).mesh)).toBeGreaterThan(0);
  });
});

describe('after synthesis', () => {
  const later: Record<string, (mesh: MeshStack, service: ServiceConnectFargateService) => () => unknown> = {
    'a service': (mesh) => () => mesh.service('Late'),
    'a public frontend': (mesh, service) => () => new ServiceConnectPublicFrontend(mesh, 'Public', { service }),
    'a dashboard': (mesh) => () => new ServiceConnectDashboard(mesh, 'Page', { namespace: mesh.namespace }),
    'a route': (mesh, service) => {
      const frontend = new ServiceConnectPublicFrontend(mesh, 'Public', { service });
      return () => frontend.addRoute('Late', { service, priority: 1, conditions: [ListenerCondition.pathPatterns(['/late'])] });
    },
  };

  test.each(Object.entries(later))('%s is refused', (_what, prepare) => {
    const mesh = new MeshStack();
    const call = prepare(mesh, mesh.server('Catalog'));
    resourcesOf(mesh);
    expect(call).toThrow(/SC028 connect-before-synthesis: .* after synthesis/);
  });
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
