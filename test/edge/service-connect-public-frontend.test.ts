import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Peer, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer, ApplicationProtocol, IpAddressType, NetworkLoadBalancer, NetworkTargetGroup, SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { HostedZone, IHostedZone } from 'aws-cdk-lib/aws-route53';
import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import {
  ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectPublicFrontendProps,
} from '../../src';
import { judge } from '../../src/analysis/rules';
import { http, MeshStack, resourcesOf, serviceId, serviceOf, taskOf, tcp } from '../support/app';
import { addressRules, build, INGRESS, LISTENER, meshOf, ofType, RECORD, TARGET_GROUP, zoneIn } from '../support/edge';

describe('a frontend in the stack of its service', () => {
  const { mesh, ui, frontend } = build();

  test('has a listener without inline openings, which precedes the service', () => {
    const [[listener, { Properties }]] = ofType(mesh, LISTENER);
    expect(Properties).toMatchObject({ Port: 80, Protocol: 'HTTP' });
    const groups = ofType(mesh, 'AWS::EC2::SecurityGroup').filter(([id]) => id.startsWith('Public'));
    expect(groups.map(([, group]) => group.Properties.SecurityGroupIngress)).toEqual([undefined]);
    expect(serviceOf(ui).DependsOn).toContain(listener);
  });

  test('admits the world by rules of their own, which follow the service', () => {
    const rules = addressRules(mesh).map(([, { Properties, DependsOn }]) => ({ ...Properties, DependsOn }));
    expect(rules.map(({ CidrIp, CidrIpv6, FromPort, ToPort, DependsOn }) => [CidrIp ?? CidrIpv6, FromPort, ToPort, DependsOn])).toEqual([
      ['0.0.0.0/0', 80, 80, [serviceId(ui)]],
    ]);
  });

  test('lets the load balancer, and nobody else, reach the container port, and the service wait for that', () => {
    const between = Object.entries(resourcesOf(mesh)).filter(([, { Properties, Type }]) => (
      /SecurityGroup(In|E)gress$/.test(Type) && (Properties.SourceSecurityGroupId ?? Properties.DestinationSecurityGroupId)
    ));
    expect(between.map(([, { Type, Properties }]) => [Type, Properties.FromPort, Properties.ToPort])).toEqual(expect.arrayContaining([
      ['AWS::EC2::SecurityGroupIngress', 8080, 8080], ['AWS::EC2::SecurityGroupEgress', 8080, 8080],
    ]));
    expect(between).toHaveLength(2);
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining(between.map(([id]) => id)));
  });

  test('registers the tasks on the container port', () => {
    expect(serviceOf(ui).Properties.LoadBalancers).toEqual([
      { ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: { Ref: expect.stringMatching(/^PublicTargetGroup/) } },
    ]);
    expect(ofType(mesh, TARGET_GROUP)[0][1].Properties).toMatchObject({ Port: 8080, Protocol: 'HTTP', TargetType: 'ip' });
  });

  test('breaks no rule but for what is said of the proxy', () => {
    const found = judge(meshOf(mesh.node.root as App)).filter(({ severity }) => severity !== 'info');
    expect(found.map(({ rule }) => rule.id)).toEqual([]);
  });

  test('says on which port it is, unless that is the usual one', () => {
    const { frontend: other } = build({ listenerPort: 8000 });
    expect(Stack.of(other).resolve(other.url)).toEqual({ 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': [expect.any(String), 'DNSName'] }, ':8000']] });
  });

  test('says where it is', () => {
    const dnsName = { 'Fn::GetAtt': [expect.stringMatching(/^PublicLoadBalancer/), 'DNSName'] };
    expect(Stack.of(frontend).resolve(frontend.url)).toEqual({ 'Fn::Join': ['', ['http://', dnsName]] });
  });

  test('has fixed construct ids', () => {
    expect(frontend.node.children.map(({ node }) => node.id).sort()).toEqual(['Listener', 'LoadBalancer', 'ServiceConnectAtSynthesis', 'TargetGroup']);
  });
});

describe('a frontend with a domain', () => {
  const mesh = new MeshStack();
  const { ui, frontend } = build({ domainName: 'shop.example.com', hostedZone: zoneIn(mesh) }, mesh);

  test('has a certificate, an HTTPS listener, and a redirect', () => {
    expect(ofType(mesh, 'AWS::CertificateManager::Certificate')[0][1].Properties).toMatchObject({
      DomainName: 'shop.example.com', DomainValidationOptions: [{ DomainName: 'shop.example.com', HostedZoneId: 'Z1' }],
    });
    const listeners = ofType(mesh, LISTENER).map(([, { Properties }]) => Properties);
    const facts = listeners.map(({ Port, Protocol, SslPolicy: policy, DefaultActions }) => [Port, Protocol, policy, DefaultActions[0].Type]);
    expect(facts.sort()).toEqual([
      [443, 'HTTPS', SslPolicy.RECOMMENDED_TLS, 'forward'], [80, 'HTTP', undefined, 'redirect'],
    ]);
    expect(listeners.find(({ Port }) => Port === 80)!.DefaultActions).toMatchObject([{ RedirectConfig: { Port: '443', Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }]);
    expect(frontend.redirectListener).toBeDefined();
    expect(frontend.certificate).toBeDefined();
    expect(frontend.url).toBe('https://shop.example.com');
  });

  test('opens both ports, and publishes the name, after the service', () => {
    const opened = addressRules(mesh).map(([, { Properties, DependsOn }]) => [Properties.FromPort, DependsOn]);
    expect(opened).toEqual([443, 80].map((port) => [port, [serviceId(ui)]]));
    const [[, record], ...others] = ofType(mesh, RECORD);
    expect(others).toEqual([]);
    expect(record.DependsOn).toEqual([serviceId(ui)]);
    expect(record.Properties).toMatchObject({ Name: 'shop.example.com.', Type: 'A', HostedZoneId: 'Z1' });
  });

  test('takes a certificate that is given, another port and another policy', () => {
    const other = new MeshStack();
    const certificate = Certificate.fromCertificateArn(other, 'Given', 'arn:aws:acm:eu-west-1:111111111111:certificate/x');
    const { frontend: given } = build({
      certificate, listenerPort: 8443, sslPolicy: SslPolicy.TLS13_13, redirectHttp: false, domainName: 'x.example.com', hostedZone: zoneIn(other),
    }, other);
    expect(ofType(other, LISTENER).map(([, { Properties }]) => [Properties.Port, Properties.Protocol, Properties.SslPolicy])).toEqual([[8443, 'HTTPS', SslPolicy.TLS13_13]]);
    expect(ofType(other, 'AWS::CertificateManager::Certificate')).toEqual([]);
    expect(addressRules(other)).toHaveLength(1);
    expect(given.url).toBe('https://x.example.com:8443');
    expect(given.redirectListener).toBeUndefined();
  });

  test('is redirected to from HTTP on the port that it listens on', () => {
    const other = new MeshStack();
    build({ listenerPort: 8443, domainName: 'x.example.com', hostedZone: zoneIn(other) }, other);
    const [redirect] = ofType(other, LISTENER).filter(([, { Properties }]) => Properties.Port === 80);
    expect(redirect[1].Properties.DefaultActions).toMatchObject([{ Type: 'redirect', RedirectConfig: { Port: '8443' } }]);
  });

  test('needs no redirect from the port that it listens on', () => {
    const other = new MeshStack();
    const certificate = Certificate.fromCertificateArn(other, 'Given', 'arn:aws:acm:eu-west-1:111111111111:certificate/x');
    expect(build({ certificate, listenerPort: 80 }, other).frontend.redirectListener).toBeUndefined();
  });

  test('publishes the name for IPv6, too, where the load balancer has both', () => {
    const other = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(other, 'Given', { vpc: other.cluster.vpc, internetFacing: true, ipAddressType: IpAddressType.DUAL_STACK });
    const { ui: service } = build({ loadBalancer, domainName: 'x.example.com', hostedZone: zoneIn(other) }, other);
    expect(ofType(other, RECORD).map(([, { Properties, DependsOn }]) => [Properties.Type, DependsOn])).toEqual([['A', [serviceId(service)]], ['AAAA', [serviceId(service)]]]);
  });
});

describe('the domain name', () => {
  const zoneNamed = (zoneName: string) => (stack: Stack) => HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName });
  const recordOf = (domainName: string, zone: (stack: Stack) => IHostedZone) => {
    const mesh = new MeshStack();
    build({ domainName, hostedZone: zone(mesh) }, mesh);
    return ofType(mesh, RECORD)[0][1].Properties.Name as unknown;
  };
  const token = Token.asString({ Ref: 'Given' });

  test.each([
    ['the name of the zone', 'example.com', zoneNamed('example.com'), 'example.com.'],
    ['a name further below', 'a.b.example.com', zoneNamed('example.com'), 'a.b.example.com.'],
    ['in letters of another case', 'Shop.Example.com', zoneNamed('example.com'), 'Shop.Example.com.'],
    ['in a zone with letters of another case', 'shop.example.com', zoneNamed('Example.COM'), 'shop.example.com.'],
    ['with a dot at the end', 'shop.example.com.', zoneNamed('example.com'), 'shop.example.com.'],
    ['in a zone with a dot at its end', 'shop.example.com', zoneNamed('example.com.'), 'shop.example.com.'],
    ['in a zone that is known by its id', 'shop.example.com', (stack: Stack) => HostedZone.fromHostedZoneId(stack, 'Zone', 'Z1'), 'shop.example.com.'],
    ['in a zone whose name is a token', 'shop.example.com', zoneNamed(token), 'shop.example.com.'],
  ])('is the record as a whole: %s', (_what, domainName, zone, expected) => expect(recordOf(domainName, zone)).toBe(expected));

  test('can be a token', () => {
    expect(recordOf(token, zoneNamed('example.com'))).toEqual({ 'Fn::Join': ['', [{ Ref: 'Given' }, '.example.com.']] });
  });

  test.each(['shop.example.org', 'shop', 'example.com.evil', 'notexample.com'])('fails outside the zone: %s', (domainName) => {
    expect(() => recordOf(domainName, zoneNamed('example.com.'))).toThrow(
      `SC015 frontend-domain: domainName is "${domainName}"; hostedZone holds the records of "example.com" and of names that end in ".example.com"; `
      + 'give the full name of the record in that zone, or the hostedZone that holds the domain',
    );
  });
});

describe('the port', () => {
  const portsOf = (props: Partial<ServiceConnectPublicFrontendProps>, endpoints: ServiceConnectEndpoint[] = []) => {
    const mesh = new MeshStack();
    const { ui } = build(props, mesh, mesh.service('Ui', { endpoints }));
    const { PortMappings: mappings } = taskOf(ui).Properties.ContainerDefinitions[0] as { PortMappings: object[] };
    return { port: serviceOf(ui).Properties.LoadBalancers[0].ContainerPort as number, mappings };
  };

  test('of a client service is the one that is given, and mapped', () => {
    expect(portsOf({ containerPort: 3000 })).toEqual({ port: 3000, mappings: [{ ContainerPort: 3000, Protocol: 'tcp' }] });
  });

  test('is that of the endpoint that is named, past the proxy where it listens elsewhere', () => {
    const endpoints = [http({ dnsName: 'api', ingressPortOverride: 15000 }), tcp({ dnsName: 'cache' })];
    expect(portsOf({ endpoint: 'api' }, endpoints).port).toBe(8080);
    expect(portsOf({ containerPort: 6379 }, endpoints)).toMatchObject({ port: 6379, mappings: [{}, {}] });
    expect(portsOf({ containerPort: 9000 }, endpoints)).toMatchObject({ port: 9000, mappings: [{}, {}, { ContainerPort: 9000 }] });
  });

  test('is opened for the load balancer on the container port alone, whatever the proxy listens on', () => {
    const mesh = new MeshStack();
    build({}, mesh, mesh.server('Ui', { endpoints: [http({ dnsName: 'ui', ingressPortOverride: 15000 })] }));
    const fromGroups = ofType(mesh, INGRESS).filter(([, { Properties }]) => Properties.SourceSecurityGroupId);
    expect(fromGroups.map(([, { Properties }]) => Properties.FromPort)).toEqual([8080]);
  });

  test.each([
    ['of gRPC', ServiceConnectEndpoint.grpc({ containerPort: 9000, dnsName: 'api' }), 'GRPC'],
    ['of HTTP/2', ServiceConnectEndpoint.http2({ containerPort: 9000, dnsName: 'api' }), 'HTTP2'],
  ])('%s is spoken to in its protocol, from HTTPS', (_what, endpoint, version) => {
    const mesh = new MeshStack();
    build({ domainName: 'api.example.com', hostedZone: zoneIn(mesh) }, mesh, mesh.service('Api', { endpoints: [endpoint] }));
    expect(ofType(mesh, TARGET_GROUP)[0][1].Properties.ProtocolVersion).toBe(version);
    const plain = new MeshStack();
    expect(() => build({}, plain, plain.service('Api', { endpoints: [endpoint] }))).toThrow('SC016 frontend-needs-https: endpoint api speaks');
  });
});

test('props of the target group pass through', () => {
  const { mesh } = build({ healthCheck: { path: '/health' }, deregistrationDelay: Duration.seconds(10), stickinessCookieDuration: Duration.hours(1) });
  const { Properties } = ofType(mesh, TARGET_GROUP)[0][1];
  expect(Properties.HealthCheckPath).toBe('/health');
  expect(Properties.TargetGroupAttributes).toEqual(expect.arrayContaining([
    { Key: 'deregistration_delay.timeout_seconds', Value: '10' }, { Key: 'stickiness.enabled', Value: 'true' },
  ]));
});

test('peers take the place of the world', () => {
  const { mesh } = build({ peers: [Peer.ipv4('203.0.113.0/24'), Peer.prefixList('pl-1')], internetFacing: false, vpcSubnets: { onePerAz: true } });
  const open = ofType(mesh, INGRESS).filter(([id]) => id.includes('PublicAccess'));
  expect(open.map(([, { Properties }]) => Properties.CidrIp ?? Properties.SourcePrefixListId)).toEqual(['203.0.113.0/24', 'pl-1']);
  expect(ofType(mesh, 'AWS::ElasticLoadBalancingV2::LoadBalancer')[0][1].Properties.Scheme).toBe('internal');
});

describe('a load balancer that is given', () => {
  test('keeps what it has; only what belongs to the frontend is made', () => {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc });
    const { frontend } = build({ loadBalancer, listenerPort: 8000 }, mesh);
    expect(frontend.loadBalancer).toBe(loadBalancer);
    expect(ofType(mesh, 'AWS::ElasticLoadBalancingV2::LoadBalancer')).toHaveLength(1);
    expect(frontend.node.findChild('Listener')).toBe(frontend.listener);
  });

  test('may be imported', () => {
    const mesh = new MeshStack();
    const loadBalancer = ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(mesh, 'Given', {
      loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/x/1',
      securityGroupId: 'sg-12345678',
      loadBalancerDnsName: 'x.elb.amazonaws.com',
      loadBalancerCanonicalHostedZoneId: 'Z2',
    });
    const { ui } = build({ loadBalancer, domainName: 'x.example.com', hostedZone: zoneIn(mesh) }, mesh);
    expect(addressRules(mesh).map(([, { Properties, DependsOn }]) => [Properties.GroupId, DependsOn])).toEqual(Array(2).fill(['sg-12345678', [serviceId(ui)]]));
  });
});

describe('fails', () => {
  const token = Token.asNumber(Lazy.number({ produce: () => 1 }));
  const mesh = () => new MeshStack();
  const withZone = () => ({ hostedZone: zoneIn(new MeshStack()) });
  const withLoadBalancer = () => {
    const stack = new MeshStack();
    return { loadBalancer: new ApplicationLoadBalancer(stack, 'Given', { vpc: stack.cluster.vpc }) };
  };

  test.each([
    ['with a domain name alone', () => ({ domainName: 'x.example.com' }), 'SC015 frontend-domain: domainName is given and hostedZone is not'],
    ['with a hosted zone alone', withZone, 'SC015 frontend-domain: hostedZone is given and domainName is not'],
    ['with an endpoint that is not there', () => ({ endpoint: 'web' }), 'SC007 endpoint-choice: Shop/Ui has no endpoint "web"; its endpoints are "ui"'],
    ['with an endpoint and a port', () => ({ endpoint: 'ui', containerPort: 8080 }), 'SC010 prop-not-supported: containerPort is given'],
    ['with a port that is a token', () => ({ containerPort: token }), 'SC004 literal-required: containerPort is a token'],
    ['with port 0', () => ({ containerPort: 0 }), 'SC105'],
    ['with a listener port that is a token', () => ({ listenerPort: token }), 'SC004 literal-required: listenerPort is a token'],
    ['with listener port 65536', () => ({ listenerPort: 65536 }), 'SC105'],
    ['with a redirect from HTTP to HTTP', () => ({ redirectHttp: true }), 'SC010 prop-not-supported: redirectHttp is given; without a certificate the listener speaks HTTP; give a certificate, or leave redirectHttp out'],
    ['with a policy for HTTP', () => ({ sslPolicy: SslPolicy.RECOMMENDED_TLS }), 'SC010 prop-not-supported: sslPolicy is given'],
    ['with a scheme for a load balancer that is given', () => ({ ...withLoadBalancer(), internetFacing: true }), 'SC010 prop-not-supported: internetFacing is given'],
    ['with subnets for a load balancer that is given', () => ({ ...withLoadBalancer(), vpcSubnets: {} }), 'SC010 prop-not-supported: vpcSubnets is given'],
  ])('%s', (_what, props, message) => expect(() => build(props(), mesh())).toThrow(message));

  test('with several endpoints and no choice', () => {
    const stack = mesh();
    expect(() => build({}, stack, stack.service('Ui', { endpoints: [http({ name: 'a' }), tcp({ name: 'b' })] }))).toThrow(
      'SC007 endpoint-choice: the public frontend needs one endpoint, but Shop/Ui has several: "a", "b"',
    );
  });

  test('for a client service without a port', () => {
    const stack = mesh();
    expect(() => build({}, stack, stack.service('Ui'))).toThrow('SC014 frontend-port: containerPort is not given, and service Shop/Ui has no endpoint');
  });

  test('for a service that is not of this library', () => {
    const stack = mesh();
    const foreign = new SecurityGroup(stack, 'Foreign', { vpc: stack.cluster.vpc }) as unknown as ServiceConnectFargateService;
    expect(() => build({}, stack, foreign)).toThrow('SC013 foreign-target: service is Shop/Foreign (AWS::EC2::SecurityGroup); it must be a service of this library');
  });

  test('at synthesis with proxy protocol version 2 before a service on the mesh', () => {
    const stack = mesh();
    const ui = stack.server('Ui');
    const { vpc } = stack.cluster;
    const group = new NetworkTargetGroup(stack, 'Tcp', { vpc, port: 8080, proxyProtocolV2: true, targets: [ui.service.loadBalancerTarget({ containerName: 'app', containerPort: 8080 })] });
    new NetworkLoadBalancer(stack, 'Nlb', { vpc }).addListener('Tcp', { port: 80, defaultTargetGroups: [group] });
    expect(() => meshOf(stack.node.root as App)).toThrow('ServiceConnect::SC507');
  });
});

test('HTTP is the protocol towards the tasks, also behind HTTPS', () => {
  const mesh = new MeshStack();
  build({ domainName: 'shop.example.com', hostedZone: zoneIn(mesh) }, mesh);
  expect(ofType(mesh, TARGET_GROUP)[0][1].Properties.Protocol).toBe(ApplicationProtocol.HTTP);
});
