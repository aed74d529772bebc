import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import {
  CfnService, Cluster, Compatibility, DeploymentControllerType, DeploymentLifecycleLambdaTarget, DeploymentLifecycleStage, DeploymentStrategy,
  EcsOptimizedImage, NetworkMode, TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer, ApplicationProtocol, ListenerAction, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Lazy, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlternateTargetProps, ServiceConnectEc2Service, ServiceConnectFargateServiceProps, ServiceConnectPublicFrontend,
  ServiceConnectPublicFrontendProps,
} from '../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf } from '../support/app';
import { build, INGRESS, LISTENER, LISTENER_RULE, ofType, propertiesOf, TARGET_GROUP, tlsIn } from '../support/edge';

const TESTS = [ListenerCondition.httpHeader('x-shop-test', ['yes'])];
const MOVING = [DeploymentStrategy.BLUE_GREEN, DeploymentStrategy.LINEAR, DeploymentStrategy.CANARY];

/** A service with a deployment strategy, which is accepted, and one endpoint. */
function strategic(mesh: MeshStack, deploymentStrategy: DeploymentStrategy, props: Partial<ServiceConnectFargateServiceProps> = {}, id = 'Ui', scope: Stack = mesh) {
  const service = mesh.server(id, { deploymentStrategy, ...props }, scope);
  Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'deployed by strategies of ECS' });
  return service;
}

/** A frontend on a service whose versions stand side by side. */
function moving(props: Partial<ServiceConnectPublicFrontendProps> = {}, deploymentStrategy = DeploymentStrategy.BLUE_GREEN, mesh = new MeshStack()) {
  return build(props, mesh, strategic(mesh, deploymentStrategy));
}

/** The target that ECS gets, with the logical ids of what it names. */
function targetOf(mesh: MeshStack, ui: Parameters<typeof serviceOf>[0]) {
  const [{ TargetGroupArn, AdvancedConfiguration }] = serviceOf(ui).Properties.LoadBalancers;
  const idOf = (value: { 'Ref'?: string; 'Fn::GetAtt'?: string[] } | undefined) => value?.Ref ?? value?.['Fn::GetAtt']?.[0];
  const { AlternateTargetGroupArn, ProductionListenerRule, TestListenerRule, RoleArn } = AdvancedConfiguration ?? {};
  return {
    resources: resourcesOf(mesh),
    primary: idOf(TargetGroupArn)!,
    alternate: idOf(AlternateTargetGroupArn)!,
    production: idOf(ProductionListenerRule)!,
    test: idOf(TestListenerRule),
    role: idOf(RoleArn)!,
  };
}

describe('a service whose versions stand side by side', () => {
  test.each(MOVING)('gets a second target group, a production listener rule and a role, with %s', (strategy) => {
    const { mesh, ui, frontend } = moving({ healthCheck: { path: '/ready' }, deregistrationDelay: Duration.seconds(5) }, strategy);
    const { resources, primary, alternate, production, test: testRule, role } = targetOf(mesh, ui);
    expect(primary).not.toBe(alternate);
    expect(resources[alternate].Properties).toEqual(resources[primary].Properties);
    expect(resources[alternate].Properties).toMatchObject({ TargetType: 'ip', HealthCheckPath: '/ready' });
    expect(mesh.resolve(frontend.alternateTargetGroup!.targetGroupArn)).toEqual({ Ref: alternate });
    expect(testRule).toBeUndefined();
    expect(resources[production]).toMatchObject({
      Type: LISTENER_RULE,
      Properties: {
        Priority: 50_000,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
        Actions: [{
          ForwardConfig: { TargetGroups: [{ TargetGroupArn: { Ref: primary }, Weight: 100 }, { TargetGroupArn: { Ref: alternate }, Weight: 0 }] },
        }],
      },
    });
    expect(resources[role].Properties).toMatchObject({
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'ecs.amazonaws.com' } }] },
      ManagedPolicyArns: [{ 'Fn::Join': ['', [expect.anything(), expect.anything(), ':iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers']] }],
    });
  });

  test('has the listener of a rolling deployment, so that a change of the strategy leaves it as it is', () => {
    const [rolling, blueGreen] = [DeploymentStrategy.ROLLING, DeploymentStrategy.BLUE_GREEN].map((strategy) => moving({}, strategy).mesh);
    expect(ofType(blueGreen, LISTENER)).toEqual(ofType(rolling, LISTENER));
    expect(propertiesOf(rolling, LISTENER_RULE)).toEqual([]);
    expect(propertiesOf(rolling, TARGET_GROUP)).toHaveLength(1);
  });

  test('waits for the rule, and for the openings to its tasks, which are no more than those of a rolling one', () => {
    const [rolling, blueGreen] = [DeploymentStrategy.ROLLING, DeploymentStrategy.BLUE_GREEN].map((strategy) => moving({}, strategy));
    expect(ofType(blueGreen.mesh, INGRESS)).toHaveLength(ofType(rolling.mesh, INGRESS).length);
    expect(serviceOf(blueGreen.ui).DependsOn).toEqual(expect.arrayContaining(ofType(blueGreen.mesh, LISTENER_RULE).map(([id]) => id)));
  });

  test('has a test listener rule of the same listener', () => {
    const { mesh, ui } = moving({ alternateTarget: { testListener: { conditions: TESTS, priority: 10 } } });
    const { resources, production, test: testRule } = targetOf(mesh, ui);
    expect(resources[testRule!].Properties).toEqual({
      ...resources[production].Properties,
      Priority: 10,
      Conditions: [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-shop-test', Values: ['yes'] } }],
    });
  });

  test('has one of another listener of the same load balancer', () => {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Shared', { vpc: mesh.cluster.vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Tests', {
      port: 9000, protocol: ApplicationProtocol.HTTP, open: false, defaultAction: ListenerAction.fixedResponse(404),
    });
    const { ui } = moving({ loadBalancer, alternateTarget: { testListener: { listener, conditions: TESTS, priority: 50_000 } } }, undefined, mesh);
    const { resources, production, test: testRule } = targetOf(mesh, ui);
    expect(resources[testRule!].Properties.ListenerArn).toEqual(mesh.resolve(listener.listenerArn));
    expect(resources[production].Properties.ListenerArn).not.toEqual(mesh.resolve(listener.listenerArn));
    expect(propertiesOf(mesh, INGRESS).map(({ FromPort }) => FromPort)).not.toContain(9000);
  });

  test('acts as the role that is given', () => {
    const mesh = new MeshStack();
    const role = new Role(mesh, 'Mover', { assumedBy: new ServicePrincipal('ecs.amazonaws.com') });
    const { ui } = moving({ alternateTarget: { role } }, undefined, mesh);
    expect(targetOf(mesh, ui).role).toBe(mesh.getLogicalId(role.node.defaultChild as never));
  });

  test('has what its endpoint with TLS needs in both target groups', () => {
    const mesh = new MeshStack();
    const ui = strategic(mesh, DeploymentStrategy.BLUE_GREEN, { tls: tlsIn(mesh) });
    build({}, mesh, ui);
    const protocols = propertiesOf(mesh, TARGET_GROUP).map(({ Protocol, HealthCheckProtocol }) => [Protocol, HealthCheckProtocol]);
    expect(protocols).toEqual([['HTTPS', 'HTTPS'], ['HTTPS', 'HTTPS']]);
  });

  test('keeps the lifecycle hooks that come after its load balancer', () => {
    const { mesh, ui } = moving();
    const tests = new Function(mesh, 'Tests', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('exports.handler = null;') });
    ui.service.addLifecycleHook(new DeploymentLifecycleLambdaTarget(tests, 'Tested', { lifecycleStages: [DeploymentLifecycleStage.POST_SCALE_UP] }));
    expect(serviceOf(ui).Properties.DeploymentConfiguration.LifecycleHooks).toMatchObject([{ LifecycleStages: ['POST_SCALE_UP'] }]);
  });

  test('can have several load balancers', () => {
    const { mesh, ui } = moving();
    new ServiceConnectPublicFrontend(mesh, 'Internal', { service: ui, internetFacing: false });
    const loadBalancers = serviceOf(ui).Properties.LoadBalancers as { AdvancedConfiguration: { RoleArn: object } }[];
    expect(new Set(loadBalancers.map(({ AdvancedConfiguration }) => JSON.stringify(AdvancedConfiguration.RoleArn))).size).toBe(2);
  });

  test('can be in another stack than the frontend, which then has rules and role', () => {
    const app = new App();
    const platform = new MeshStack(app, 'Platform');
    const services = new Stack(app, 'Services');
    const ui = strategic(platform, DeploymentStrategy.BLUE_GREEN, {}, 'Ui', services);
    new ServiceConnectPublicFrontend(platform, 'Public', { service: ui, alternateTarget: { testListener: { conditions: TESTS, priority: 1 } } });
    expect(propertiesOf(platform, LISTENER_RULE)).toHaveLength(2);
    expect(propertiesOf(platform, 'AWS::IAM::Role').map(({ AssumeRolePolicyDocument: { Statement: [{ Principal }] } }) => Principal)).toContainEqual({ Service: 'ecs.amazonaws.com' });
    expect(serviceOf(ui).Properties.LoadBalancers[0].AdvancedConfiguration.TestListenerRule).toBeDefined();
  });

  test('can be behind a route, with the conditions of the route', () => {
    const { mesh, frontend } = build();
    const api = strategic(mesh, DeploymentStrategy.CANARY, { endpoints: [http({ dnsName: 'api', containerPort: 9000 })] }, 'Api');
    frontend.addRoute('Api', {
      service: api,
      conditions: [ListenerCondition.pathPatterns(['/api/*'])],
      priority: 20,
      alternateTarget: { testListener: { conditions: [ListenerCondition.pathPatterns(['/api/*']), ...TESTS], priority: 10 } },
    });
    const { resources, production, test: testRule } = targetOf(mesh, api);
    expect([production, testRule!].map((rule) => resources[rule].Properties.Priority)).toEqual([20, 10]);
    expect(frontend.alternateTargetGroup).toBeUndefined();
  });

  test('can join a listener that exists', () => {
    const { frontend, mesh } = build();
    const api = strategic(mesh, DeploymentStrategy.BLUE_GREEN, { endpoints: [http({ dnsName: 'api' })] }, 'Api');
    const { listener } = frontend;
    new ServiceConnectPublicFrontend(mesh, 'Joined', { service: api, listener, conditions: [ListenerCondition.pathPatterns(['/api/*'])], priority: 20 });
    const Actions = [{ ForwardConfig: { TargetGroups: [{ Weight: 100 }, { Weight: 0 }] } }];
    expect(propertiesOf(mesh, LISTENER_RULE)).toMatchObject([{ Priority: 20, Actions }]);
  });

  test('can run on instances, which its second target group has as targets, too', () => {
    const mesh = new MeshStack();
    const { cluster, namespace } = mesh;
    (cluster as Cluster).addCapacity('Capacity', { instanceType: new InstanceType('m6i.large'), machineImage: EcsOptimizedImage.amazonLinux2023() });
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, cpu: '1024', memoryMiB: '1024', networkMode: NetworkMode.BRIDGE });
    taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ containerPort: 8080 }] });
    const service = new ServiceConnectEc2Service(mesh, 'Ui', { cluster, namespace, taskDefinition, deploymentStrategy: DeploymentStrategy.BLUE_GREEN });
    Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'deployed by strategies of ECS' });
    new ServiceConnectPublicFrontend(mesh, 'Public', { service, containerPort: 8080 });
    expect(propertiesOf(mesh, TARGET_GROUP).map(({ TargetType }) => TargetType)).toEqual(['instance', 'instance']);
  });

  test('has a second target group by a strategy that only the deployment knows, if an alternate target is given', () => {
    const alternateOf = (props: Partial<ServiceConnectPublicFrontendProps>) => {
      const mesh = new MeshStack();
      const ui = strategic(mesh, DeploymentStrategy.BLUE_GREEN);
      (ui.service.node.defaultChild as CfnService).deploymentConfiguration = { strategy: Lazy.string({ produce: () => 'BLUE_GREEN' }) };
      return build(props, mesh, ui).frontend.alternateTargetGroup;
    };
    expect(alternateOf({ alternateTarget: {} })).toBeDefined();
    expect(alternateOf({})).toBeUndefined();
  });

  test('keeps the priority of its rule from routes', () => {
    const { mesh, frontend } = moving();
    const api = mesh.server('Api', { endpoints: [http({ dnsName: 'api' })] });
    const add = () => frontend.addRoute('Api', { service: api, conditions: TESTS, priority: 50_000 });
    expect(add).toThrow(/SC022 .*priority is 50000, which Shop\/Public\/Rule has/);
  });
});

describe('a rolling deployment', () => {
  test('has neither a second target group nor a role where the controller is another one', () => {
    const mesh = new MeshStack();
    const ui = mesh.server('Ui', { deploymentController: { type: DeploymentControllerType.CODE_DEPLOY }, serviceConnectEnabled: false });
    const { frontend } = build({}, mesh, ui);
    expect(frontend.alternateTargetGroup).toBeUndefined();
  });

  test('refuses an alternate target', () => {
    expect(() => build({ alternateTarget: {} })).toThrow(
      'SC010 prop-not-supported: alternateTarget is given; the deployment strategy of service Shop/Ui is ROLLING; leave alternateTarget out, or set deploymentStrategy',
    );
  });
});

describe('a test listener', () => {
  const tested = (testListener: ServiceConnectAlternateTargetProps['testListener'], mesh = new MeshStack()) => () => moving({ alternateTarget: { testListener } }, undefined, mesh);

  test('is refused without conditions', () => expect(tested({ conditions: [], priority: 1 })).toThrow(/SC023/));

  test('is refused on a listener whose stack waits for the frontend', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [edge, tests] = ['Edge', 'Tests'].map((id) => new Stack(app, id));
    tests.addStackDependency(edge);
    const loadBalancer = new ApplicationLoadBalancer(tests, 'Given', { vpc: mesh.cluster.vpc });
    const listener = loadBalancer.addListener('Test', { port: 8080, protocol: ApplicationProtocol.HTTP, defaultAction: ListenerAction.fixedResponse(404), open: false });
    const ui = strategic(mesh, DeploymentStrategy.BLUE_GREEN, {}, 'Ui', new Stack(app, 'Shop'));
    const alternateTarget = { testListener: { listener, conditions: TESTS, priority: 1 } };
    expect(() => new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, alternateTarget })).toThrow(/SC606 .*uses the listener Tests\/Given\/Test/s);
  });

  test('is refused with a priority that no rule has', () => expect(tested({ conditions: TESTS, priority: 0 })).toThrow(/SC022 .*priority is 0/));

  test('is refused behind the rule of its service', () => {
    const { mesh, frontend } = build();
    const api = strategic(mesh, DeploymentStrategy.BLUE_GREEN, { endpoints: [http({ dnsName: 'api' })] }, 'Api');
    const add = (priority: number) => () => frontend.addRoute('Api', {
      service: api, conditions: [ListenerCondition.pathPatterns(['/api/*'])], priority: 20, alternateTarget: { testListener: { conditions: TESTS, priority } },
    });
    expect(add(20)).toThrow(/SC022 .*testListener has priority 20, and the rule of the service 20/);
    expect(add(30)).toThrow(/SC022/);
    expect(add(19)).not.toThrow();
  });

  test('is compared with the rule of its service on the same listener alone, and by priorities that are known', () => {
    const { mesh, frontend } = build();
    const other = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc }).addListener('Tests', {
      port: 9000, protocol: ApplicationProtocol.HTTP, open: false, defaultAction: ListenerAction.fixedResponse(404),
    });
    const add = (id: string, testListener: Partial<ServiceConnectAlternateTargetProps['testListener']>, priority: number) => () => frontend.addRoute(id, {
      service: strategic(mesh, DeploymentStrategy.BLUE_GREEN, { endpoints: [http({ dnsName: id.toLowerCase() })] }, id),
      conditions: [ListenerCondition.pathPatterns([`/${id}/*`])],
      priority,
      alternateTarget: { testListener: { conditions: TESTS, priority: 40, ...testListener } },
    });
    expect(add('Api', { listener: other }, 20)).not.toThrow();
    expect(add('Blog', { priority: Lazy.number({ produce: () => 41 }) }, 21)).not.toThrow();
    expect(add('Cart', {}, Lazy.number({ produce: () => 22 }))).not.toThrow();
  });

  test('can have a priority that only the deployment knows', () => {
    expect(tested({ conditions: TESTS, priority: Lazy.number({ produce: () => 7 }) })).not.toThrow();
  });

  test('is refused on a listener of another Stage', () => {
    const app = new App();
    const other = new MeshStack(new Stage(app, 'Other'), 'Shop');
    const { frontend } = build({}, other);
    expect(tested({ listener: frontend.listener, conditions: TESTS, priority: 1 }, new MeshStack(new Stage(app, 'Beta'), 'Shop'))).toThrow(/SC008/);
  });
});
