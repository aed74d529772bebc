import { CfnSubnet, CfnVPCCidrBlock, IpProtocol, IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectFargateService, ServiceConnectFargateServiceProps, ServiceConnectNamespace, ServiceConnectOrdering } from '../../../src';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { CONTAINER, http, resourcesOf, serviceId, serviceOf } from '../../support/app';

const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const EGRESS = 'AWS::EC2::SecurityGroupEgress';

/** A VPC with IPv4 and IPv6 addresses. */
const dualStack = (stack: Stack, id: string) => new Vpc(stack, id, { maxAzs: 1, natGateways: 0, ipProtocol: IpProtocol.DUAL_STACK });
const ipv4 = (stack: Stack, id: string) => new Vpc(stack, id, { maxAzs: 1, natGateways: 0 });

/** A client and a server of one namespace in two VPCs, each in a stack. */
function ends({ client: clientVpc = dualStack, server: serverVpc = dualStack, stacks: [front, back] = oneStack() }: {
  client?: typeof dualStack; server?: typeof dualStack; stacks?: [Stack, Stack];
} = {}) {
  const namespace = new ServiceConnectNamespace(back, 'Namespace', { namespaceName: 'shop' });
  const service = (stack: Stack, id: string, vpc: IVpc, props: Partial<ServiceConnectFargateServiceProps>) => (
    new ServiceConnectFargateService(stack, id, { cluster: new Cluster(stack, `${id}Cluster`, { vpc }), namespace, container: CONTAINER, ...props })
  );
  const vpcs = { client: clientVpc(front, 'ClientVpc'), server: serverVpc(back, 'ServerVpc') };
  return {
    front,
    back,
    vpcs,
    service,
    client: service(front, 'Ui', vpcs.client, {}),
    server: service(back, 'Catalog', vpcs.server, { endpoints: [http({ dnsName: 'catalog' })] }),
  };
}

function oneStack(): [Stack, Stack] {
  const stack = new Stack();
  return [stack, stack];
}

function twoStacks(): [Stack, Stack] {
  const app = new App();
  return [new Stack(app, 'Front'), new Stack(app, 'Back')];
}

const rulesOf = (stack: Stack, type = INGRESS) => Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === type);
const overIpv6 = (stack: Stack, type = INGRESS) => rulesOf(stack, type).filter(([, { Properties }]) => Properties.CidrIpv6 !== undefined);

describe('between two VPCs with IPv6', () => {
  test('a connection opens the port over both, and the client waits for both rules', () => {
    const { front, client, server } = ends();
    client.connectTo(server);
    expect(rulesOf(front)).toHaveLength(2);
    const [[id, rule]] = overIpv6(front);
    expect(rule.Properties).toEqual({
      CidrIpv6: { 'Fn::Select': [0, { 'Fn::GetAtt': [expect.stringMatching(/^ClientVpc/), 'Ipv6CidrBlocks'] }] },
      GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^CatalogSecurityGroup/), 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
      Description: 'Service Connect from VPC Default/ClientVpc to Default/Catalog/SecurityGroup',
    });
    expect(rule.DependsOn).toEqual([expect.stringMatching(/^ClientVpcipv6cidr/)]);
    expect(serviceOf(client).DependsOn).toEqual(expect.arrayContaining(rulesOf(front).map(([name]) => name)));
    expect(id).toMatch(/^Ipv6ingress/);
  });

  test('two clients in one VPC share the rule', () => {
    const { front, vpcs, service, client, server } = ends();
    const other = service(front, 'Other', vpcs.client, {});
    for (const each of [client, other]) each.connectTo(server);
    expect(overIpv6(front)).toHaveLength(1);
    expect(serviceOf(other).DependsOn).toContain(overIpv6(front)[0][0]);
  });

  test.each([[dualStack, ipv4], [ipv4, dualStack], [ipv4, ipv4]])('but not if one of them has none', (clientVpc, serverVpc) => {
    const { front, client, server } = ends({ client: clientVpc, server: serverVpc });
    client.connectTo(server);
    expect(rulesOf(front)).toHaveLength(1);
    expect(overIpv6(front)).toEqual([]);
  });

  test('a client without outbound traffic may call over both', () => {
    const { front, vpcs, service, server } = ends();
    const closed = new SecurityGroup(front, 'Closed', { vpc: vpcs.client, allowAllOutbound: false });
    const client = service(front, 'Closely', vpcs.client, { securityGroups: [closed] });
    client.connectTo(server);
    const [[, { Properties }]] = overIpv6(front, EGRESS);
    expect(Properties).toMatchObject({
      GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^Closed/), 'GroupId'] },
      FromPort: 8080,
      Description: 'Service Connect from Default/Closed to VPC Default/ServerVpc',
    });
    expect(JSON.stringify(Properties.CidrIpv6)).toContain('ServerVpc');
  });

  test('a group that takes no rules gets none', () => {
    const { front, back, vpcs, service, client } = ends();
    const immutable = SecurityGroup.fromSecurityGroupId(back, 'Immutable', 'sg-1', { mutable: false });
    const server = service(back, 'Orders', vpcs.server, { endpoints: [http({ dnsName: 'orders' })], securityGroups: [immutable] });
    client.connectTo(server);
    expect(rulesOf(front)).toEqual([]);
  });

  test('the rules of two connections to one group differ by port', () => {
    const { front, vpcs, service, client } = ends();
    const server = service(front, 'Both', vpcs.server, { endpoints: [http({ dnsName: 'a' }), http({ dnsName: 'b', containerPort: 9090 })] });
    for (const endpoint of ['a', 'b']) client.connectTo(server.endpoint(endpoint));
    expect(overIpv6(front).map(([, { Properties }]) => Properties.FromPort).sort()).toEqual([8080, 9090]);
  });
});

describe('over two stacks', () => {
  test.each(Object.values(ServiceConnectOrdering))('the rule is where both are known, and no stack refers back (%s)', (ordering) => {
    const { front, back, client, server } = ends({ stacks: twoStacks() });
    client.connectTo(server, { ordering });
    const [mesh] = readAssembly((front.node.root as App).synth().directory).map((sources) => readMesh(sources));
    expect(findCycles(mesh.deployment.waitsFor.keys(), (node) => mesh.deployment.waitsFor.get(node) ?? [])).toEqual([]);
    expect([...overIpv6(front), ...overIpv6(back)]).toHaveLength(1);
  });
});

describe('the new security group of a service', () => {
  const groupOf = (vpc: typeof dualStack) => {
    const { front, client } = ends({ client: vpc });
    return Object.entries(resourcesOf(front)).find(([id]) => id.startsWith('UiSecurityGroup') && serviceId(client))![1].Properties.SecurityGroupEgress;
  };

  test('allows outbound traffic over IPv6 if the VPC has it', () => {
    expect(groupOf(dualStack)).toMatchObject([{ CidrIp: '0.0.0.0/0' }, { CidrIpv6: '::/0' }]);
    expect(groupOf(ipv4)).toMatchObject([{ CidrIp: '0.0.0.0/0' }]);
  });
});

describe('a VPC has no IPv6 addresses to admit', () => {
  /** The rules between two such VPCs: all, and those over IPv6. */
  const rulesBetween = (make: typeof dualStack) => {
    const { front, client, server } = ends({ client: make, server: make });
    client.connectTo(server);
    return [rulesOf(front).length, overIpv6(front).length];
  };

  test.each([undefined, false])('with a second IPv4 block (amazonProvidedIpv6CidrBlock: %s)', (amazonProvidedIpv6CidrBlock) => {
    expect(rulesBetween((stack, id) => {
      const vpc = ipv4(stack, id);
      new CfnVPCCidrBlock(vpc, 'Second', { vpcId: vpc.vpcId, cidrBlock: '10.9.0.0/16', amazonProvidedIpv6CidrBlock });
      return vpc;
    })).toEqual([1, 0]);
  });

  test('with a subnet of its own that names some', () => {
    expect(rulesBetween((stack, id) => {
      const vpc = ipv4(stack, id);
      new CfnSubnet(vpc, 'Own', { vpcId: vpc.vpcId, ipv6CidrBlock: '2001:db8::/64' });
      return vpc;
    })).toEqual([1, 0]);
  });

  test('if it is imported, since they are not known then', () => {
    expect(rulesBetween((stack, id) => {
      const vpc = Vpc.fromVpcAttributes(stack, id, { vpcId: id, vpcCidrBlock: '10.9.0.0/16', availabilityZones: ['a'], privateSubnetIds: ['s'] });
      new CfnVPCCidrBlock(vpc, 'Ipv6', { vpcId: vpc.vpcId, amazonProvidedIpv6CidrBlock: true });
      return vpc as Vpc;
    })).toEqual([1, 0]);
  });
});

test('addresses of one\'s own are named in the rule', () => {
  const own = (stack: Stack, id: string) => {
    const vpc = ipv4(stack, id);
    new CfnVPCCidrBlock(vpc, 'Own', { vpcId: vpc.vpcId, ipv6CidrBlock: '2001:db8:1234::/56', ipv6Pool: 'pool' });
    return vpc;
  };
  const { front, client, server } = ends({ client: own });
  client.connectTo(server);
  expect(overIpv6(front).map(([, { Properties }]) => Properties.CidrIpv6)).toEqual(['2001:db8:1234::/56']);
});
