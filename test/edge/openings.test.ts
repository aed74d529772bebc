import { IpAddresses, IPeer, Peer, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer, IpAddressType, ListenerAction, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend, ServiceConnectPublicFrontendProps } from '../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId } from '../support/app';
import { addressRules, build, INGRESS, LISTENER, LISTENER_RULE, LOAD_BALANCER, propertiesOf, RECORD, TARGET_GROUP, zoneIn } from '../support/edge';

type Props = Partial<ServiceConnectPublicFrontendProps>;

const PUBLIC_TYPES = [INGRESS, 'AWS::EC2::SecurityGroupEgress', LISTENER, LISTENER_RULE, LOAD_BALANCER, RECORD, TARGET_GROUP];

/** The properties that tell resources of a type apart. */
const IDENTIFYING = ['GroupId', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6', 'Port', 'Priority'];

/** The addresses that a rule of the load balancer admits, with the port. */
function admitted(stack: Stack): string[] {
  return addressRules(stack).map(([, { Properties: { CidrIp, CidrIpv6, FromPort } }]) => `${String(CidrIp ?? CidrIpv6)}:${String(FromPort)}`);
}

describe('an update changes no logical id of what is there', () => {
  /** What the edge of a stack is made of: the identifying properties of each resource, by logical id. */
  function edgeOf(change: (mesh: MeshStack, frontend: ServiceConnectPublicFrontend) => void, props: Props = {}, earlier?: string) {
    const mesh = new MeshStack();
    if (earlier) mesh.server(earlier);
    const { frontend } = build({ domainName: 'shop.example.com', hostedZone: zoneIn(mesh), ...props }, mesh);
    change(mesh, frontend);
    const resources = Object.entries(resourcesOf(mesh)).filter(([, { Type }]) => PUBLIC_TYPES.includes(Type));
    return Object.fromEntries(resources.map(([id, { Type, Properties }]) => (
      [id, JSON.stringify([Type, IDENTIFYING.map((name) => Properties[name] as unknown)])]
    )));
  }
  const cidrs = (...list: string[]) => ({ peers: list.map((cidr): IPeer => Peer.ipv4(cidr)) });
  const office = '198.51.100.0/24';
  const route = (mesh: MeshStack, frontend: ServiceConnectPublicFrontend, id: string, priority: number) => frontend.addRoute(id, {
    service: mesh.server(id, { endpoints: [http({ dnsName: id.toLowerCase() })] }), conditions: [ListenerCondition.pathPatterns([`/${id}/*`])], priority,
  });

  test('if a peer is added in front', () => {
    const before = edgeOf(() => undefined, cidrs(office));
    const after = edgeOf(() => undefined, cidrs('203.0.113.0/24', office));
    expect(after).toMatchObject(before);
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 2); // ports 80 and 443
  });

  test('if the first peer is taken away', () => {
    const before = edgeOf(() => undefined, cidrs('203.0.113.0/24', office));
    expect(before).toMatchObject(edgeOf(() => undefined, cidrs(office)));
  });

  test('if a route is added in front', () => {
    const before = edgeOf((mesh, frontend) => route(mesh, frontend, 'Beta', 2));
    const after = edgeOf((mesh, frontend) => {
      route(mesh, frontend, 'Alpha', 1);
      route(mesh, frontend, 'Beta', 2);
    });
    expect(after).toMatchObject(before);
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
  });

  test('if a service is added in front', () => {
    const before = edgeOf(() => undefined);
    expect(edgeOf(() => undefined, {}, 'Aaa')).toMatchObject(before);
    const connected = edgeOf((mesh) => (mesh.node.findChild('Ui') as ServiceConnectFargateService).connectTo(mesh.server('Aaa')));
    expect(connected).toMatchObject(before);
  });

  test('if a second frontend joins the load balancer in front', () => {
    const before = edgeOf(() => undefined);
    const after = edgeOf((mesh, frontend) => new ServiceConnectPublicFrontend(mesh, 'AdminEntry', {
      service: mesh.server('Admin'), loadBalancer: frontend.loadBalancer, listenerPort: 8000,
    }));
    expect(after).toMatchObject(before);
  });
});

describe('who can reach the load balancer', () => {
  test('is everybody, over IPv4', () => expect(admitted(build().mesh)).toEqual(['0.0.0.0/0:80']));

  test('is everybody over IPv6, too, if the load balancer has it', () => {
    for (const ipAddressType of [IpAddressType.DUAL_STACK, IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4]) {
      expect(admitted(build({ ipAddressType }).mesh).sort()).toEqual(['0.0.0.0/0:80', '::/0:80']);
    }
    const mesh = new MeshStack();
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true, ipAddressType: IpAddressType.DUAL_STACK });
    expect(admitted(build({ loadBalancer }, mesh).mesh).sort()).toEqual(['0.0.0.0/0:80', '::/0:80']);
  });

  test('is the VPC, if it is internal', () => {
    const { mesh } = build({ internetFacing: false });
    expect(admitted(mesh)).toEqual(['10.0.0.0/16:80']);
    expect(propertiesOf(mesh, LOAD_BALANCER)[0].Scheme).toBe('internal');
  });

  test('is the VPC, if an internal load balancer is given', () => {
    const mesh = new MeshStack();
    const { vpc } = mesh.cluster;
    build({ loadBalancer: new ApplicationLoadBalancer(mesh, 'Given', { vpc }) }, mesh);
    expect(admitted(mesh)).toEqual(['10.0.0.0/16:80']);
  });

  test('is the VPC of the internal load balancer, if the service is in another one', () => {
    const mesh = new MeshStack();
    const vpc = new Vpc(mesh, 'Other', { ipAddresses: IpAddresses.cidr('10.9.0.0/16'), natGateways: 0 });
    build({ loadBalancer: new ApplicationLoadBalancer(mesh, 'Given', { vpc, vpcSubnets: { subnetType: SubnetType.PUBLIC } }) }, mesh);
    expect(admitted(mesh)).toEqual(['10.9.0.0/16:80']);
  });

  test('is everybody, if an imported load balancer is given', () => {
    const mesh = new MeshStack();
    const loadBalancer = ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(mesh, 'Given', {
      loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/x/1', securityGroupId: 'sg-12345678',
    });
    build({ loadBalancer }, mesh);
    expect(admitted(mesh)).toEqual(['0.0.0.0/0:80']);
  });

  test('are the peers that are given, whatever the load balancer is', () => {
    expect(admitted(build({ internetFacing: false, peers: [Peer.ipv4('10.0.0.0/8')] }).mesh)).toEqual(['10.0.0.0/8:80']);
    expect(admitted(build({ peers: [] }).mesh)).toEqual([]);
  });

  test('fails if it is the VPC, and that was imported without its addresses', () => {
    const stack = new Stack(new App(), 'Shop');
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'] });
    const cluster = new Cluster(stack, 'Cluster', { vpc });
    const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop' });
    const service = new ServiceConnectFargateService(stack, 'Ui', { cluster, namespace, container: CONTAINER });
    const frontend = (id: string, props: Props) => new ServiceConnectPublicFrontend(stack, id, {
      service, containerPort: 8080, internetFacing: false, ...props,
    });
    expect(() => frontend('Public', {})).toThrow(
      'SC024 frontend-fact-unknown: the CIDR of the VPC Shop/Vpc is not known, but the rule of an internal load balancer needs it; give peers, or vpcCidrBlock',
    );
    frontend('Internal', { peers: [Peer.ipv4('10.0.0.0/8')] });
  });

  test('is told by a rule that says what for', () => {
    expect(addressRules(build().mesh)[0][1].Properties).toMatchObject({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, Description: 'Public access on port 80' });
  });

  describe.each([[false], [true]])('is left alone where the group of the load balancer has the rule already, beside it: %s', (disableInlineRules) => {
    const withRule = (peer: IPeer, port: Port) => {
      const mesh = new MeshStack();
      const { vpc } = mesh.cluster;
      const securityGroup = new SecurityGroup(mesh, 'Balancer', { vpc, disableInlineRules });
      securityGroup.addIngressRule(peer, port);
      build({ loadBalancer: new ApplicationLoadBalancer(mesh, 'Given', { vpc, internetFacing: true, securityGroup }) }, mesh);
      return addressRules(mesh).filter(([id]) => id.includes('PublicAccess'));
    };

    test('the same rule', () => expect(withRule(Peer.anyIpv4(), Port.tcp(80))).toEqual([]));
    test('but not one of another port, protocol or peer', () => {
      expect(withRule(Peer.anyIpv4(), Port.tcp(443))).toHaveLength(1);
      expect(withRule(Peer.anyIpv4(), Port.tcpRange(80, 81))).toHaveLength(1);
      expect(withRule(Peer.anyIpv4(), Port.udp(80))).toHaveLength(1);
      expect(withRule(Peer.ipv4('10.0.0.0/8'), Port.tcp(80))).toHaveLength(1);
    });
  });

  test('is told for each group of the load balancer, after all services behind the port', () => {
    const mesh = new MeshStack();
    const { vpc } = mesh.cluster;
    const loadBalancer = new ApplicationLoadBalancer(mesh, 'Given', { vpc, internetFacing: true });
    loadBalancer.connections.addSecurityGroup(new SecurityGroup(mesh, 'Second', { vpc }));
    const listener = loadBalancer.addListener('Http', { port: 80, open: false, defaultAction: ListenerAction.fixedResponse(404) });
    const services = ['Ui', 'Api'].map((id, i) => {
      const service = mesh.server(id);
      new ServiceConnectPublicFrontend(mesh, `${id}Entry`, {
        service, listener, conditions: [ListenerCondition.pathPatterns([`/${id}/*`])], priority: i + 1,
      });
      return serviceId(service);
    });
    expect(addressRules(mesh).map(([, { DependsOn }]) => DependsOn)).toEqual([services.sort(), services.sort()]);
  });

  test('is told once if two rules are the same', () => {
    const { mesh } = build({ peers: [Peer.ipv4('10.0.0.0/8'), Peer.ipv4('10.0.0.0/8')] });
    expect(admitted(mesh)).toEqual(['10.0.0.0/8:80']);
  });
});
