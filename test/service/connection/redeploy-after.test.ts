import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import {
  IServiceConnectNamespace, ServiceConnectCustomResourceOptions, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectOrdering,
  ServiceConnectProtocol, ServiceConnectPublicFrontend,
} from '../../../src';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { http, MeshStack, resourcesOf, serviceId, serviceOf, Synthesised, tcp } from '../../support/app';

const { REDEPLOY_AFTER } = ServiceConnectOrdering;
const TYPE = 'Custom::ServiceConnectRedeployment';

const redeploymentsIn = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type }) => Type === TYPE);
const policiesIn = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type, Properties }) => (
  Type === 'AWS::IAM::Policy' && JSON.stringify(Properties).includes('ecs:UpdateService')
));
const rulesIn = (stack: Stack) => Object.keys(resourcesOf(stack)).filter((id) => /SecurityGroup(In|E)gress$/.test(resourcesOf(stack)[id].Type));

/** The call of the custom resource when it is created; references in it become `<Ref …>` or `<GetAtt …>`. */
function callOf({ Properties }: Synthesised) {
  const text: unknown = Properties.Create;
  const parts = typeof text === 'string' ? [text] : (text as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${Object.values(part as object).join()}>`)).join('')) as {
    action: string; parameters: object; physicalResourceId: { id: string };
  };
}

/** Expects that the templates of an app have no cycle, and returns what a node waits for. */
function orderOf(app: App) {
  const { deployment } = readMesh(readAssembly(app.synth().directory)[0]);
  const before = (node: string) => deployment.waitsFor.get(node) ?? [];
  expect(findCycles(deployment.waitsFor.keys(), before)).toEqual([]);
}

/** `A` calls `B` and is redeployed after it; `B` calls `A`. */
function pair(a: ServiceConnectFargateService, b: ServiceConnectFargateService) {
  b.connectTo(a);
  return a.connectTo(b, { ordering: REDEPLOY_AFTER });
}

describe('a mutual pair in one stack', () => {
  const app = new App();
  const mesh = new MeshStack(app);
  const [a, b] = [mesh.server('A'), mesh.server('B')];
  const connection = pair(a, b);
  const [redeployment] = redeploymentsIn(mesh);

  test('has no cycle', () => orderOf(app));

  test('redeploys the client if an endpoint of the server changes', () => {
    expect(callOf(redeployment)).toMatchObject({
      service: 'ECS',
      action: 'updateService',
      parameters: { cluster: expect.stringContaining('Cluster'), service: `<${serviceId(a)}>`, forceNewDeployment: true },
      physicalResourceId: { id: connection.endpointHash },
      outputPaths: ['service.serviceArn'],
    });
    expect(redeployment.Properties.Update).toEqual(redeployment.Properties.Create);
    expect(redeployment.Properties.Delete).toBeUndefined();
    expect(redeployment.Properties.InstallLatestAwsSdk).toBe(false);
  });

  test('opens a frontend of the client to the public only after the redeployment', () => {
    const shop = new MeshStack();
    const ui = shop.server('Ui');
    pair(ui, shop.server('Catalog'));
    new ServiceConnectPublicFrontend(shop, 'Public', { service: ui });
    const resources = resourcesOf(shop);
    const [id] = Object.keys(resources).filter((name) => resources[name].Type === TYPE);
    const [opening] = Object.values(resources).filter(({ Properties }) => Properties?.CidrIp === '0.0.0.0/0' && Properties.GroupId);
    expect(opening.DependsOn).toContain(id);
  });

  test('waits for both, and nothing waits for it', () => {
    expect(redeployment.DependsOn).toEqual(expect.arrayContaining([serviceId(a), serviceId(b)]));
    expect(serviceOf(b).DependsOn).toContain(serviceId(a));
    expect(serviceOf(a).DependsOn).not.toContain(serviceId(b));
  });

  test('has permission only to update this one service', () => {
    expect(policiesIn(mesh).map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([
      [{ Action: 'ecs:UpdateService', Effect: 'Allow', Resource: { Ref: serviceId(a) } }],
    ]);
  });

  test('opens the port, and writes the ordering into the metadata', () => {
    expect(rulesIn(mesh)).toHaveLength(2);
    expect(serviceOf(a).DependsOn!.filter((id) => rulesIn(mesh).includes(id))).toHaveLength(1);
    expect(serviceOf(a).Metadata!['cdk-ecs-service-connect'].connections).toEqual([{ endpoint: 'b:80', ordering: 'REDEPLOY_AFTER' }]);
  });
});

describe('one custom resource', () => {
  test('covers all such connections of a client, and hashes only these', () => {
    const mesh = new MeshStack();
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((id) => mesh.server(id));
    a.connectTo(d);
    a.connectTo(b, { ordering: REDEPLOY_AFTER });
    a.connectTo(c, { ordering: REDEPLOY_AFTER });
    const [redeployment, ...others] = redeploymentsIn(mesh);
    expect(others).toEqual([]);
    expect(redeployment.DependsOn).toEqual(expect.arrayContaining([a, b, c].map(serviceId)));
    expect(redeployment.DependsOn).not.toContain(serviceId(d));

    const again = new MeshStack();
    const [e, f, g] = ['A', 'B', 'C'].map((id) => again.server(id));
    e.connectTo(g, { ordering: REDEPLOY_AFTER });
    e.connectTo(f, { ordering: REDEPLOY_AFTER });
    expect(callOf(redeploymentsIn(again)[0]).physicalResourceId).toEqual(callOf(redeployment).physicalResourceId);
  });

  test('is made for each client', () => {
    const mesh = new MeshStack();
    const [a, b] = [mesh.server('A'), mesh.server('B')];
    a.connectTo(b, { ordering: REDEPLOY_AFTER });
    b.connectTo(a, { ordering: REDEPLOY_AFTER });
    expect(redeploymentsIn(mesh)).toHaveLength(2);
    expect(policiesIn(mesh).map(({ Properties }) => Properties.PolicyDocument.Statement[0].Resource).sort()).toHaveLength(2);
    orderOf(mesh.node.root as App);
  });

  test('follows what clients see of the endpoints, not the size of the server', () => {
    const hash = (props: Parameters<MeshStack['service']>[1]) => {
      const mesh = new MeshStack();
      mesh.service('A').connectTo(mesh.service('B', props), { ordering: REDEPLOY_AFTER });
      return callOf(redeploymentsIn(mesh)[0]).physicalResourceId.id;
    };
    const before = hash({ endpoints: [http({ dnsName: 'b' })] });
    expect(hash({ endpoints: [http({ dnsName: 'b' })], cpu: 1024, memoryLimitMiB: 2048, desiredCount: 3 })).toBe(before);
    expect(hash({ endpoints: [http({ dnsName: 'b', port: 81 })] })).not.toBe(before);
    expect(hash({ endpoints: [http({ dnsName: 'b' }), tcp({ dnsName: 'cache' })] })).not.toBe(before);
  });

  test('is not made without such a connection', () => {
    const mesh = new MeshStack();
    mesh.service('A').connectTo(mesh.server('B'));
    mesh.service('C').connectTo(mesh.server('D'), { ordering: ServiceConnectOrdering.NONE });
    mesh.service('E', { serviceConnectEnabled: false }).connectTo(mesh.server('F', { serviceConnectEnabled: false }), { ordering: REDEPLOY_AFTER });
    expect(redeploymentsIn(mesh)).toEqual([]);
  });

  test('is not made for an endpoint of another app', () => {
    const mesh = new MeshStack();
    const tax = mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP });
    const connection = mesh.service('A').connectTo(tax, { ordering: REDEPLOY_AFTER, openSecurityGroups: false });
    expect(connection.ordering).toBe(REDEPLOY_AFTER);
    expect(redeploymentsIn(mesh)).toEqual([]);
  });

  test('has a fixed place below its client', () => {
    const mesh = new MeshStack();
    const a = mesh.server('A');
    pair(a, mesh.server('B'));
    expect(a.node.tryFindChild('RedeployAfter')?.node.tryFindChild('Resource')).toBeDefined();
  });
});

describe('over stacks', () => {
  const apart = () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    return { app, mesh, one, two, a: mesh.server('A', {}, one), b: mesh.server('B', {}, two) };
  };
  const dependencies = (app: App, stack: string) => app.synth().getStackByName(stack).dependencies.map(({ id }) => id);

  test.each([true, false])('it is in the stack of the server, which calls the client (REDEPLOY_AFTER declared first: %s)', (first) => {
    const { app, one, two, a, b } = apart();
    if (first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    b.connectTo(a);
    if (!first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    orderOf(app);
    expect(redeploymentsIn(one)).toEqual([]);
    const [redeployment] = redeploymentsIn(two);
    expect(redeployment.DependsOn).toEqual(expect.arrayContaining([serviceId(b), ...rulesIn(two).filter((id) => JSON.stringify(resourcesOf(two)[id]).includes('to b"'))]));
    expect(policiesIn(two)[0].Properties.PolicyDocument.Statement[0].Resource).toEqual({ 'Fn::ImportValue': expect.stringContaining('One:') });
    expect(rulesIn(one)).toEqual([]);
    expect(rulesIn(two)).toHaveLength(2);
    expect(dependencies(app, 'Two')).toContain('One');
    expect(dependencies(app, 'One')).not.toContain('Two');
  });

  test('the egress rule of a client without outbound traffic is there, too', () => {
    const { app, mesh, one, two, b } = apart();
    const closed = new SecurityGroup(one, 'Closed', { vpc: mesh.cluster.vpc, allowAllOutbound: false });
    pair(mesh.server('C', { securityGroups: [closed] }, one), b);
    orderOf(app);
    expect(rulesIn(one)).toEqual([]);
    expect(rulesIn(two).map((id) => resourcesOf(two)[id].Type).sort()).toEqual(['AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupIngress']);
  });

  test('the rule of an imported group is with it: in the stack of the server, which is deployed last', () => {
    const { app, mesh, one, two, a } = apart();
    const group = SecurityGroup.fromSecurityGroupId(two, 'Imported', 'sg-s');
    a.connectTo(mesh.server('C', { securityGroups: [group] }, two), { ordering: REDEPLOY_AFTER });
    orderOf(app);
    expect([rulesIn(one), rulesIn(two)].map(({ length }) => length)).toEqual([0, 1]);
  });

  test('a call to endpoints of two stacks leaves the order of the stacks as open as two calls do', () => {
    const { app, mesh, one, two } = apart();
    const client = mesh.service('C', {}, one);
    const servers = [mesh.server('S', {}, one), mesh.service('T', { endpoints: [http({ dnsName: 't' })] }, two)];
    client.connectTo({ endpoints: servers.flatMap(({ endpoints }) => endpoints) }, { ordering: REDEPLOY_AFTER });
    one.addDependency(two);
    expect(() => orderOf(app)).not.toThrow();
  });

  test('it is in the stack of the client if that is known to come last', () => {
    const { app, mesh, one } = apart();
    mesh.service('C', {}, one).connectTo(mesh.server('D'), { ordering: REDEPLOY_AFTER });
    orderOf(app);
    expect(redeploymentsIn(one)).toHaveLength(1);
    expect(redeploymentsIn(mesh)).toEqual([]);
    expect(rulesIn(one)).toHaveLength(1);
  });

  test('a contradicting second call is rejected', () => {
    const { a, b } = apart();
    a.connectTo(b, { ordering: REDEPLOY_AFTER });
    expect(() => a.connectTo(b, { ordering: ServiceConnectOrdering.NONE })).toThrow('SC006');
  });

  test.each([true, false])('it goes where later calls leave room for it: a connection the other way (REDEPLOY_AFTER declared first: %s)', (first) => {
    const { app, mesh, one, two, a, b } = apart();
    if (first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    mesh.server('E', {}, one).connectTo(b);
    if (!first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    orderOf(app);
    expect(redeploymentsIn(one)).toHaveLength(1);
    expect(redeploymentsIn(two)).toEqual([]);
  });

  test.each([true, false])('it goes where a dependency between the stacks leaves room for it (REDEPLOY_AFTER declared first: %s)', (first) => {
    const { app, one, two, a, b } = apart();
    if (first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    one.addStackDependency(two);
    if (!first) a.connectTo(b, { ordering: REDEPLOY_AFTER });
    orderOf(app);
    expect(redeploymentsIn(one)).toHaveLength(1);
    expect(rulesIn(one)).toHaveLength(1);
    expect(dependencies(app, 'Two')).not.toContain('One');
  });

  test('two that open nothing, in both directions, are in one stack', () => {
    const { app, one, two, a, b } = apart();
    for (const [client, server] of [[a, b], [b, a]]) client.connectTo(server, { ordering: REDEPLOY_AFTER, openSecurityGroups: false });
    orderOf(app);
    expect([redeploymentsIn(one), redeploymentsIn(two)].map(({ length }) => length)).toEqual([0, 2]);
  });

  test('servers in two stacks get one each', () => {
    const { app, mesh, two, a, b } = apart();
    const three = new Stack(app, 'Three');
    const c = mesh.server('C', {}, three);
    for (const server of [b, c]) a.connectTo(server, { ordering: REDEPLOY_AFTER });
    orderOf(app);
    for (const stack of [two, three]) expect(redeploymentsIn(stack)).toHaveLength(1);
  });
});

describe('over nested stacks', () => {
  test.each([['client', true], ['server', false]])('it is in the parent if the %s is nested', (_which, clientInside) => {
    const app = new App();
    const mesh = new MeshStack(app);
    const inside = new NestedStack(mesh, 'Inside');
    const a = mesh.server('A', {}, clientInside ? inside : mesh);
    const b = mesh.server('B', {}, clientInside ? mesh : inside);
    pair(a, b);
    orderOf(app);
    expect(redeploymentsIn(mesh)).toHaveLength(1);
    expect([rulesIn(mesh), rulesIn(inside)].map(({ length }) => length)).toEqual([0, 2]);
  });

  test('it is in the stack of the server if both are nested side by side', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const [left, right] = ['Left', 'Right'].map((id) => new NestedStack(mesh, id));
    pair(mesh.server('A', {}, left), mesh.server('B', {}, right));
    orderOf(app);
    expect(redeploymentsIn(right)).toHaveLength(1);
  });
});

describe('the function behind the custom resources', () => {
  const functionOf = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Runtime && Properties.Timeout === 120);

  test('runs in no VPC by default', () => {
    const mesh = new MeshStack();
    pair(mesh.server('A'), mesh.server('B'));
    const [{ Properties }] = functionOf(mesh);
    expect(Properties).not.toHaveProperty('VpcConfig');
    expect(Properties).not.toHaveProperty('LoggingConfig');
  });

  test.each<[string, (mesh: MeshStack, customResources: ServiceConnectCustomResourceOptions) => IServiceConnectNamespace]>([
    ['a new namespace', (mesh, customResources) => new ServiceConnectNamespace(mesh, 'Own', { namespaceName: 'own', customResources })],
    ['an imported one', (mesh, customResources) => ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Imported', {
      namespaceName: 'own', namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc', customResources,
    })],
  ])('runs as %s says: VPC, role, log group', (_which, namespaceOf) => {
    const mesh = new MeshStack();
    const role = new Role(mesh, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(mesh, 'Logs');
    const namespace = namespaceOf(mesh, { vpc: mesh.cluster.vpc, role, logGroup });
    pair(mesh.server('A', { namespace }), mesh.server('B', { namespace }));
    const [{ Properties }, ...others] = functionOf(mesh);
    expect(others).toEqual([]);
    expect(Properties).toMatchObject({
      Role: mesh.resolve(role.roleArn) as unknown,
      LoggingConfig: { LogGroup: mesh.resolve(logGroup.logGroupName) as unknown },
      VpcConfig: { SubnetIds: expect.any(Array) },
    });
    orderOf(mesh.node.root as App);
  });
});

test('the module of custom resources is loaded only when it is needed', () => {
  jest.isolateModules(() => {
    const loaded = jest.fn(() => jest.requireActual<object>('aws-cdk-lib/custom-resources'));
    jest.doMock('aws-cdk-lib/custom-resources', loaded);
    jest.requireActual('../../../src');
    expect(loaded).not.toHaveBeenCalled();
    jest.dontMock('aws-cdk-lib/custom-resources');
  });
});
