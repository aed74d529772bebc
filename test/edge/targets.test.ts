import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, Compatibility, EcsOptimizedImage, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationListener, ApplicationLoadBalancer, CfnListener, CfnTargetGroup, ListenerAction, ListenerCondition, Protocol, SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, CfnParameter, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import {
  ServiceConnectEc2Service, ServiceConnectEndpoint, ServiceConnectHttpEndpointProps, ServiceConnectPublicFrontend, ServiceConnectPublicFrontendProps,
} from '../../src';
import { CONTAINER, http, MeshStack, serviceOf, taskOf } from '../support/app';
import { build, certificateIn, INGRESS, LISTENER, LOAD_BALANCER, propertiesOf, TARGET_GROUP, tlsIn } from '../support/edge';

type Props = Partial<ServiceConnectPublicFrontendProps>;

/** The target group of a frontend on `Ui`, whose endpoint has TLS, and the ports that are open to the load balancer. */
function targetOf(endpoint: Partial<ServiceConnectHttpEndpointProps>, props: Props = {}, secure = true) {
  const mesh = new MeshStack();
  const tls = tlsIn(mesh);
  build({ ...secure ? { certificate: certificateIn(mesh) } : {}, ...props }, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls, ...endpoint })] }));
  return read(mesh);
}

function read(mesh: Stack) {
  const [group] = propertiesOf(mesh, TARGET_GROUP);
  const between = propertiesOf(mesh, INGRESS).filter(({ SourceSecurityGroupId }) => SourceSecurityGroupId);
  return {
    protocol: group.Protocol,
    version: group.ProtocolVersion,
    port: group.Port,
    checkProtocol: group.HealthCheckProtocol,
    checkPort: group.HealthCheckPort,
    openPorts: between.map(({ FromPort }) => FromPort as number),
  };
}

describe('the load balancer speaks to the proxy of an endpoint with TLS', () => {
  test('HTTPS, and checks its health so, on the container port', () => {
    expect(targetOf({})).toEqual({ protocol: 'HTTPS', version: undefined, port: 8080, checkProtocol: 'HTTPS', checkPort: '8080', openPorts: [8080] });
  });

  test('HTTPS from an HTTP listener, too', () => {
    expect(targetOf({}, {}, false)).toMatchObject({ protocol: 'HTTPS', checkProtocol: 'HTTPS' });
  });

  test('HTTP if an ingressPortOverride takes the proxy out of its path', () => {
    const plain = { protocol: 'HTTP', port: 8080, checkProtocol: undefined, checkPort: undefined, openPorts: [8080] };
    expect(targetOf({ ingressPortOverride: 15000 })).toMatchObject(plain);
  });

  test('in the protocol of the endpoint', () => {
    const mesh = new MeshStack();
    const endpoint = ServiceConnectEndpoint.grpc({ containerPort: 9000, dnsName: 'api', tls: tlsIn(mesh) });
    build({ certificate: certificateIn(mesh) }, mesh, mesh.service('Api', { endpoints: [endpoint] }));
    expect(read(mesh)).toMatchObject({ protocol: 'HTTPS', version: 'GRPC', checkProtocol: 'HTTPS', checkPort: '9000' });
  });

  test('that is the default of the namespace', () => {
    const app = new App();
    const authority = new Stack(app, 'Security');
    const mesh = new MeshStack(app, 'Shop', { tls: tlsIn(authority) });
    build({}, mesh);
    expect(read(mesh)).toMatchObject({ protocol: 'HTTPS' });
  });

  test('and HTTP to a service off the mesh, which has no proxy', () => {
    const mesh = new MeshStack();
    const endpoints = [http({ dnsName: 'ui', tls: tlsIn(mesh) })];
    build({}, mesh, mesh.server('Ui', { endpoints, serviceConnectEnabled: false }));
    expect(read(mesh)).toMatchObject({ protocol: 'HTTP', checkProtocol: undefined });
  });

  test('and keeps the other properties of a health check', () => {
    const mesh = new MeshStack();
    build({ healthCheck: { path: '/health', healthyHttpCodes: '204' } }, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls: tlsIn(mesh) })] }));
    expect(propertiesOf(mesh, TARGET_GROUP)[0]).toMatchObject({
      HealthCheckProtocol: 'HTTPS', HealthCheckPort: '8080', HealthCheckPath: '/health', Matcher: { HttpCode: '204' },
    });
  });

  test('and not from a listener that exists, with a policy without TLS 1.3', () => {
    const join = (policy: string | undefined) => {
      const mesh = new MeshStack();
      const listener = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc }).addListener('Https', {
        port: 443, certificates: [certificateIn(mesh)], defaultAction: ListenerAction.fixedResponse(404), open: false,
      });
      (listener.node.defaultChild as CfnListener).sslPolicy = policy;
      const conditions = [ListenerCondition.pathPatterns(['/*'])];
      build({ listener, conditions, priority: 1 }, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls: tlsIn(mesh) })] }));
    };
    expect(() => join(undefined)).toThrow(/SC010 .*sslPolicy ELBSecurityPolicy-2016-08 in front of endpoint ui is given/);
    expect(() => join(SslPolicy.TLS12)).toThrow('SC010');
    expect(() => join(SslPolicy.TLS13_13)).not.toThrow();
    expect(() => join(Token.asString({ Ref: 'Policy' }))).not.toThrow();
  });

  test('from an HTTPS listener with a policy of TLS 1.3', () => {
    const mesh = new MeshStack();
    build({ certificate: certificateIn(mesh) }, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', tls: tlsIn(mesh) })] }));
    expect(propertiesOf(mesh, LISTENER).find(({ Port }) => Port === 443)!.SslPolicy).toContain('TLS13');
    expect(() => targetOf({}, { sslPolicy: SslPolicy.TLS12 })).toThrow(
      'SC010 prop-not-supported: sslPolicy ELBSecurityPolicy-TLS-1-2-2017-01 in front of endpoint ui is given; the proxy of an endpoint with TLS speaks TLS 1.3 only, '
      + 'and the load balancer does so when its HTTPS listener has a TLS 1.3 policy; leave sslPolicy out, or use one whose name has TLS13',
    );
    expect(targetOf({}, { sslPolicy: SslPolicy.TLS13_13 }).protocol).toBe('HTTPS');
    expect(targetOf({ ingressPortOverride: 15000 }, { sslPolicy: SslPolicy.TLS12 }).protocol).toBe('HTTP');
  });
});

describe('the port of a health check', () => {
  const check = (port: string, protocol?: Protocol) => ({ healthCheck: { port, protocol } });

  test('is opened if it is another than that of the target', () => {
    expect(targetOf({ tls: undefined }, check('9090'))).toMatchObject({ checkPort: '9090', checkProtocol: undefined, openPorts: [8080, 9090] });
    expect(targetOf({ tls: undefined }, check('8080')).openPorts).toEqual([8080]);
    expect(targetOf({ tls: undefined }, check('traffic-port')).openPorts).toEqual([8080]);
  });

  test('is checked by HTTP where no proxy with TLS listens, unless the user says otherwise', () => {
    expect(targetOf({}, check('9090'))).toMatchObject({ protocol: 'HTTPS', checkProtocol: 'HTTP', checkPort: '9090', openPorts: [8080, 9090] });
    expect(targetOf({}, check('9090', Protocol.HTTPS))).toMatchObject({ checkProtocol: 'HTTPS', checkPort: '9090' });
    expect(targetOf({}, check('traffic-port'))).toMatchObject({ checkProtocol: 'HTTPS', checkPort: 'traffic-port', openPorts: [8080] });
    expect(targetOf({}, check(Token.asString({ Ref: 'Port' })))).toMatchObject({ protocol: 'HTTPS', checkProtocol: undefined, checkPort: { Ref: 'Port' } });
  });

  test.each([
    ['on the port of the target', { healthCheck: { protocol: Protocol.HTTP } }],
    ['on the traffic port', check('traffic-port', Protocol.HTTP)],
    ['on the container port', check('8080', Protocol.HTTP)],
  ])('cannot be checked by HTTP where the proxy speaks TLS: %s', (_where, props) => {
    expect(() => targetOf({}, props)).toThrow(
      'SC010 prop-not-supported: healthCheck.protocol HTTP on port 8080 is given; the proxy of endpoint ui answers that port with TLS only, so that no target '
      + 'would become healthy; leave healthCheck.protocol out, which gives HTTPS, or set healthCheck.port to a port without TLS',
    );
    expect(targetOf({ ingressPortOverride: 15000 }, props).checkProtocol).toBe('HTTP');
    expect(targetOf({ tls: undefined }, props).checkProtocol).toBe('HTTP');
  });

  test('can be checked by HTTP on another port, or on one that is a token', () => {
    expect(targetOf({}, check('9090', Protocol.HTTP))).toMatchObject({ checkProtocol: 'HTTP', checkPort: '9090' });
    expect(targetOf({}, check(Token.asString({ Ref: 'Port' }), Protocol.HTTP))).toMatchObject({ checkProtocol: 'HTTP', checkPort: { Ref: 'Port' } });
  });

  test('cannot be checked by HTTP where the proxy of another endpoint has TLS', () => {
    const mesh = new MeshStack();
    const endpoints = [http({ dnsName: 'ui', name: 'ui' }), http({ dnsName: 'admin', name: 'admin', containerPort: 9090, tls: tlsIn(mesh) })];
    expect(() => build({ endpoint: 'ui', ...check('9090', Protocol.HTTP) }, mesh, mesh.service('Ui', { endpoints }))).toThrow(
      'SC010 prop-not-supported: healthCheck.protocol HTTP on port 9090 is given; the proxy of endpoint admin',
    );
  });

  test('is checked by HTTPS where the proxy of another endpoint has TLS', () => {
    const mesh = new MeshStack();
    const endpoints = [http({ dnsName: 'ui', name: 'ui' }), http({ dnsName: 'admin', name: 'admin', containerPort: 9090, tls: tlsIn(mesh) })];
    build({ endpoint: 'ui', ...check('9090') }, mesh, mesh.service('Ui', { endpoints }));
    expect(read(mesh)).toMatchObject({ protocol: 'HTTP', checkProtocol: 'HTTPS', checkPort: '9090', openPorts: [8080, 9090] });
  });

  test('can be a token, whose value is then in the rule', () => {
    const mesh = new MeshStack();
    build(check(new CfnParameter(mesh, 'HealthPort').valueAsString), mesh);
    expect(read(mesh)).toMatchObject({ checkPort: { Ref: 'HealthPort' }, openPorts: [8080, { Ref: 'HealthPort' }] });
  });

  test.each(['0', '65536', 'http'])('fails as %s', (port) => {
    expect(() => targetOf({}, check(port))).toThrow(/^SC105 .*healthCheck\.port/);
  });
});

describe('the container port', () => {
  test('fails as the port that clients dial: the endpoint listens elsewhere', () => {
    expect(() => build({ containerPort: 80 })).toThrow(
      'SC014 frontend-port: containerPort is 80, the port that clients of endpoint "ui" dial; no container of Shop/Ui maps it, and the container behind '
      + 'the endpoint listens on 8080; leave containerPort out, use 8080, or map port 80 in the container',
    );
  });

  test('can be the port that clients dial if the container maps it itself', () => {
    const mesh = new MeshStack();
    const ui = mesh.server('Ui');
    ui.container.addPortMappings({ containerPort: 80 });
    build({ containerPort: 80 }, mesh, ui);
    expect(serviceOf(ui).Properties.LoadBalancers).toMatchObject([{ ContainerPort: 80 }]);
    expect(taskOf(ui).Properties.ContainerDefinitions[0].PortMappings).toHaveLength(2);
  });

  test('on an instance is the one of the host, or any of those that Docker chooses', () => {
    const openedFor = (hostPort?: number, healthPort = 'traffic-port') => {
      const mesh = new MeshStack();
      const { cluster, namespace } = mesh;
      (cluster as Cluster).addCapacity('Capacity', { instanceType: new InstanceType('m6i.large'), machineImage: EcsOptimizedImage.amazonLinux2023() });
      const taskDefinition = new TaskDefinition(mesh, 'Task', {
        compatibility: Compatibility.EC2, cpu: '1024', memoryMiB: '1024', networkMode: NetworkMode.BRIDGE,
      });
      taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ containerPort: 8080, hostPort }] });
      const service = new ServiceConnectEc2Service(mesh, 'Ui', { cluster, namespace, taskDefinition });
      new ServiceConnectPublicFrontend(mesh, 'Public', { service, containerPort: 8080, healthCheck: { port: healthPort } });
      expect(propertiesOf(mesh, TARGET_GROUP)[0].TargetType).toBe('instance');
      const between = propertiesOf(mesh, INGRESS).filter(({ SourceSecurityGroupId }) => SourceSecurityGroupId);
      return between.map(({ FromPort, ToPort }) => [FromPort, ToPort]);
    };
    expect(openedFor(8000)).toEqual([[8000, 8000]]);
    expect(openedFor()).toEqual([[32768, 65535]]);
    expect(openedFor(0)).toEqual([[32768, 65535]]);
    for (const port of [32768, 65535]) expect(openedFor(0, String(port))).toEqual([[32768, 65535]]);
    expect(openedFor(0, '32767')).toEqual([[32768, 65535], [32767, 32767]]);
  });
});

describe('the new load balancer', () => {
  const attributesOf = (props: Props, endpoint: Partial<ServiceConnectHttpEndpointProps> = {}) => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    build(props, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', ...endpoint })] }));
    const attributes = propertiesOf(mesh, LOAD_BALANCER)[0].LoadBalancerAttributes as { Key: string; Value: string }[];
    return Object.fromEntries(attributes.map(({ Key, Value }) => [Key, Value]));
  };
  const IDLE = 'idle_timeout.timeout_seconds';

  test.each([
    ['no timeout of its own', undefined, undefined],
    ['a short timeout', Duration.seconds(30), undefined],
    ['a timeout of an hour', Duration.hours(1), '3600'],
    ['a timeout longer than the longest', Duration.hours(2), '4000'],
    ['no timeout at all', Duration.seconds(0), '4000'],
  ])('is idle as long as a request can take: %s', (_what, perRequestTimeout, expected) => {
    expect(attributesOf({}, { perRequestTimeout })[IDLE]).toBe(expected);
  });

  test('has the idle timeout that is given', () => {
    expect(attributesOf({ idleTimeout: Duration.seconds(90) }, { perRequestTimeout: Duration.hours(1) })[IDLE]).toBe('90');
    expect(attributesOf({ loadBalancerAttributes: { [IDLE]: '120' } }, { perRequestTimeout: Duration.hours(1) })[IDLE]).toBe('120');
  });

  test('is idle as long as requests that come through it, and through no other one', () => {
    const mesh = new MeshStack();
    const slow = mesh.server('Slow', { endpoints: [http({ dnsName: 'slow', perRequestTimeout: Duration.minutes(10) })] });
    build({}, mesh);
    new ServiceConnectPublicFrontend(mesh, 'Other', { service: slow });
    const listener = ApplicationListener.fromApplicationListenerAttributes(mesh, 'Shared', {
      listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/1/2',
      securityGroup: SecurityGroup.fromSecurityGroupId(mesh, 'BalancerGroup', 'sg-balancer'),
    });
    new ServiceConnectPublicFrontend(mesh, 'Joined', { service: slow, listener, conditions: [ListenerCondition.pathPatterns(['/*'])], priority: 1 });
    const attributes = propertiesOf(mesh, LOAD_BALANCER).map((properties) => properties.LoadBalancerAttributes as { Key: string }[]);
    expect(attributes.map((all) => all.filter(({ Key }) => Key === IDLE))).toEqual([[], [{ Key: IDLE, Value: '600' }]]);
  });

  test('is idle as long as requests of each frontend that uses it', () => {
    const mesh = new MeshStack();
    const slow = mesh.server('Slow', { endpoints: [http({ dnsName: 'slow', perRequestTimeout: Duration.minutes(10) })] });
    const { frontend } = build({}, mesh);
    new ServiceConnectPublicFrontend(mesh, 'Other', { service: slow, loadBalancer: frontend.loadBalancer, listenerPort: 8000 });
    expect(propertiesOf(mesh, LOAD_BALANCER)[0].LoadBalancerAttributes).toContainEqual({ Key: IDLE, Value: '600' });
  });

  test('has the attributes that are given', () => {
    expect(attributesOf({ loadBalancerAttributes: { 'routing.http2.enabled': 'false' } })).toMatchObject({ 'routing.http2.enabled': 'false' });
  });

  test.each([
    [{ idleTimeout: Duration.seconds(0) }, 'SC012'],
    [{ idleTimeout: Duration.seconds(4001) }, 'idleTimeout is 4001 seconds; whole seconds from 1 to 4000 are allowed'],
    [{ deregistrationDelay: Duration.hours(2) }, 'deregistrationDelay is 7200 seconds; whole seconds from 0 to 3600 are allowed'],
    [{ idleTimeout: Duration.seconds(Lazy.number({ produce: () => 60 })) }, 'SC004 literal-required: idleTimeout is a token'],
  ])('fails with %j', (props, message) => expect(() => build(props)).toThrow(message));
});

test('the container that maps the port that is given is the target', () => {
  const mesh = new MeshStack();
  const ui = mesh.server('Ui');
  ui.taskDefinition.addContainer('nginx', { ...CONTAINER, memoryReservationMiB: 64, portMappings: [{ containerPort: 9000 }] });
  build({ containerPort: 9000 }, mesh, ui);
  expect(serviceOf(ui).Properties.LoadBalancers).toMatchObject([{ ContainerName: 'nginx', ContainerPort: 9000 }]);
});

describe('the container of an endpoint', () => {
  const sidecar = (port?: number) => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { endpoints: [http({ dnsName: 'ui', containerName: 'nginx', port })] });
    ui.taskDefinition.addContainer('nginx', { ...CONTAINER, memoryReservationMiB: 64 });
    build({}, mesh, ui);
    return serviceOf(ui).Properties.LoadBalancers;
  };

  test.each([undefined, 80])('is the target, also if it comes after the service (client port %s)', (port) => {
    expect(sidecar(port)).toMatchObject([{ ContainerName: 'nginx', ContainerPort: 8080 }]);
  });
});

test('only the group that a service names for its connections is opened to the load balancer', () => {
  const mesh = new MeshStack();
  const securityGroups = ['Mesh', 'Database'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
  build({}, mesh, mesh.server('Ui', { securityGroups, connectionSecurityGroup: securityGroups[0] }));
  const opened = propertiesOf(mesh, INGRESS).filter(({ SourceSecurityGroupId }) => SourceSecurityGroupId).map(({ GroupId }) => GroupId);
  expect(opened).toEqual([mesh.resolve(securityGroups[0].securityGroupId)]);
});

test('target groups are made by the L2, whose default child can be changed', () => {
  const { mesh, frontend } = build();
  (frontend.targetGroup.node.defaultChild as CfnTargetGroup).name = 'mine';
  expect(propertiesOf(mesh, TARGET_GROUP)[0].Name).toBe('mine');
});
