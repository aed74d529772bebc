import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectFargateService, ServiceConnectOrdering } from '../../../src';
import { MeshStack, resourcesOf, serviceOf, Synthesised } from '../../support/app';

const VPC_CIDR = '10.0.0.0/16';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const RULE = /SecurityGroup(In|E)gress$/;

/** The rules of security groups that a service waits for. */
function awaitedRules(service: ServiceConnectFargateService): Synthesised[] {
  const resources = resourcesOf(Stack.of(service));
  return (serviceOf(service).DependsOn ?? []).map((id) => resources[id]).filter(({ Type }) => RULE.test(Type));
}

test('a rule that admits the client already is used, and no other one is waited for', () => {
  const mesh = new MeshStack();
  const [tasks, ui, other] = ['Tasks', 'UiGroup', 'OtherGroup'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
  for (const client of [other, ui]) tasks.addIngressRule(client, Port.tcp(8080));
  const client = mesh.service('Ui', { securityGroups: [ui] });
  client.connectTo(mesh.server('Catalog', { securityGroups: [tasks] }));
  const rules = Object.entries(resourcesOf(mesh)).filter(([, { Type }]) => Type === INGRESS);
  const groupOf = mesh.resolve(ui.securityGroupId) as unknown;
  const own = rules.filter(([, { Properties }]) => JSON.stringify(Properties.SourceSecurityGroupId) === JSON.stringify(groupOf)).map(([id]) => id);
  const awaited = serviceOf(client).DependsOn ?? [];
  expect(own).toHaveLength(1);
  expect(rules.map(([id]) => id).filter((id) => awaited.includes(id))).toEqual(own);
});

test('rules over ranges that begin or end at the port are others', () => {
  const mesh = new MeshStack();
  const [tasks, ui] = ['Tasks', 'UiGroup'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
  for (const port of [Port.tcpRange(8000, 8080), Port.tcp(8080), Port.tcpRange(8080, 8090)]) tasks.addIngressRule(ui, port);
  const client = mesh.service('Ui', { securityGroups: [ui] });
  client.connectTo(mesh.server('Catalog', { securityGroups: [tasks] }));
  expect(awaitedRules(client).map(({ Properties: { FromPort, ToPort } }) => [FromPort, ToPort])).toEqual([[8080, 8080]]);
});

test('a rule that lets the client out already is used beside the one that lets it in', () => {
  const mesh = new MeshStack();
  const [tasks, other] = ['Tasks', 'Other'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
  const ui = new SecurityGroup(mesh, 'UiGroup', { vpc: mesh.cluster.vpc, allowAllOutbound: false });
  for (const server of [other, tasks]) ui.addEgressRule(server, Port.tcp(8080));
  const client = mesh.service('Ui', { securityGroups: [ui] });
  client.connectTo(mesh.server('Catalog', { securityGroups: [tasks] }));
  const group = mesh.resolve(tasks.securityGroupId) as unknown;
  const servers = awaitedRules(client).map(({ Properties: rule }): unknown => rule.DestinationSecurityGroupId ?? rule.GroupId);
  expect(servers).toEqual([group, group]);
  expect(serviceOf(client).Metadata!['cdk-ecs-service-connect'].connections).toEqual(['catalog:80']);
});

test('a client whose group takes no rules waits for the one that lets it in, and for no other of the server', () => {
  const mesh = new MeshStack();
  const tasks = SecurityGroup.fromSecurityGroupId(mesh, 'Tasks', 'sg-s');
  const [ui, other] = ['sg-c', 'sg-o'].map((id) => SecurityGroup.fromSecurityGroupId(mesh, id, id, { mutable: false, allowAllOutbound: false }));
  tasks.addIngressRule(other, Port.tcp(9090));
  const client = mesh.service('Ui', { securityGroups: [ui] });
  client.connectTo(mesh.server('Catalog', { securityGroups: [tasks] }));
  expect(awaitedRules(client).map(({ Properties }) => Properties.SourceSecurityGroupId)).toEqual(['sg-c']);
});

test('a rule is described by the path of the group, without the last part if that says only what it is', () => {
  const mesh = new MeshStack();
  const groups = new Construct(mesh, 'SecurityGroups');
  const [ui, tasks] = ['Ui', 'SecurityGroup'].map((id) => new SecurityGroup(groups, id, { vpc: mesh.cluster.vpc }));
  const client = mesh.service('Ui', { securityGroups: [ui] });
  client.connectTo(mesh.server('Catalog', { securityGroups: [tasks] }));
  expect(awaitedRules(client).map(({ Properties }) => Properties.Description)).toEqual(['Service Connect from Shop/SecurityGroups/Ui to Shop/SecurityGroups']);
});

describe('a rule that is made below a group that is imported as immutable', () => {
  /** The port that a connection declares as not opened. */
  function unopenedPort(make: (group: ISecurityGroup, mesh: MeshStack) => void): number | undefined {
    const mesh = new MeshStack();
    const group = SecurityGroup.fromSecurityGroupId(mesh, 'Tasks', 'sg-s', { mutable: false });
    make(group, mesh);
    const client = mesh.service('Ui');
    client.connectTo(mesh.server('Catalog', { securityGroups: [group] }));
    const [connection] = serviceOf(client).Metadata!['cdk-ecs-service-connect'].connections as (string | { unopenedPort: number })[];
    return typeof connection === 'string' ? undefined : connection.unopenedPort;
  }
  const rule = (port: number, cidrIp: string) => ({ groupId: 'sg-s', ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp });

  test('opens the port if it admits the VPC of the client', () => {
    expect(unopenedPort((group) => new CfnSecurityGroupIngress(group, 'Own', rule(8080, VPC_CIDR)))).toBeUndefined();
  });

  test('is taken to open the port if its addresses are a token', () => {
    expect(unopenedPort((group, { cluster }) => new CfnSecurityGroupIngress(group, 'Own', rule(8080, cluster.vpc.vpcCidrBlock)))).toBeUndefined();
  });

  test('does not open it if it is for another port, for other addresses, or for outbound traffic', () => {
    expect(unopenedPort((group) => new CfnSecurityGroupIngress(group, 'Own', rule(9090, VPC_CIDR)))).toBe(8080);
    expect(unopenedPort((group) => new CfnSecurityGroupIngress(group, 'Own', rule(8080, '203.0.113.0/24')))).toBe(8080);
    expect(unopenedPort((group) => new CfnSecurityGroupEgress(group, 'Own', rule(8080, VPC_CIDR)))).toBe(8080);
  });
});

const PLACES = Object.values(ServiceConnectOrdering).flatMap((ordering) => ['Shop', 'Back'].flatMap((back) => [
  { last: 'Clients', first: 'Servers', ordering, back }, { last: 'Servers', first: 'Clients', ordering, back },
]));

test.each(PLACES)('the rules between two groups of other stacks are in $last, which waits for $first (server in $back, $ordering)', (place) => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const stacks = Object.fromEntries(['Clients', 'Servers', 'Shop', 'Back'].map((id) => [id, new Stack(app, id)]));
  stacks[place.last].addStackDependency(stacks[place.first]);
  const groupIn = (id: string) => [new SecurityGroup(stacks[id], 'Group', { vpc: mesh.cluster.vpc, allowAllOutbound: false })];
  const catalog = mesh.server('Catalog', { securityGroups: groupIn('Servers') }, stacks[place.back]);
  mesh.service('Ui', { securityGroups: groupIn('Clients') }, stacks.Shop).connectTo(catalog, { ordering: place.ordering });
  app.synth();
  const rulesIn = (id: string) => Object.values(resourcesOf(stacks[id])).filter(({ Type }) => RULE.test(Type)).length;
  expect([place.last, place.first, 'Shop'].map(rulesIn)).toEqual([2, 0, 0]);
});
