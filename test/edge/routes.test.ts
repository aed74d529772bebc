import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener, ApplicationLoadBalancer, ApplicationProtocol, CfnListenerRule, ListenerAction, ListenerCondition,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectEndpoint, ServiceConnectPublicFrontend, ServiceConnectPublicFrontendProps, ServiceConnectPublicRouteProps } from '../../src';
import { http, MeshStack, serviceId, serviceOf } from '../support/app';
import {
  addressRules, build, certificateIn, INGRESS, LISTENER, LISTENER_RULE, LOAD_BALANCER, ofType, propertiesOf, RECORD, TARGET_GROUP, tlsIn, zoneIn,
} from '../support/edge';

const API_PATH = [ListenerCondition.pathPatterns(['/api/*'])];
const API_HOST = [ListenerCondition.hostHeaders(['api.example.com'])];

/** A frontend on `Ui` with a route to `Api`. */
function withRoute(
  props: Partial<ServiceConnectPublicFrontendProps> = {}, route: Partial<ServiceConnectPublicRouteProps> = {}, mesh = new MeshStack(),
) {
  const { ui, frontend } = build(props, mesh);
  const api = route.service ?? mesh.server('Api', { endpoints: [http({ dnsName: 'api', containerPort: 9000 })] });
  const targetGroup = frontend.addRoute('Api', { service: api, conditions: API_PATH, priority: 10, ...route });
  return { mesh, ui, frontend, targetGroup, api: api as ReturnType<MeshStack['server']> };
}

describe('a route', () => {
  test('forwards what matches its conditions to another service, by a rule of the listener', () => {
    const { mesh, targetGroup } = withRoute();
    expect(propertiesOf(mesh, LISTENER_RULE)).toEqual([{
      ListenerArn: { Ref: ofType(mesh, LISTENER)[0][0] },
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: mesh.resolve(targetGroup.targetGroupArn) }],
    }]);
    expect(propertiesOf(mesh, LISTENER)).toMatchObject([{ DefaultActions: [{ Type: 'forward' }] }]);
    expect(ofType(mesh, LOAD_BALANCER)).toHaveLength(1);
  });

  test('by host has its own target group, health check and delay', () => {
    const { mesh } = withRoute({}, { conditions: API_HOST, healthCheck: { path: '/ready' }, deregistrationDelay: Duration.seconds(5) });
    expect(propertiesOf(mesh, LISTENER_RULE)).toMatchObject([{ Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['api.example.com'] } }] }]);
    const [group] = propertiesOf(mesh, TARGET_GROUP).filter(({ Port }) => Port === 9000);
    expect(group).toMatchObject({ HealthCheckPath: '/ready' });
    expect(group.TargetGroupAttributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '5' });
  });

  test('is waited for by its service, with the rules that let the load balancer in', () => {
    const { mesh, ui, api } = withRoute();
    const [[rule]] = ofType(mesh, LISTENER_RULE);
    const [[listener]] = ofType(mesh, LISTENER);
    const between = ofType(mesh, INGRESS).filter(([, { Properties }]) => Properties.SourceSecurityGroupId);
    const into = (port: number) => between.filter(([, { Properties }]) => Properties.FromPort === port).map(([id]) => id);
    expect(serviceOf(api).DependsOn).toEqual(expect.arrayContaining([rule, ...into(9000)]));
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining([listener, ...into(8080)]));
    expect(serviceOf(ui).DependsOn).not.toContain(rule);
  });

  test('can be to a service that calls the one of the frontend', () => {
    const mesh = new MeshStack();
    const [ui, api] = ['Ui', 'Api'].map((id) => mesh.server(id, { endpoints: [http({ dnsName: id.toLowerCase() })] }));
    ui.connectTo(api);
    const frontend = new ServiceConnectPublicFrontend(mesh, 'Public', { service: api });
    frontend.addRoute('Ui', { service: ui, conditions: API_PATH, priority: 10 });
    const opened = addressRules(mesh).map(([, { DependsOn }]) => DependsOn);
    expect(opened).toEqual([[serviceId(api), serviceId(ui)].sort()]);
  });

  test('can lead from two frontends to the service of the other', () => {
    const mesh = new MeshStack();
    const services = ['Ui', 'Api'].map((id) => mesh.server(id, { endpoints: [http({ dnsName: id.toLowerCase() })] }));
    for (const [i, service] of services.entries()) {
      const frontend = new ServiceConnectPublicFrontend(mesh, `Public${i}`, { service });
      frontend.addRoute('Other', { service: services[1 - i], conditions: API_PATH, priority: 10 });
    }
    expect(addressRules(mesh)).toHaveLength(2);
  });

  test('is public after all services behind the load balancer', () => {
    const mesh = new MeshStack();
    const { ui, api } = withRoute({ domainName: 'shop.example.com', hostedZone: zoneIn(mesh) }, {}, mesh);
    const services = [serviceId(ui), serviceId(api)].sort();
    const opened = [...addressRules(mesh), ...ofType(mesh, RECORD)].map(([, { DependsOn }]) => DependsOn);
    expect(opened).toEqual(Array(3).fill(services));
  });

  test('speaks HTTPS to an endpoint with TLS, beside one without', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Api', { endpoints: [http({ dnsName: 'api', containerPort: 9000, tls: tlsIn(mesh) })] });
    withRoute({}, { service }, mesh);
    expect(propertiesOf(mesh, TARGET_GROUP).map(({ Port, Protocol }) => [Port, Protocol]).sort()).toEqual([[8080, 'HTTP'], [9000, 'HTTPS']]);
  });

  test('lets connections be idle as long as the slowest of its requests', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Api', { endpoints: [http({ dnsName: 'api', containerPort: 9000, perRequestTimeout: Duration.minutes(10) })] });
    withRoute({}, { service }, mesh);
    expect(propertiesOf(mesh, LOAD_BALANCER)[0].LoadBalancerAttributes).toContainEqual({ Key: 'idle_timeout.timeout_seconds', Value: '600' });
  });

  test('can send to the same service as another, on another port', () => {
    const mesh = new MeshStack();
    const endpoints = [http({ dnsName: 'ui', name: 'ui' }), http({ dnsName: 'admin', name: 'admin', containerPort: 9090 })];
    const { ui, frontend } = build({ endpoint: 'ui' }, mesh, mesh.server('Ui', { endpoints }));
    frontend.addRoute('Admin', { service: ui, endpoint: 'admin', conditions: API_PATH, priority: 1 });
    expect(serviceOf(ui).Properties.LoadBalancers).toMatchObject([{ ContainerPort: 8080 }, { ContainerPort: 9090 }]);
    expect(addressRules(mesh).map(([, { DependsOn }]) => DependsOn)).toEqual([[serviceId(ui)]]);
  });
});

const LISTENER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/1/2';

function imported(stack: Stack, defaultPort?: number) {
  return ApplicationListener.fromApplicationListenerAttributes(stack, 'Shared', { listenerArn: LISTENER_ARN, defaultPort, securityGroup: groupIn(stack) });
}

const groupIn = (stack: Stack) => SecurityGroup.fromSecurityGroupId(stack, 'BalancerGroup', 'sg-balancer');

describe('a listener that exists', () => {
  /** A listener on port 443 that answers 404, and a frontend that joins it. */
  function joined(props: Partial<ServiceConnectPublicFrontendProps> = {}) {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Https', {
      port: 443, certificates: [certificateIn(mesh)], defaultAction: ListenerAction.fixedResponse(404), open: false,
    });
    return { loadBalancer, listener, ...build({ listener, conditions: API_HOST, priority: 5, ...props }, mesh) };
  }

  test('gets a rule, and stays as it is', () => {
    const { mesh, listener, frontend, loadBalancer } = joined();
    expect(frontend.listener).toBe(listener);
    expect(frontend.loadBalancer).toBe(loadBalancer);
    expect([frontend.madeLoadBalancer, frontend.redirectListener, frontend.certificate]).toEqual([undefined, undefined, undefined]);
    expect(propertiesOf(mesh, LISTENER)).toMatchObject([{ Port: 443, DefaultActions: [{ Type: 'fixed-response' }] }]);
    expect(propertiesOf(mesh, LISTENER_RULE)).toMatchObject([{ Priority: 5, Conditions: [{ Field: 'host-header' }] }]);
    expect(mesh.resolve(frontend.url)).toEqual({ 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [expect.stringMatching(/^Given/), 'DNSName'] }]] });
  });

  test('is public after the services of all frontends that join it, once', () => {
    const { mesh, listener, ui } = joined();
    const api = mesh.server('Api', { endpoints: [http({ dnsName: 'api' })] });
    new ServiceConnectPublicFrontend(mesh, 'Other', { service: api, listener, conditions: API_PATH, priority: 6 });
    const opened = addressRules(mesh).map(([, { Properties, DependsOn }]) => [Properties.FromPort, DependsOn]);
    expect(opened).toEqual([[443, [serviceId(api), serviceId(ui)].sort()]]);
  });

  test('gets the certificate of the new domain, and the record', () => {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Https', { port: 443, certificates: [certificateIn(mesh)], defaultAction: ListenerAction.fixedResponse(404) });
    build({ listener, conditions: API_HOST, priority: 5, domainName: 'api.example.com', hostedZone: zoneIn(mesh) }, mesh);
    const [certificate] = ofType(mesh, 'AWS::CertificateManager::Certificate')[0];
    expect(propertiesOf(mesh, 'AWS::ElasticLoadBalancingV2::ListenerCertificate')).toEqual([
      { ListenerArn: { Ref: ofType(mesh, LISTENER)[0][0] }, Certificates: [{ CertificateArn: { Ref: certificate } }] },
    ]);
    expect(propertiesOf(mesh, RECORD)).toMatchObject([{ Name: 'api.example.com.', Type: 'A' }]);
  });

  test('that is open already is opened by nobody else: EC2 refuses a second rule', () => {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Http', { port: 80, defaultAction: ListenerAction.fixedResponse(404) });
    build({ listener, conditions: API_HOST, priority: 5 }, mesh);
    expect(addressRules(mesh)).toEqual([]);
  });

  test('can be imported, with its security group: whoever made it opens it', () => {
    const mesh = new MeshStack();
    const { ui } = build({ listener: imported(mesh), conditions: API_HOST, priority: 5 }, mesh);
    expect(propertiesOf(mesh, LISTENER_RULE)).toMatchObject([{ ListenerArn: LISTENER_ARN }]);
    const rules = propertiesOf(mesh, INGRESS);
    expect(rules).toMatchObject([{ SourceSecurityGroupId: 'sg-balancer', FromPort: 8080 }]);
    expect(addressRules(mesh)).toEqual([]);
    expect(serviceOf(ui).DependsOn).toContain(ofType(mesh, LISTENER_RULE)[0][0]);
  });

  test('fails if the rule says nothing of conditions or priority, or belongs to another load balancer', () => {
    expect(() => joined({ conditions: undefined })).toThrow('SC023 route-conditions: the route has no conditions');
    expect(() => joined({ conditions: [] })).toThrow('SC023');
    expect(() => joined({ priority: undefined })).toThrow('SC022 route-priority: priority is not given');
    expect(() => joined({ listenerPort: 80 })).toThrow('SC010 prop-not-supported: listenerPort is given; the given listener has its own');
    expect(() => joined({ idleTimeout: Duration.seconds(5) })).toThrow('SC010');
    const mesh = new MeshStack();
    const others = ['One', 'Two'].map((id) => new ApplicationLoadBalancer(mesh, id, { vpc: mesh.cluster.vpc }));
    const listener = others[0].addListener('Http', { port: 80, defaultAction: ListenerAction.fixedResponse(404) });
    const service = mesh.server('Ui');
    const join = (id: string, props: Partial<ServiceConnectPublicFrontendProps>) => (
      new ServiceConnectPublicFrontend(mesh, id, { service, listener, conditions: API_HOST, priority: 1, ...props })
    );
    expect(() => join('A', { loadBalancer: others[1] })).toThrow(
      'SC010 prop-not-supported: loadBalancer Shop/Two is given; the listener Shop/One/Http belongs to Shop/One',
    );
    expect(() => join('B', { certificate: certificateIn(mesh) })).toThrow('SC010 prop-not-supported: certificate is given; the listener Shop/One/Http speaks HTTP');
    join('C', { loadBalancer: others[0] });
  });

  test('of HTTP gets no certificate for a domain name, and forwards to no endpoint that needs HTTPS', () => {
    const mesh = new MeshStack();
    const listener = new ApplicationLoadBalancer(mesh, 'Balancer', { vpc: mesh.cluster.vpc })
      .addListener('Http', { port: 80, defaultAction: ListenerAction.fixedResponse(404) });
    const join = (id: string, props: Pick<ServiceConnectPublicFrontendProps, 'service' | 'priority'>) => new ServiceConnectPublicFrontend(mesh, id, {
      listener, conditions: API_HOST, domainName: 'api.example.com', hostedZone: zoneIn(mesh), ...props,
    });
    const api = mesh.service('Api', { endpoints: [ServiceConnectEndpoint.grpc({ containerPort: 9000, dnsName: 'api' })] });
    join('Public', { service: mesh.server('Ui'), priority: 1 });
    const withGrpc = () => new ServiceConnectPublicFrontend(mesh, 'Grpc', { listener, conditions: API_PATH, priority: 2, service: api });
    expect(withGrpc).toThrow('SC016 frontend-needs-https');
    expect(ofType(mesh, RECORD)).toHaveLength(1);
    expect(ofType(mesh, 'AWS::CertificateManager::Certificate')).toEqual([]);
  });
});

describe('fails', () => {
  const refused = (call: () => void, message: string) => expect(call).toThrow(message);

  test('two frontends on one port of a load balancer', () => {
    const mesh = new MeshStack();
    const { ui, frontend } = build({}, mesh);
    refused(() => new ServiceConnectPublicFrontend(mesh, 'Again', { service: ui, loadBalancer: frontend.loadBalancer }),
      'SC021 listener-taken: load balancer Shop/Public/LoadBalancer already has a listener on port 80, Shop/Public/Listener; call addRoute');
    new ServiceConnectPublicFrontend(mesh, 'Other', { service: ui, loadBalancer: frontend.loadBalancer, listenerPort: 8000 });
  });

  test('a redirect from a port that has a listener', () => {
    const mesh = new MeshStack();
    const { ui, frontend } = build({}, mesh);
    refused(() => new ServiceConnectPublicFrontend(mesh, 'Again', { service: ui, loadBalancer: frontend.loadBalancer, certificate: certificateIn(mesh) }), 'set redirectHttp to false');
  });

  test('a listener that somebody adds later on the port of the frontend, at synthesis', () => {
    const { mesh, frontend } = build();
    (frontend.loadBalancer as ApplicationLoadBalancer).addListener('Late', { port: 80, protocol: ApplicationProtocol.HTTP, defaultAction: ListenerAction.fixedResponse(404) });
    refused(() => (mesh.node.root as App).synth(), 'SC021 listener-taken');
  });

  test('a listener that somebody adds later where the frontend only redirects, which need not be', () => {
    const mesh = new MeshStack();
    const { frontend } = build({ certificate: certificateIn(mesh) }, mesh);
    (frontend.loadBalancer as ApplicationLoadBalancer).addListener('Late', { port: 80, protocol: ApplicationProtocol.HTTP, defaultAction: ListenerAction.fixedResponse(404) });
    refused(() => (mesh.node.root as App).synth(), 'set redirectHttp to false');
  });

  test.each([0, 50001, 1.5, undefined])('priority %s', (priority) => {
    refused(() => withRoute({}, { priority: priority as number }), `SC022 route-priority: priority is ${priority ?? 'not given'}; whole numbers from 1 to 50000 are allowed`);
  });

  test('two routes of one priority', () => {
    const { mesh, frontend } = withRoute();
    const before = frontend.node.findAll().length;
    const route = { service: mesh.server('Two', { endpoints: [http({ dnsName: 'two' })] }), conditions: API_HOST, priority: 10 };
    refused(() => frontend.addRoute('Two', route), 'SC022 route-priority: priority is 10, which Shop/Public/Routes/Api/Rule has on the same listener');
    expect(frontend.node.findAll()).toHaveLength(before);
    frontend.addRoute('Two', { ...route, priority: 11 });
  });

  test('a rule that somebody adds later with the priority of a route, at synthesis', () => {
    const { mesh, frontend } = withRoute();
    (frontend.listener as ApplicationListener).addAction('Late', { priority: 10, conditions: API_HOST, action: ListenerAction.fixedResponse(404) });
    refused(() => (mesh.node.root as App).synth(), 'SC022 route-priority');
  });

  test('a route with the priority of a rule that is a resource alone, by its own path', () => {
    const { mesh, frontend } = build();
    const { listenerArn } = frontend.listener;
    new CfnListenerRule(mesh, 'Own', { listenerArn, priority: 7, conditions: [], actions: [] });
    const route = { service: mesh.server('Api', { endpoints: [http({ dnsName: 'api' })] }), conditions: API_HOST, priority: 7 };
    refused(() => frontend.addRoute('Api', route), 'SC022 route-priority: priority is 7, which Shop/Own has on the same listener');
  });

  test('two frontends that join a listener with one priority', () => {
    const mesh = new MeshStack();
    const listener = imported(mesh, 80);
    const { ui } = build({ listener, conditions: API_HOST, priority: 5 }, mesh);
    refused(() => new ServiceConnectPublicFrontend(mesh, 'Again', { service: ui, listener, conditions: API_PATH, priority: 5 }), 'SC022');
  });

  test('a route without conditions, and conditions without a listener', () => {
    refused(() => withRoute({}, { conditions: [] }), 'SC023 route-conditions: the route has no conditions');
    refused(() => withRoute({}, { conditions: undefined }), 'SC023');
    refused(() => build({ conditions: API_PATH }), 'SC023 route-conditions: conditions is given without listener');
    refused(() => build({ priority: 1 }), 'SC023 route-conditions: priority is given without listener');
  });

  test('a route that is wrong in itself, and leaves no trace', () => {
    const { mesh, frontend } = build();
    const before = frontend.node.findAll().length;
    refused(() => frontend.addRoute('Api', { service: mesh.service('Client'), conditions: API_PATH, priority: 1 }), 'SC014');
    refused(() => frontend.addRoute('Api', { service: undefined as never, conditions: API_PATH, priority: 1 }), 'SC013');
    refused(() => frontend.addRoute('Api', { service: mesh.server('Api'), containerPort: 80, conditions: API_PATH, priority: 1 }), 'SC014');
    expect(frontend.node.findAll()).toHaveLength(before);
  });

  test('priorities that are tokens are compared as they are', () => {
    const { frontend, mesh } = withRoute({}, { priority: Lazy.number({ produce: () => 7 }) });
    frontend.addRoute('Two', { service: mesh.server('Two', { endpoints: [http({ dnsName: 'two' })] }), conditions: API_HOST, priority: 8 });
    expect(propertiesOf(mesh, LISTENER_RULE).map(({ Priority }) => Priority).sort()).toEqual([7, 8]);
  });
});
