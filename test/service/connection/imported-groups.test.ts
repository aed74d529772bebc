import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { App, Stack, Stage } from 'aws-cdk-lib/core';
import { ServiceConnectOrdering, ServiceConnectProtocol } from '../../../src';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { http, MeshStack, resourcesOf, serviceOf } from '../../support/app';

const ORDERINGS = Object.values(ServiceConnectOrdering);

const ingress = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
const imported = (scope: Stack, id: string, groupId: string, mutable = true) => SecurityGroup.fromSecurityGroupId(scope, id, groupId, { mutable });
const metadataOf = (service: Parameters<typeof serviceOf>[0]) => serviceOf(service).Metadata!['cdk-ecs-service-connect'];
const unopened = (app: App) => judge(readMesh(readAssembly(app.synth().directory)[0])).filter(({ rule }) => rule.id === 'SC511').map(({ message }) => message);

/** A client and a server, each with a group of this id in their stack. */
function connected(mesh: MeshStack, clientGroup: string, serverGroup: string): MeshStack {
  const server = mesh.server('Catalog', { securityGroups: [imported(mesh, 'ServerGroup', serverGroup)] });
  mesh.service('Ui', { securityGroups: [imported(mesh, 'ClientGroup', clientGroup)] }).connectTo(server);
  return mesh;
}

describe('groups of one id in several places', () => {
  test('have a rule in each Stage', () => {
    const app = new App();
    const meshes = ['Beta', 'Prod'].map((id) => connected(new MeshStack(new Stage(app, id)), 'sg-c', 'sg-s'));
    expect(meshes.map((mesh) => ingress(mesh).length)).toEqual([1, 1]);
  });

  test('have a rule in each account', () => {
    const app = new App();
    const stacks = ['111111111111', '222222222222'].map((account) => connected(new MeshStack(app, `In${account}`, {}, { account }), 'sg-c', 'sg-s'));
    expect(stacks.map((mesh) => ingress(mesh).length)).toEqual([1, 1]);
  });

  test('have a rule in each stack before they are looked up', () => {
    const app = new App();
    const env = { account: '111111111111', region: 'eu-west-1' };
    const stacks = ['One', 'Two'].map((id) => {
      const mesh = new MeshStack(app, id);
      const place = new Stack(app, `${id}Groups`, { env });
      expect(SecurityGroup.fromLookupById(place, 'Group', 'sg-c').securityGroupId).toBe('sg-12345678');
      return connected(mesh, 'sg-12345678', 'sg-12345678');
    });
    expect(stacks.map((mesh) => ingress(mesh).length)).toEqual([1, 1]);
    expect(stacks[1].dependencies).toEqual([]);
  });

  describe('share a rule in one account', () => {
    const build = () => {
      const app = new App();
      const mesh = new MeshStack(app);
      const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
      const catalog = mesh.server('Catalog', { securityGroups: [imported(mesh, 'ServerGroup', 'sg-s')] });
      const [first, second] = [one, two].map((stack) => mesh.service('Ui', { securityGroups: [imported(stack, 'Group', 'sg-c')] }, stack));
      first.connectTo(catalog);
      return { mesh, one, two, catalog, first, second };
    };

    test('and the stack that uses it waits for it', () => {
      const { mesh, one, two, catalog, first, second } = build();
      second.connectTo(catalog);
      expect(() => first.deployAfter(second)).toThrow(/SC606.*Two → One \(service Two\/Ui is admitted to Shop\/Catalog\)/);
      expect([mesh, one, two].map((stack) => ingress(stack).length)).toEqual([0, 1, 0]);
    });

    test('and a client whose stack cannot wait for it is refused', () => {
      const { catalog, first, second } = build();
      first.deployAfter(second);
      expect(() => second.connectTo(catalog)).toThrow(/SC606.*Two → One \(service Two\/Ui is admitted to Shop\/Catalog\), One → Two /);
    });
  });
});

describe('a group that is imported as immutable takes no rule, which SC511 tells', () => {
  test('of a server', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const server = mesh.server('Catalog', { securityGroups: [imported(mesh, 'Group', 'sg-s', false)] });
    const ui = mesh.service('Ui');
    ui.connectTo(server);
    expect(ingress(mesh)).toEqual([]);
    expect(metadataOf(ui).connections).toEqual([{ endpoint: 'catalog:80', unopenedPort: 8080 }]);
    expect(unopened(app)).toEqual([expect.stringContaining('whose security group is imported as immutable; nothing here opens port 8080')]);
  });

  test('of an imported endpoint', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const ui = mesh.service('Ui');
    const endpoint = { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP };
    ui.connectTo(mesh.namespace.importEndpoint('Tax', { ...endpoint, securityGroup: imported(mesh, 'Group', 'sg-s', false) }));
    expect(unopened(app)).toEqual([expect.stringContaining('which another app publishes; nothing here opens port 80')]);
  });

  test('but not if one of several groups admits the client, the VPC is admitted, or the call opens nothing', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const other = new Vpc(mesh, 'Other', { maxAzs: 2, natGateways: 1 });
    const groups = [imported(mesh, 'Immutable', 'sg-i', false), imported(mesh, 'Mutable', 'sg-m')];
    const closed = mesh.server('Closed', { securityGroups: [groups[0]] });
    const ui = mesh.service('Ui');
    ui.connectTo(mesh.server('Catalog', { securityGroups: groups }));
    ui.connectTo(closed, { openSecurityGroups: false });
    const cluster = new Cluster(mesh, 'OtherCluster', { vpc: other });
    ui.connectTo(mesh.service('Away', { cluster, endpoints: [http({ dnsName: 'away' })] }));
    expect(metadataOf(ui).connections).toEqual(['away:80', 'catalog:80', 'closed:80']);
  });
});

describe('a client whose group is in a stack that is deployed first', () => {
  /** The client's group is in the first stack, the client in the second. */
  function stacks() {
    const app = new App();
    const mesh = new MeshStack(app, 'Platform');
    const [groups, front] = ['Groups', 'Front'].map((id) => new Stack(app, id));
    const client = mesh.service('Ui', { securityGroups: [new SecurityGroup(groups, 'Tasks', { vpc: mesh.cluster.vpc })] }, front);
    return { app, mesh, groups, front, client };
  }
  const rules = (...of: Stack[]) => of.map((stack) => ingress(stack).map(({ Properties: { GroupId } }) => GroupId));

  test.each(ORDERINGS)('has the rule of an imported group beside its own group (%s)', (ordering) => {
    const { app, mesh, groups, front, client } = stacks();
    client.connectTo(mesh.server('Catalog', { securityGroups: [imported(front, 'Group', 'sg-s')] }), { ordering });
    app.synth();
    expect(rules(groups, front, mesh)).toEqual([['sg-s'], [], []]);
  });

  test.each(ORDERINGS)('has the rule of a server beside the server, whose group is deployed later (%s)', (ordering) => {
    const { app, mesh, groups, front, client } = stacks();
    const server = mesh.server('Catalog', {}, front);
    client.connectTo(server, { ordering });
    app.synth();
    expect(rules(groups, front, mesh)).toEqual([[], [{ 'Fn::GetAtt': [expect.stringMatching(/^CatalogSecurityGroup/), 'GroupId'] }], []]);
  });
});

test.each(ORDERINGS)('a client whose group is imported in a stack that is deployed later has the rule beside the server (%s)', (ordering) => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const [front, later] = ['Front', 'Later'].map((id) => new Stack(app, id));
  later.addStackDependency(front);
  const client = mesh.service('Ui', { securityGroups: [imported(later, 'Group', 'sg-c')] }, front);
  client.connectTo(mesh.server('Catalog', {}, front), { ordering });
  app.synth();
  expect(ingress(front).map(({ Properties }) => Properties.SourceSecurityGroupId)).toEqual(['sg-c']);
});
