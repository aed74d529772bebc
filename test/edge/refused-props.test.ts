import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener, ApplicationLoadBalancer, ApplicationProtocol, IpAddressType, ListenerAction, ListenerCondition, SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Stack, Stage } from 'aws-cdk-lib/core';
import { ServiceConnectPublicFrontend, ServiceConnectPublicFrontendProps } from '../../src';
import { MeshStack } from '../support/app';
import { build, certificateIn, LISTENER, propertiesOf, TARGET_GROUP, zoneIn } from '../support/edge';

type Props = Partial<ServiceConnectPublicFrontendProps>;

const CONDITIONS = { conditions: [ListenerCondition.hostHeaders(['api.example.com'])], priority: 5 };

const OF_A_LOAD_BALANCER: readonly [string, (stack: Stack) => Props][] = [
  ['internetFacing', () => ({ internetFacing: false })],
  ['vpcSubnets', () => ({ vpcSubnets: {} })],
  ['ipAddressType', () => ({ ipAddressType: IpAddressType.IPV4 })],
  ['idleTimeout', () => ({ idleTimeout: Duration.seconds(5) })],
  ['accessLogsBucket', (stack) => ({ accessLogsBucket: Bucket.fromBucketName(stack, 'Logs', 'logs') })],
  ['loadBalancerAttributes', () => ({ loadBalancerAttributes: {} })],
];

const OF_A_LISTENER: readonly [string, (stack: Stack) => Props][] = [
  ['listenerPort', () => ({ listenerPort: 80 })],
  ['redirectHttp', () => ({ redirectHttp: false })],
  ['sslPolicy', () => ({ sslPolicy: SslPolicy.TLS13_13 })],
];

/** A load balancer with listeners for HTTP and HTTPS. */
function given(mesh: MeshStack) {
  const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc });
  const defaultAction = ListenerAction.fixedResponse(404);
  return {
    loadBalancer,
    listener: loadBalancer.addListener('Http', { port: 80, protocol: ApplicationProtocol.HTTP, defaultAction, open: false }),
    secure: loadBalancer.addListener('Https', { port: 443, certificates: [certificateIn(mesh)], defaultAction, open: false }),
  };
}

test.each(OF_A_LOAD_BALANCER)('%s is refused beside a load balancer that is given', (name, props) => {
  const mesh = new MeshStack();
  const { loadBalancer } = given(mesh);
  expect(() => build({ loadBalancer, ...props(mesh) }, mesh)).toThrow(
    `SC010 prop-not-supported: ${name} is given; the given loadBalancer has its own; leave ${name} out`,
  );
});

test.each([...OF_A_LOAD_BALANCER, ...OF_A_LISTENER])('%s is refused beside a listener that is given', (name, props) => {
  const mesh = new MeshStack();
  const { listener } = given(mesh);
  expect(() => build({ listener, ...CONDITIONS, ...props(mesh) }, mesh)).toThrow(
    `SC010 prop-not-supported: ${name} is given; the given listener has its own; leave ${name} out`,
  );
});

test.each([
  ['redirectHttp', { redirectHttp: false }],
  ['sslPolicy', { sslPolicy: SslPolicy.TLS13_13 }],
])('%s is refused without a certificate', (name, props) => {
  expect(() => build(props)).toThrow(
    `SC010 prop-not-supported: ${name} is given; without a certificate the listener speaks HTTP; give a certificate, or leave ${name} out`,
  );
});

test.each([
  ['a certificate', (stack: Stack): Props => ({ certificate: certificateIn(stack) })],
  ['a domain name, which gets a certificate', (stack: Stack): Props => ({ domainName: 'shop.example.com', hostedZone: zoneIn(stack) })],
])('a policy and no redirect are taken with %s', (_what, props) => {
  const mesh = new MeshStack();
  build({ ...props(mesh), sslPolicy: SslPolicy.TLS13_13, redirectHttp: false }, mesh);
  expect(propertiesOf(mesh, LISTENER)).toMatchObject([{ Port: 443, SslPolicy: SslPolicy.TLS13_13 }]);
});

test('a port is refused beside the endpoint that has one', () => {
  expect(() => build({ endpoint: 'ui', containerPort: 8080 })).toThrow(
    'SC010 prop-not-supported: containerPort is given; the endpoint has one already; leave out endpoint or containerPort',
  );
});

describe('beside a listener that is given', () => {
  test('another load balancer is refused', () => {
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Other', { vpc: mesh.cluster.vpc });
    expect(() => build({ loadBalancer, listener: given(mesh).listener, ...CONDITIONS }, mesh)).toThrow(
      'SC010 prop-not-supported: loadBalancer Shop/Other is given; the listener Shop/Given/Http belongs to Shop/Given; leave loadBalancer out',
    );
  });

  test('a certificate is refused where it speaks HTTP, and added where it speaks HTTPS', () => {
    const mesh = new MeshStack();
    const { listener, secure } = given(mesh);
    const certificate = mesh.node.findChild('Certificate') as ReturnType<typeof certificateIn>;
    const service = mesh.server('Ui');
    const join = (id: string, joined: typeof listener) => (
      new ServiceConnectPublicFrontend(mesh, id, { service, listener: joined, certificate, ...CONDITIONS })
    );
    expect(() => join('Plain', listener)).toThrow(
      'SC010 prop-not-supported: certificate is given; the listener Shop/Given/Http speaks HTTP; leave certificate out, or give an HTTPS listener',
    );
    expect(join('Secure', secure).certificate).toBe(certificate);
    expect(propertiesOf(mesh, 'AWS::ElasticLoadBalancingV2::ListenerCertificate')).toEqual([
      { ListenerArn: mesh.resolve(secure.listenerArn), Certificates: [{ CertificateArn: certificate.certificateArn }] },
    ]);
  });
});

describe('a time', () => {
  test.each<[string, Props]>([
    ['the shortest idle timeout', { idleTimeout: Duration.seconds(1) }],
    ['the longest idle timeout', { idleTimeout: Duration.seconds(4000) }],
    ['no delay', { deregistrationDelay: Duration.seconds(0) }],
    ['the longest delay', { deregistrationDelay: Duration.seconds(3600) }],
    ['the shortest stickiness', { stickinessCookieDuration: Duration.seconds(1) }],
    ['the longest stickiness', { stickinessCookieDuration: Duration.days(7) }],
  ])('can be %s', (_what, props) => {
    expect(propertiesOf(build(props).mesh, TARGET_GROUP)).toHaveLength(1);
  });

  test.each<[string, Props]>([
    ['idleTimeout is 1.5 seconds; whole seconds from 1 to 4000', { idleTimeout: Duration.millis(1500) }],
    ['deregistrationDelay is 3601 seconds; whole seconds from 0 to 3600', { deregistrationDelay: Duration.seconds(3601) }],
    ['stickinessCookieDuration is 0 seconds; whole seconds from 1 to 604800', { stickinessCookieDuration: Duration.seconds(0) }],
    ['stickinessCookieDuration is 604801 seconds; whole seconds from 1 to 604800', { stickinessCookieDuration: Duration.seconds(604_801) }],
  ])('is refused: %s', (message, props) => {
    expect(() => build(props)).toThrow(`SC012 value-range: ${message} are allowed`);
  });
});

describe('over Stages', () => {
  test.each<[string, (stack: MeshStack) => Props, string]>([
    ['a load balancer', (stack) => ({ loadBalancer: given(stack).loadBalancer }), 'Given'],
    ['a listener', (stack) => ({ listener: given(stack).listener, ...CONDITIONS }), 'Given/Http'],
  ])('%s is refused', (_what, props, path) => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new MeshStack(new Stage(app, id), 'Shop'));
    expect(() => build(props(one), two)).toThrow(
      `SC008 connect-across-stages: public frontend Two/Shop/Public in Stage Two uses One/Shop/${path} in Stage One; resources of one Stage cannot refer to those of another`,
    );
  });

  test('priorities of one imported listener are no matter of the others', () => {
    const app = new App();
    const join = (id: string) => {
      const mesh = new MeshStack(new Stage(app, id), 'Shop');
      const listener = ApplicationListener.fromApplicationListenerAttributes(mesh, 'Shared', {
        listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/1/2',
        securityGroup: SecurityGroup.fromSecurityGroupId(mesh, 'BalancerGroup', 'sg-balancer'),
      });
      return build({ listener, ...CONDITIONS }, mesh);
    };
    expect(() => ['One', 'Two'].map(join)).not.toThrow();
  });
});

test('access logs are refused without a Region, with what to do', () => {
  const mesh = new MeshStack();
  expect(() => build({ accessLogsBucket: new Bucket(mesh, 'Logs') }, mesh)).toThrow(
    'SC024 frontend-fact-unknown: the Region of stack Shop is not known, but the bucket policy of accessLogsBucket needs it; give stack Shop an env with a region',
  );
});

test('a route is refused after synthesis', () => {
  const { frontend, mesh, ui } = build();
  (mesh.node.root as App).synth();
  expect(() => frontend.addRoute('Api', { service: ui, ...CONDITIONS })).toThrow(/^SC028 .*route Api is added to Shop\/Public/);
});

test('two routes with one token as their priority are refused', () => {
  const { frontend, mesh } = build();
  const priority = Lazy.number({ produce: () => 7 });
  const add = (id: string) => frontend.addRoute(id, { service: mesh.server(id), ...CONDITIONS, priority });
  add('One');
  expect(() => add('Two')).toThrow('SC022 route-priority: priority is a token, which Shop/Public/Routes/One/Rule has on the same listener');
});
