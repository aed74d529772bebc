import { IVpc, Peer, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, Compatibility, Ec2Service, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ApplicationListener, ApplicationLoadBalancer, ApplicationLoadBalancerAttributes, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import {
  ServiceConnectAdoptedService, ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend,
} from '../../src';
import { CONTAINER, http, MeshStack, serviceId, serviceOf } from '../support/app';
import { addressRules, build, INGRESS, LISTENER, LOAD_BALANCER, ofType, propertiesOf, RECORD, TARGET_GROUP, zoneIn } from '../support/edge';

const LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/1';
const LISTENER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/1/2';
const CONDITIONS = { conditions: [ListenerCondition.hostHeaders(['api.example.com'])], priority: 5 };

/** An imported load balancer, without its name unless that is given. */
const given = (stack: Stack, name: Partial<ApplicationLoadBalancerAttributes> = {}) => (
  ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(stack, 'Given', { loadBalancerArn: LOAD_BALANCER_ARN, securityGroupId: 'sg-balancer', ...name })
);

const listenerOf = (stack: Stack, defaultPort?: number) => ApplicationListener.fromApplicationListenerAttributes(stack, 'Shared', {
  listenerArn: LISTENER_ARN, defaultPort, securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'BalancerGroup', 'sg-balancer'),
});

test('a service on a cluster that does not tell its VPC is refused with what to give', () => {
  const mesh = new MeshStack();
  const known = Cluster.fromClusterAttributes(mesh, 'There', { clusterName: 'there', vpc: mesh.cluster.vpc });
  const cluster = Object.defineProperty(known, 'vpc', { get: () => { throw new Error('not available'); } });
  const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, networkMode: NetworkMode.BRIDGE });
  taskDefinition.addContainer('app', { ...CONTAINER, memoryLimitMiB: 512 });
  const ui = new ServiceConnectAdoptedService(mesh, 'Ui', {
    service: new Ec2Service(mesh, 'Service', { cluster, taskDefinition }), namespace: mesh.namespace, endpoints: [http({ dnsName: 'ui' })],
  });
  expect(() => new ServiceConnectPublicFrontend(mesh, 'Public', { service: ui })).toThrow(
    'SC024 frontend-fact-unknown: the VPC of service Shop/Ui is not known, but the target group needs it; import the cluster with Cluster.fromClusterAttributes',
  );
});

describe('what an imported load balancer does not tell', () => {
  test('is refused only when somebody asks for it', () => {
    const mesh = new MeshStack();
    const { frontend } = build({ loadBalancer: given(mesh) }, mesh);
    expect(ofType(mesh, LISTENER)).toHaveLength(1);
    expect(() => frontend.url).toThrow(
      'SC024 frontend-fact-unknown: the name of load balancer Shop/Given is not known, but the url needs it; give loadBalancerDnsName to',
    );
  });

  test('is refused at the call if a record needs it', () => {
    const mesh = new MeshStack();
    expect(() => build({ loadBalancer: given(mesh), domainName: 'x.example.com', hostedZone: zoneIn(mesh) }, mesh)).toThrow(
      'SC024 frontend-fact-unknown: the name of load balancer Shop/Given is not known, but the DNS record needs it; give loadBalancerDnsName and loadBalancerCanonicalHostedZoneId',
    );
  });

  test('is refused for a record if only the zone of its name is not known', () => {
    const mesh = new MeshStack();
    const loadBalancer = given(mesh, { loadBalancerDnsName: 'x.elb.amazonaws.com' });
    expect(() => build({ loadBalancer, domainName: 'x.example.com', hostedZone: zoneIn(mesh) }, mesh)).toThrow('SC024 frontend-fact-unknown: the name of');
  });

  test('does not keep a record from coming after its service, though no port is opened', () => {
    const mesh = new MeshStack();
    const loadBalancer = given(mesh, { loadBalancerDnsName: 'x.elb.amazonaws.com', loadBalancerCanonicalHostedZoneId: 'Z2' });
    const { ui } = build({ loadBalancer, listener: listenerOf(mesh), ...CONDITIONS, domainName: 'x.example.com', hostedZone: zoneIn(mesh), peers: [] }, mesh);
    expect(addressRules(mesh)).toEqual([]);
    expect(ofType(mesh, RECORD).map(([, { DependsOn }]) => DependsOn)).toEqual([expect.arrayContaining([serviceId(ui)])]);
  });

  test('of its listener is refused where the port or the load balancer is needed', () => {
    const mesh = new MeshStack();
    const { frontend, ui } = build({ listener: listenerOf(mesh), ...CONDITIONS }, mesh);
    const unknown = (purpose: string) => (
      `SC024 frontend-fact-unknown: the load balancer of listener Shop/Shared is not known, but ${purpose} needs it; give loadBalancer beside listener`
    );
    expect(() => frontend.loadBalancer).toThrow(unknown('loadBalancer'));
    expect(() => frontend.url).toThrow(unknown('the url'));
    const other = new MeshStack();
    const loadBalancer = given(other, { loadBalancerDnsName: 'x.elb.amazonaws.com' });
    expect(build({ listener: listenerOf(other, 443), loadBalancer, ...CONDITIONS }, other).frontend.url).toBe('https://x.elb.amazonaws.com');
    expect(serviceOf(ui).Properties.LoadBalancers).toHaveLength(1);
  });
});

describe('an imported listener', () => {
  const withName = (stack: Stack) => given(stack, { loadBalancerDnsName: 'x.elb.amazonaws.com' });
  const unknownPort = (purpose: string) => (
    `SC024 frontend-fact-unknown: the port of listener Shop/Shared is not known, but ${purpose} needs it; give defaultPort to ApplicationListener.fromApplicationListenerAttributes`
  );

  test('without its port is refused where a port is opened or told', () => {
    const mesh = new MeshStack();
    const listener = listenerOf(mesh);
    expect(() => build({ listener, ...CONDITIONS, peers: [Peer.anyIpv4()] }, mesh)).toThrow(unknownPort('the rule for peers'));
    const frontend = new ServiceConnectPublicFrontend(mesh, 'Told', { service: mesh.server('Api'), listener, loadBalancer: withName(mesh), ...CONDITIONS });
    expect(() => frontend.url).toThrow(unknownPort('the url'));
  });

  test.each([[443, 'https://x.elb.amazonaws.com'], [80, 'http://x.elb.amazonaws.com'], [8443, 'http://x.elb.amazonaws.com:8443']])(
    'speaks HTTPS on port 443 and HTTP on others: %s', (port, url) => {
      const mesh = new MeshStack();
      expect(build({ listener: listenerOf(mesh, port), loadBalancer: withName(mesh), ...CONDITIONS }, mesh).frontend.url).toBe(url);
    },
  );

  test('opens its port to the peers that are given', () => {
    const mesh = new MeshStack();
    build({ listener: listenerOf(mesh, 8443), ...CONDITIONS, peers: [Peer.ipv4('10.0.0.0/8')] }, mesh);
    expect(addressRules(mesh).map(([, { Properties: { CidrIp, FromPort } }]) => [CidrIp, FromPort])).toEqual([['10.0.0.0/8', 8443]]);
  });

  test('without its load balancer is refused where a record needs that', () => {
    const mesh = new MeshStack();
    expect(() => build({ listener: listenerOf(mesh), ...CONDITIONS, domainName: 'x.example.com', hostedZone: zoneIn(mesh) }, mesh)).toThrow(
      'SC024 frontend-fact-unknown: the load balancer of listener Shop/Shared is not known, but the DNS record needs it; give loadBalancer beside listener',
    );
  });

  test('may speak HTTPS, as an endpoint of gRPC asks for, and gets no certificate', () => {
    const mesh = new MeshStack();
    const api = mesh.service('Api', { endpoints: [ServiceConnectEndpoint.grpc({ containerPort: 9000, dnsName: 'api' })] });
    const record = { domainName: 'x.example.com', hostedZone: zoneIn(mesh) };
    const loadBalancer = given(mesh, { loadBalancerDnsName: 'x.elb.amazonaws.com', loadBalancerCanonicalHostedZoneId: 'Z2' });
    const frontend = new ServiceConnectPublicFrontend(mesh, 'Public', { service: api, listener: listenerOf(mesh), loadBalancer, ...CONDITIONS, ...record });
    expect(frontend.certificate).toBeUndefined();
    expect(propertiesOf(mesh, TARGET_GROUP)[0].ProtocolVersion).toBe('GRPC');
  });
});

describe('a security group of another stack', () => {
  /** Groups, edge and services in three stacks; the group of `Ui` comes from the first. */
  function layout(order: 'groups first' | 'edge first') {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [edge, groups, front] = ['Edge', 'Groups', 'Front'].map((id) => new Stack(app, id));
    const group = new SecurityGroup(groups, 'Tasks', { vpc: mesh.cluster.vpc, allowAllOutbound: false });
    const ui = mesh.server('Ui', { securityGroups: [group] }, front);
    if (order === 'edge first') groups.addStackDependency(edge);
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui });
    return { app, edge, groups, front, ui };
  }

  test('of the tasks works: the rule is in the stack of the load balancer', () => {
    const { app, edge, ui } = layout('groups first');
    const assembly = app.synth();
    expect(assembly.getStackByName('Edge').dependencies.map(({ id }) => id)).toContain('Groups');
    expect(propertiesOf(edge, INGRESS).map(({ FromPort }) => FromPort as number)).toEqual([8080]);
    expect(serviceOf(ui).Properties.LoadBalancers).toHaveLength(1);
  });

  test('of the tasks works where its stack comes after that of the load balancer', () => {
    const { app, edge, groups } = layout('edge first');
    app.synth();
    expect(propertiesOf(edge, INGRESS)).toEqual([]);
    expect(propertiesOf(groups, INGRESS).map(({ FromPort }) => FromPort as number)).toEqual([8080]);
  });

  test('of services in a stack and in its nested stack works, with the edge in the nested stack', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const nested = new NestedStack(mesh, 'Nested');
    const securityGroups = [new SecurityGroup(mesh, 'Shared', { vpc: mesh.cluster.vpc })];
    const [ui, orders] = [mesh.server('Ui', { securityGroups }), mesh.server('Orders', { securityGroups }, nested)];
    orders.connectTo(mesh.server('Catalog'));
    const entry = new ServiceConnectPublicFrontend(nested, 'Public', { service: ui });
    entry.addRoute('Orders', { service: orders, conditions: [ListenerCondition.pathPatterns(['/orders/*'])], priority: 1 });
    expect(() => app.synth()).not.toThrow();
    // One rule lets the load balancer reach the group that both services share; that from the group to the catalog is outside.
    expect([nested, mesh].map((stack) => propertiesOf(stack, INGRESS).filter(({ FromPort }) => FromPort === 8080).length)).toEqual([1, 1]);
  });

  test('of a load balancer works', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [groups, edge, front] = ['Groups', 'Edge', 'Front'].map((id) => new Stack(app, id));
    const securityGroup = new SecurityGroup(groups, 'Balancer', { vpc: mesh.cluster.vpc });
    const loadBalancer = new ApplicationLoadBalancer(edge, 'Given', { vpc: mesh.cluster.vpc, securityGroup, internetFacing: true });
    const ui = mesh.server('Ui', {}, front);
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, loadBalancer });
    app.synth();
    expect(addressRules(front).map(([, { DependsOn }]) => DependsOn)).toEqual([[serviceId(ui)]]);
  });
});

describe('a stack that cannot come before that of a service', () => {
  const advice = 'put the public frontend into a stack that is deployed before those of all services behind it, with the VPC in the same or an earlier stack';

  test('is refused at the call that adds the route, with the advice', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [early, edge, late] = ['Early', 'Edge', 'Late'].map((id) => new Stack(app, id));
    edge.addStackDependency(early);
    const frontend = new ServiceConnectPublicFrontend(edge, 'Public', { service: mesh.server('Ui', {}, late) });
    const before = frontend.node.findAll().length;
    expect(() => frontend.addRoute('Api', { service: mesh.server('Api', {}, early), ...CONDITIONS })).toThrow(
      new RegExp(`^SC606 stacks-depend-both-ways: .*Early → Edge \\(the tasks of service Early/Api are targets of Edge/Public\\), Edge → Early.*; ${advice}`),
    );
    expect(frontend.node.findAll()).toHaveLength(before);
    frontend.addRoute('Api', { service: mesh.server('Other', {}, late), ...CONDITIONS });
    app.synth();
  });
});

describe('a frontend in a stack that comes first', () => {
  const LATER: readonly [string, (stack: Stack, vpc: IVpc) => object][] = [
    ['uses the load balancer Late/Given', (stack, vpc) => ({ loadBalancer: new ApplicationLoadBalancer(stack, 'Given', { vpc }) })],
    ['uses the listener Late/Shared', (stack) => ({ listener: listenerOf(stack), ...CONDITIONS })],
  ];

  test.each(LATER)('is refused where it %s', (reason, props) => {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [edge, late, front] = ['Edge', 'Late', 'Front'].map((id) => new Stack(app, id));
    late.addStackDependency(edge);
    const ui = mesh.server('Ui', {}, front);
    expect(() => new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, ...props(late, mesh.cluster.vpc) })).toThrow(
      new RegExp(`^SC606 .*Edge → Late \\(Edge/Public ${reason}\\)`),
    );
  });

  test('can use a VPC that a later stack imports', () => {
    const app = new App();
    const [edge, front] = ['Edge', 'Front'].map((id) => new Stack(app, id));
    const vpc = Vpc.fromVpcAttributes(front, 'Vpc', {
      vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'], publicSubnetIds: ['subnet-3', 'subnet-4'],
    });
    const namespace = new ServiceConnectNamespace(front, 'Namespace', { namespaceName: 'shop' });
    const service = new ServiceConnectFargateService(front, 'Ui', {
      cluster: new Cluster(front, 'Cluster', { vpc }), namespace, container: CONTAINER, endpoints: [http({ dnsName: 'ui' })],
    });
    new ServiceConnectPublicFrontend(edge, 'Public', { service });
    app.synth();
    expect(addressRules(front)).toHaveLength(1);
  });
});

describe('over Stages', () => {
  test('a frontend and its service are refused', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stage(app, id));
    const service = new MeshStack(one, 'Shop').server('Ui');
    expect(() => new ServiceConnectPublicFrontend(new Stack(two, 'Edge'), 'Public', { service })).toThrow(
      'public frontend Two/Edge/Public in Stage Two uses One/Shop/Ui in Stage One; resources of one Stage cannot refer to those of another',
    );
  });

  test('the same stack has the same logical ids', () => {
    const app = new App();
    const idsIn = (id: string) => {
      const mesh = new MeshStack(new Stage(app, id), 'Shop');
      build({ loadBalancer: new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true }) }, mesh);
      return mesh;
    };
    const stacks = ['Beta', 'Prod'].map(idsIn);
    const [beta, prod] = stacks.map((stack) => addressRules(stack).map(([logicalId]) => logicalId));
    expect(beta).toHaveLength(1);
    expect(prod).toEqual(beta);
  });
});

describe('access logs', () => {
  test('go to the bucket that is given', () => {
    const shop = new MeshStack(new Stage(new App(), 'Prod', { env: { region: 'eu-west-1' } }));
    build({ accessLogsBucket: new Bucket(shop, 'Logs') }, shop);
    expect(propertiesOf(shop, LOAD_BALANCER)[0].LoadBalancerAttributes).toContainEqual({ Key: 'access_logs.s3.enabled', Value: 'true' });
  });

  test('fail without a Region', () => {
    const mesh = new MeshStack();
    expect(() => build({ accessLogsBucket: new Bucket(mesh, 'Logs') }, mesh)).toThrow('SC024 frontend-fact-unknown: the Region of stack Shop is not known');
  });
});
