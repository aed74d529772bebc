import { IIpAddresses, IpAddresses, IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ICluster } from 'aws-cdk-lib/aws-ecs';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectFargateService, ServiceConnectFargateServiceProps, ServiceConnectNamespace, ServiceConnectOrdering } from '../../../src';
import { CONTAINER, http, resourcesOf, Synthesised } from '../../support/app';

/** Two services of one namespace, on clusters in two VPCs. */
function twoVpcs(scope: Construct, make: (id: string, cidr: string) => IVpc, clientProps: Partial<ServiceConnectFargateServiceProps> = {}) {
  const namespace = new ServiceConnectNamespace(scope, 'Namespace', { namespaceName: 'shop' });
  const service = (id: string, vpc: IVpc, props: Partial<ServiceConnectFargateServiceProps>) => new ServiceConnectFargateService(scope, id, {
    cluster: new Cluster(scope, `${id}Cluster`, { vpc }), namespace, container: CONTAINER, ...props,
  });
  const client = service('Ui', make('ClientVpc', '10.1.0.0/16'), clientProps);
  const server = service('Catalog', make('ServerVpc', '10.2.0.0/16'), { endpoints: [http({ dnsName: 'catalog' })] });
  return { client, server };
}

const ownVpc = (scope: Construct) => (id: string, cidr: string) => (
  new Vpc(scope, id, { ipAddresses: IpAddresses.cidr(cidr), maxAzs: 1, natGateways: 0 })
);
const rulesOf = (stack: Stack, type = 'AWS::EC2::SecurityGroupIngress') => Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === type);
const serviceResource = (stack: Stack, id: string) => rulesOf(stack, 'AWS::ECS::Service').find(([name]) => name.startsWith(id))![1];

function connected(change: (ends: ReturnType<typeof twoVpcs>) => void = ({ client, server }) => client.connectTo(server)): Stack {
  const stack = new Stack();
  change(twoVpcs(stack, ownVpc(stack)));
  return stack;
}

test('the rule admits the addresses of the client\'s VPC, as a resource that the client waits for', () => {
  const stack = connected();
  const [[id, rule], ...others] = rulesOf(stack);
  expect(others).toEqual([]);
  expect(rule.Properties).toEqual({
    Description: 'Service Connect from VPC Default/ClientVpc to Default/Catalog',
    CidrIp: '10.1.0.0/16',
    FromPort: 8080,
    ToPort: 8080,
    IpProtocol: 'tcp',
    GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^CatalogSecurityGroup/), 'GroupId'] },
  });
  expect(serviceResource(stack, 'Ui').DependsOn).toContain(id);
});

test('a client without outbound traffic gets an egress rule to the addresses of the server\'s VPC', () => {
  const stack = new Stack();
  const vpcs = new Map<string, IVpc>();
  const make = (id: string, cidr: string) => {
    vpcs.set(id, ownVpc(stack)(id, cidr));
    return vpcs.get(id)!;
  };
  const { server } = twoVpcs(stack, make);
  const cluster = new Cluster(stack, 'Third', { vpc: vpcs.get('ClientVpc')! });
  const closed = new SecurityGroup(stack, 'Closed', { vpc: cluster.vpc, allowAllOutbound: false });
  const client = new ServiceConnectFargateService(stack, 'Closely', { cluster, namespace: server.namespace, container: CONTAINER, securityGroups: [closed] });
  client.connectTo(server);
  const [[id, { Properties }], ...others] = rulesOf(stack, 'AWS::EC2::SecurityGroupEgress');
  expect(others).toEqual([]);
  expect(Properties).toEqual({
    Description: 'Service Connect from Default/Closed to VPC Default/ServerVpc',
    CidrIp: '10.2.0.0/16',
    FromPort: 8080,
    ToPort: 8080,
    IpProtocol: 'tcp',
    GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^Closed/), 'GroupId'] },
  });
  expect(serviceResource(stack, 'Closely').DependsOn).toContain(id);
});

test('two clients in one VPC share a rule', () => {
  const stack = connected(({ client, server }) => {
    client.connectTo(server);
    const { namespace, service: { cluster } } = client;
    new ServiceConnectFargateService(Stack.of(client), 'Other', { cluster, namespace, container: CONTAINER }).connectTo(server);
  });
  expect(rulesOf(stack)).toHaveLength(1);
});

test('each client waits for its own rules alone: of its VPC, on its port', () => {
  const stack = new Stack();
  const make = ownVpc(stack);
  const { client, server: { namespace } } = twoVpcs(stack, make);
  const third = new Cluster(stack, 'ThirdCluster', { vpc: make('ThirdVpc', '10.3.0.0/16') });
  const both = new ServiceConnectFargateService(stack, 'Both', {
    cluster: new Cluster(stack, 'BothCluster', { vpc: make('BothVpc', '10.4.0.0/16') }),
    namespace,
    container: CONTAINER,
    endpoints: [http({ dnsName: 'a' }), http({ dnsName: 'b', containerPort: 9090 })],
  });
  const closed = (cluster: ICluster, id: string) => new ServiceConnectFargateService(stack, id, {
    cluster, namespace, container: CONTAINER, securityGroups: [new SecurityGroup(stack, `${id}Group`, { vpc: cluster.vpc, allowAllOutbound: false })],
  });
  closed(client.service.cluster, 'First').connectTo(both.endpoint('a'));
  closed(client.service.cluster, 'Second').connectTo(both.endpoint('b'));
  closed(third, 'Third').connectTo(both.endpoint('b'));
  const awaited = (id: string) => (serviceResource(stack, id).DependsOn ?? []).map((name) => resourcesOf(stack)[name])
    .filter(({ Type }) => /Security/.test(Type)).map(({ Type, Properties: { CidrIp, FromPort } }) => `${Type.split('SecurityGroup')[1]} ${CidrIp} ${FromPort}`).sort();
  expect(awaited('First')).toEqual(['Egress 10.4.0.0/16 8080', 'Ingress 10.1.0.0/16 8080']);
  expect(awaited('Second')).toEqual(['Egress 10.4.0.0/16 9090', 'Ingress 10.1.0.0/16 9090']);
  expect(awaited('Third')).toEqual(['Egress 10.4.0.0/16 9090', 'Ingress 10.3.0.0/16 9090']);
});

test('openSecurityGroups: false opens nothing', () => {
  expect(rulesOf(connected(({ client, server }) => client.connectTo(server, { openSecurityGroups: false })))).toEqual([]);
});

test('in one VPC that is imported twice, the rule is by group', () => {
  const stack = new Stack();
  const { client, server } = twoVpcs(stack, (id) => Vpc.fromVpcAttributes(stack, id, { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] }));
  client.connectTo(server);
  expect(rulesOf(stack)[0][1].Properties.SourceSecurityGroupId).toBeDefined();
});

test('if it is not known whether the VPCs are the same, the rule is by group', () => {
  const stack = new Stack();
  const { client, server } = twoVpcs(stack, (id) => Vpc.fromVpcAttributes(stack, id, {
    vpcId: new CfnParameter(stack, `${id}Id`).valueAsString, availabilityZones: ['a'], privateSubnetIds: ['subnet-1'],
  }));
  client.connectTo(server);
  expect(rulesOf(stack)[0][1].Properties.SourceSecurityGroupId).toBeDefined();
});

test.each(['ClientVpc', 'ServerVpc'])('if only the other VPC than %s is of this app, the rule is by group', (imported) => {
  const stack = new Stack();
  const { client, server } = twoVpcs(stack, (id, cidr) => ({
    [id]: ownVpc(stack), [imported]: () => Vpc.fromVpcAttributes(stack, imported, { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] }),
  }[id](id, cidr)));
  client.connectTo(server);
  expect(rulesOf(stack)[0][1].Properties.SourceSecurityGroupId).toBeDefined();
});

test('of two services that call each other on one port, each waits for the rules of its own call alone', () => {
  const stack = new Stack();
  const make = ownVpc(stack);
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop' });
  const [a, b] = ['1', '2'].map((digit) => {
    const cluster = new Cluster(stack, `Cluster${digit}`, { vpc: make(`Vpc${digit}`, `10.${digit}.0.0/16`) });
    const securityGroups = [new SecurityGroup(stack, `Group${digit}`, { vpc: cluster.vpc, allowAllOutbound: false })];
    return new ServiceConnectFargateService(stack, `S${digit}`, {
      cluster, namespace, container: CONTAINER, securityGroups, endpoints: [http({ dnsName: `s${digit}` })],
    });
  });
  a.connectTo(b, { ordering: ServiceConnectOrdering.NONE });
  b.connectTo(a, { ordering: ServiceConnectOrdering.NONE });
  const awaited = (id: string) => (serviceResource(stack, id).DependsOn ?? []).map((name) => resourcesOf(stack)[name])
    .filter(({ Type }) => /Security/.test(Type)).map(({ Type, Properties: { CidrIp } }) => `${Type.split('SecurityGroup')[1]} ${CidrIp}`).sort();
  expect(awaited('S1')).toEqual(['Egress 10.2.0.0/16', 'Ingress 10.1.0.0/16']);
  expect(awaited('S2')).toEqual(['Egress 10.1.0.0/16', 'Ingress 10.2.0.0/16']);
});

test('the addresses of imported VPCs have to be known', () => {
  const stack = new Stack();
  const vpc = (id: string, vpcCidrBlock?: string) => Vpc.fromVpcAttributes(stack, id, { vpcId: id.toLowerCase(), vpcCidrBlock, availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] });
  const { client, server } = twoVpcs(stack, (id) => vpc(id, id === 'ClientVpc' ? '10.9.0.0/16' : undefined));
  expect(() => client.connectTo(server)).toThrow(
    'SC019 network-unknown: the connection of Default/Ui to catalog:80 crosses VPCs, which needs a rule by CIDR; the CIDR of the VPC '
    + 'Default/ServerVpc is not known; give vpcCidrBlock to Vpc.fromVpcAttributes, or open the ports yourself and connect with openSecurityGroups set to false',
  );
});

describe('over stacks', () => {
  /** Two stacks, each with a service and its network. */
  function stacks(addresses: (stack: Stack) => IIpAddresses) {
    const app = new App();
    const back = new Stack(app, 'Back');
    const front = new Stack(app, 'Front');
    const namespace = new ServiceConnectNamespace(back, 'Namespace', { namespaceName: 'shop' });
    const service = (stack: Stack, props: Partial<ServiceConnectFargateServiceProps>) => {
      const vpc = new Vpc(stack, 'Vpc', { ipAddresses: addresses(stack), maxAzs: 1, natGateways: 0 });
      return new ServiceConnectFargateService(stack, 'Service', { cluster: new Cluster(stack, 'Cluster', { vpc }), namespace, container: CONTAINER, ...props });
    };
    return { app, back, client: service(front, {}), server: service(back, { endpoints: [http({ dnsName: 'catalog' })] }) };
  }

  test.each([ServiceConnectOrdering.SERVER_FIRST, ServiceConnectOrdering.NONE])('the rule is in the stack of the server, and does not refer to the client (%s)', (ordering) => {
    const { app, back, client, server } = stacks(({ node }) => IpAddresses.cidr(node.id === 'Front' ? '10.1.0.0/16' : '10.2.0.0/16'));
    client.connectTo(server, { ordering });
    app.synth();
    const rules: Synthesised[] = rulesOf(back).map(([, rule]) => rule);
    expect(rules.map(({ Properties: { CidrIp } }) => CidrIp)).toEqual(['10.1.0.0/16']);
  });

  test('addresses that are a token of the client\'s stack close a cycle, which is rejected', () => {
    const { client, server } = stacks(() => IpAddresses.awsIpamAllocation({
      ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24,
    }));
    expect(() => client.connectTo(server)).toThrow('SC606 stacks-depend-both-ways');
  });
});
