import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, FargateService, FargateTaskDefinition, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { HttpNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { App, CfnResource, Duration, Stack } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlarms, ServiceConnectDashboard, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace,
  ServiceConnectOrdering, ServiceConnectProtocol, ServiceConnectPublicFrontend,
} from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, tcp } from '../../support/app';

/** A wrong value as a caller without types gives it. */
const untyped = (value: unknown) => value as never;

describe('a refused constructor leaves nothing behind', () => {
  const refusals: Record<string, (mesh: MeshStack) => unknown> = {
    'a platform version that is too old': (mesh) => mesh.server('Catalog', { platformVersion: untyped('1.3.0') }),
    'no container': (mesh) => mesh.server('Catalog', { container: undefined }),
    'a size that Fargate does not have': (mesh) => mesh.server('Catalog', { cpu: 99_999 }),
    'a prop that CDK refuses': (mesh) => mesh.server('Catalog', { ephemeralStorageGiB: 1 }),
    'a log driver that Fargate does not have': (mesh) => mesh.server('Catalog', { container: { ...CONTAINER, logging: untyped({ bind: () => { throw new Error('no'); } }) } }),
    'a second endpoint of a taken name': (mesh) => {
      mesh.server('Other', { endpoints: [tcp({ dnsName: 'taken' })] });
      mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog' }), tcp({ dnsName: 'taken', containerPort: 9000, port: 6379 })] });
    },
  };

  test.each(Object.entries(refusals))('after %s, its names are free, and it is no service of the namespace', (_why, refused) => {
    const mesh = new MeshStack();
    expect(() => refused(mesh)).toThrow();
    const before = mesh.namespace.services.length;
    const again = mesh.server('CatalogAgain', { endpoints: [http({ dnsName: 'catalog' })] });
    mesh.service('Ui').connectTo(again);
    expect(mesh.namespace.services).toHaveLength(before + 2);
    expect(mesh.namespace.metrics.metricRequestCount().usingMetrics).toBeDefined();
  });

  test('two endpoints of one service on one name are refused as those of two services are', () => {
    const endpoints = [http({ name: 'a', dnsName: 'catalog' }), http({ name: 'b', dnsName: 'catalog', containerPort: 9090 })];
    expect(() => new MeshStack().service('Catalog', { endpoints })).toThrow('SC202 endpoint-unique');
  });

  test('its stack does not wait for the namespace, so that the stacks can be ordered the other way', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const front = new Stack(app, 'Front');
    const { vpc } = mesh.cluster;
    const cluster = Cluster.fromClusterAttributes(front, 'Cluster', { clusterName: 'mine', vpc: Vpc.fromVpcAttributes(front, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['s'] }) });
    expect(() => mesh.server('Search', { cpu: 99_999 }, front)).toThrow('SC406');
    const namespace = ServiceConnectNamespace.fromNamespaceAttributes(front, 'Namespace', {
      namespaceName: 'other', namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc',
    });
    const local = Cluster.fromClusterAttributes(mesh, 'Local', { clusterName: 'mine', vpc });
    const backend = mesh.service('Backend', { namespace, cluster: local });
    const search = mesh.server('SearchAgain', { namespace, cluster }, front);
    expect(() => backend.connectTo(search)).not.toThrow();
  });
});

describe('a refused frontend or dashboard leaves no order of stacks behind', () => {
  /** Two stacks with a service each, and a third one with something that the second waits for. */
  const start = () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const [one, two, third] = ['One', 'Two', 'Third'].map((id) => new Stack(app, id));
    const first = new CfnResource(third, 'First', { type: 'AWS::SNS::Topic' });
    const [a, b] = [mesh.server('A', {}, one), mesh.server('B', {}, two)];
    b.deployAfter(first);
    return { mesh, third, first, a, b };
  };

  test('a dashboard that can show the first service, and not the second', () => {
    const { mesh, third, first, a, b } = start();
    expect(() => new ServiceConnectDashboard(third, 'Page', { namespace: mesh.namespace, services: [a, b] })).toThrow('SC606');
    expect(() => a.deployAfter(first)).not.toThrow();
  });

  test('a frontend that would come after the VPC of its service', () => {
    const { mesh, third, first } = start();
    const service = mesh.server('Catalog');
    expect(() => new ServiceConnectPublicFrontend(third, 'Public', { service })).toThrow('SC606');
    expect(() => service.deployAfter(first)).not.toThrow();
  });

  test('a stickiness that no load balancer has makes nothing', () => {
    const { mesh } = start();
    const props = { service: mesh.server('Catalog'), stickinessCookieDuration: Duration.days(8) };
    expect(() => new ServiceConnectPublicFrontend(mesh, 'Public', props)).toThrow('SC012 value-range: stickinessCookieDuration is 691200 seconds; whole seconds from 1 to 604800 are allowed');
    expect(mesh.node.findChild('Public').node.children).toEqual([]);
  });
});

describe('a refused connection leaves nothing behind', () => {
  test('the order of stacks is as before: the same connection the other way is accepted', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    const [a, b] = [mesh.server('A', {}, one), mesh.server('B', {}, two)];
    const taken = { urlEnvironmentVariable: 'B', hostEnvironmentVariable: 'B' };
    expect(() => a.connectTo(b, taken)).toThrow('SC011');
    b.connectTo(a);
    expect(() => a.connectTo(b)).toThrow('SC604');
    expect(() => mesh.server('C', {}, one).connectTo(b)).toThrow('SC606');
    expect(() => mesh.server('D', {}, two).connectTo(a)).not.toThrow();
    expect(() => app.synth()).not.toThrow();
  });

  test('also if the second of two endpoints is what is refused', () => {
    const mesh = new MeshStack();
    const [a, b] = [mesh.server('A'), mesh.server('B')];
    b.connectTo(a);
    const client = mesh.service('Client');
    expect(() => client.connectTo({ endpoints: [a.endpoint(), untyped({})] })).toThrow('SC013');
    const { DependsOn = [] } = Object.entries(resourcesOf(mesh)).find(([id]) => id.startsWith('ClientService'))![1];
    expect(DependsOn.filter((id) => !id.includes('TaskRole'))).toEqual([]);
  });
});

describe('wrong objects get an id, from languages that do not check types', () => {
  const build = () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { memoryLimitMiB: 1024, cpu: 512 });
    taskDefinition.addContainer('app', { ...CONTAINER, logging: LogDrivers.awsLogs({ streamPrefix: 'app' }) });
    return { mesh, ui: mesh.service('Ui'), catalog: mesh.server('Catalog'), plain: new FargateService(mesh, 'Plain', { cluster: mesh.cluster, taskDefinition }) };
  };
  type Built = ReturnType<typeof build>;

  test.each<[string, string, (built: Built) => unknown]>([
    ['connectTo() of nothing', 'SC013 foreign-target: target is not given', ({ ui }) => ui.connectTo(untyped(undefined))],
    ['of null', 'SC013 foreign-target: target is not given', ({ ui }) => ui.connectTo(untyped(null))],
    ['of a name', 'SC013 foreign-target: target is "catalog" (a string)', ({ ui }) => ui.connectTo(untyped('catalog'))],
    ['of a list', 'SC013 foreign-target: target is a list', ({ ui, catalog }) => ui.connectTo(untyped([catalog]))],
    ['of an ECS service', 'SC013 foreign-target: target is Shop/Plain (AWS::ECS::Service); it must be a service of this library', ({ ui, plain }) => ui.connectTo(untyped(plain))],
    ['of the ECS service inside', 'SC013 foreign-target: target is Shop/Catalog/Service (AWS::ECS::Service), the ECS service inside Shop/Catalog', ({ ui, catalog }) => ui.connectTo(untyped(catalog.service))],
    ['of a definition', 'SC013 foreign-target: target is an object', ({ ui }) => ui.connectTo(untyped(http({ dnsName: 'catalog' })))],
    ['an ordering that is none', 'SC012 value-range: ordering is "BAD" (a string)', ({ ui, catalog }) => ui.connectTo(catalog, { ordering: untyped('BAD') })],
    ['an ordering of another type', 'SC012 value-range: ordering is 1', ({ ui, catalog }) => ui.connectTo(catalog, { ordering: untyped(1) })],
    ['a namespace of CDK', 'SC013 foreign-target: namespace is Shop/Cloud (AWS::ServiceDiscovery::HttpNamespace)', ({ mesh }) => mesh.service('New', { namespace: untyped(new HttpNamespace(mesh, 'Cloud', { name: 'x' })) })],
    ['no namespace', 'SC013 foreign-target: namespace is not given', ({ mesh }) => mesh.service('New', { namespace: untyped(undefined) })],
    ['the name of a namespace', 'SC013 foreign-target: namespace is "shop" (a string)', ({ mesh }) => mesh.service('New', { namespace: untyped('shop') })],
    ['one endpoint in place of a list', 'SC013 foreign-target: endpoints is an object', ({ mesh }) => mesh.service('New', { endpoints: untyped(http()) })],
    ['the props of an endpoint', 'SC013 foreign-target: endpoint 2 of endpoints is an object', ({ mesh }) => mesh.service('New', { endpoints: [http(), untyped({ containerPort: 9000 })] })],
    ['an undefined endpoint', 'SC013 foreign-target: endpoint 1 of endpoints is not given', ({ mesh }) => mesh.service('New', { endpoints: [untyped(undefined)] })],
    ['a protocol that is none', 'SC012 value-range: protocol is "https" (a string)', () => ServiceConnectEndpoint.takingOver({ dnsName: 'a', containerPort: 80, protocol: untyped('https') })],
    ['the protocol of an imported endpoint', 'SC012 value-range: protocol is "HTTP" (a string)', ({ mesh }) => mesh.namespace.importEndpoint('X', { dnsName: 'x', port: 80, protocol: untyped('HTTP') })],
    ['alarms of an ECS service', 'SC013 foreign-target: service is Shop/Plain', ({ mesh, plain }) => new ServiceConnectAlarms(mesh, 'Alarms', { service: untyped(plain) })],
    ['alarms without a kind', 'SC031 metric-not-published: no limits are given for the alarms of Shop/Catalog', ({ mesh, catalog }) => new ServiceConnectAlarms(mesh, 'Alarms', { service: catalog })],
    ['alarms of a map', 'SC031 metric-not-published: latency of the alarms of Shop/Catalog has no maxResponseTime', ({ mesh, catalog }) => new ServiceConnectAlarms(mesh, 'Alarms', { service: catalog, latency: untyped({ page: {} }) })],
    ['a dashboard of a namespace of CDK', 'SC013 foreign-target: namespace is', ({ mesh }) => new ServiceConnectDashboard(mesh, 'Page', { namespace: untyped(mesh) })],
    ['a dashboard of an ECS service', 'SC013 foreign-target: service 1 of services is Shop/Plain', ({ mesh, plain }) => new ServiceConnectDashboard(mesh, 'Page', { namespace: mesh.namespace, services: [untyped(plain)] })],
  ])('%s', (_what, message, call) => {
    const built = build();
    expect(() => call(built)).toThrow(message);
  });

  test('what the enum has is accepted, also as its value', () => {
    const { ui, catalog, mesh } = build();
    expect(() => ui.connectTo(catalog, { ordering: 'NONE' as ServiceConnectOrdering })).not.toThrow();
    expect(() => mesh.namespace.importEndpoint('X', { dnsName: 'x', port: 80, protocol: 'grpc' as ServiceConnectProtocol })).not.toThrow();
  });
});

describe('after synthesis', () => {
  test('a connection is refused, and changes nothing', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    app.synth();
    expect(() => ui.connectTo(catalog)).toThrow('SC028 connect-before-synthesis: service Shop/Ui connects to Shop/Catalog after synthesis');
    expect(Object.values(resourcesOf(mesh)).some(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')).toBe(false);
  });
});

describe('the stack trace of a refusal', () => {
  /** The first frame of what a call throws. */
  const firstFrame = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      return (error as Error).stack!.split('\n').find((line) => line.startsWith('    at '));
    }
    return undefined;
  };
  const build = () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    return { mesh, front: new Stack(app, 'Front') };
  };

  test.each<[string, () => () => unknown]>([
    ['connecting to itself', () => {
      const catalog = build().mesh.server('Catalog');
      return () => catalog.connectTo(catalog);
    }],
    ['a cycle of stacks, found deep inside', () => {
      const { mesh, front } = build();
      const [ui, search] = [mesh.service('Ui'), mesh.server('Search', {}, front)];
      return () => ui.connectTo(search);
    }],
    ['a wrong port', () => () => http({ containerPort: 0 })],
    ['a wrong prop of a constructor', () => {
      const { mesh } = build();
      return () => new ServiceConnectFargateService(mesh, 'Ui', { cluster: mesh.cluster, namespace: mesh.namespace });
    }],
    ['alarms without a kind', () => {
      const { mesh } = build();
      const service = mesh.server('Catalog');
      return () => new ServiceConnectAlarms(mesh, 'Alarms', { service });
    }],
  ])('begins at the line of the user: %s', (_what, prepare) => {
    const limit = Error.stackTraceLimit;
    expect(firstFrame(prepare())).toMatch(/test.(service.connection.refused-calls.test|support.app)\.ts/);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test('is not longer than others', () => {
    const { mesh } = build();
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 2;
    try {
      expect(() => mesh.service('Ui').endpoint()).toThrow(expect.objectContaining({ stack: expect.not.stringMatching(/(\n {4}at .*){3}/) }));
    } finally {
      Error.stackTraceLimit = before;
    }
  });
});
