import { CfnSecurityGroupIngress, ISecurityGroup, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectEc2Service, ServiceConnectProtocol } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf } from '../../support/app';

const connectionsOf = (service: Parameters<typeof serviceOf>[0]): unknown => serviceOf(service).Metadata!['cdk-ecs-service-connect'].connections;
const rulesIn = (mesh: MeshStack) => Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties);

describe('a client on instances of which nothing is known', () => {
  const build = () => {
    const mesh = new MeshStack();
    const cluster = Cluster.fromClusterAttributes(mesh, 'There', { clusterName: 'there', vpc: mesh.cluster.vpc });
    const service = (id: string) => new ServiceConnectEc2Service(mesh, id, {
      cluster, namespace: mesh.namespace, container: CONTAINER, networkMode: NetworkMode.BRIDGE, endpoints: [http({ dnsName: id.toLowerCase() })],
    });
    const tax = (securityGroup?: ISecurityGroup) => mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP, securityGroup });
    return { mesh, service, ui: service('Ui'), tax };
  };

  test('can call an endpoint of another app whose network is not known either: nothing is opened', () => {
    const { mesh, ui, tax } = build();
    ui.connectTo(tax());
    expect(rulesIn(mesh)).toEqual([]);
    expect(connectionsOf(ui)).toEqual([{ endpoint: 'tax:80', unopenedPort: 80 }]);
  });

  test('fails where its instances would have to be admitted, unless nothing is to be opened', () => {
    const { mesh, service, ui, tax } = build();
    const catalog = mesh.server('Catalog');
    const message = 'SC019 network-unknown: service Shop/Ui runs in network mode "bridge" on the cluster Shop/There, whose instances have no known security group';
    expect(() => ui.connectTo(catalog)).toThrow(message);
    expect(() => ui.connectTo(tax(SecurityGroup.fromSecurityGroupId(mesh, 'Theirs', 'sg-t')))).toThrow(message);
    ui.connectTo(catalog, { openSecurityGroups: false });
    ui.connectTo(service('Orders'), { openSecurityGroups: false });
    expect(rulesIn(mesh)).toEqual([]);
  });
});

test('a rule for a group opens no port to a VPC whose addresses are not known', () => {
  const mesh = new MeshStack();
  const vpc = Vpc.fromVpcAttributes(mesh, 'Imported', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] });
  const cluster = Cluster.fromClusterAttributes(mesh, 'There', { clusterName: 'there', vpc });
  const group = SecurityGroup.fromSecurityGroupId(mesh, 'Tasks', 'sg-s', { mutable: false });
  new CfnSecurityGroupIngress(group, 'Own', { groupId: 'sg-s', ipProtocol: 'tcp', fromPort: 8080, toPort: 8080, sourceSecurityGroupId: 'sg-other' });
  const ui = mesh.service('Ui', { cluster });
  ui.connectTo(mesh.server('Catalog', { cluster, securityGroups: [group] }));
  expect(connectionsOf(ui)).toEqual([{ endpoint: 'catalog:80', unopenedPort: 8080 }]);
});

test('only the group that a service names for its connections is opened, and admitted', () => {
  const mesh = new MeshStack();
  const [own, other] = ['Own', 'Other'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
  const orders = mesh.server('Orders', { securityGroups: [other, own], connectionSecurityGroup: own });
  mesh.service('Ui').connectTo(orders);
  orders.connectTo(mesh.server('Catalog'));
  const group = mesh.resolve(own.securityGroupId) as unknown;
  const [toOrders, toCatalog, ...others] = rulesIn(mesh).sort((a) => (JSON.stringify(a.GroupId) === JSON.stringify(group) ? -1 : 1));
  expect([toOrders.GroupId, toCatalog.SourceSecurityGroupId, others]).toEqual([group, group, []]);
});
