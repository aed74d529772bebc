import {
  CfnNetworkAcl, CfnNetworkAclEntry, CfnSubnetNetworkAclAssociation, CfnVPCPeeringConnection, IpAddresses, ISubnet, IVpc, Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { http, MeshStack, resourcesOf, serviceOf, taskOf } from '../../support/app';

/** `Ui`, in another cluster and VPC, calls `Catalog`; both are in the namespace of the mesh. */
function build(lead: (from: IVpc, to: IVpc, mesh: Stack) => void = () => undefined, ingressPortOverride?: number) {
  const mesh = new MeshStack(new App());
  const vpc = new Vpc(mesh, 'UiVpc', { ipAddresses: IpAddresses.cidr('10.1.0.0/16'), maxAzs: 2, natGateways: 1 });
  const catalog = mesh.server('Catalog', { endpoints: [http({ dnsName: 'catalog', ingressPortOverride })] });
  const ui = mesh.service('Ui', { cluster: new Cluster(mesh, 'UiCluster', { vpc }) });
  ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' });
  lead(vpc, mesh.cluster.vpc, mesh);
  return { mesh, catalog, ui };
}

function peer(from: IVpc, to: IVpc, mesh: Stack): void {
  new CfnVPCPeeringConnection(mesh, 'Peering', { vpcId: from.vpcId, peerVpcId: to.vpcId });
}

/** Peers the VPCs, and admits only that port to the subnets of the server. */
const peerFor = (port: number) => (from: IVpc, to: IVpc, mesh: Stack) => {
  peer(from, to, mesh);
  const { ref: networkAclId } = new CfnNetworkAcl(mesh, 'Acl', { vpcId: to.vpcId });
  new CfnNetworkAclEntry(mesh, 'In', { networkAclId, ruleNumber: 100, protocol: 6, ruleAction: 'allow', cidrBlock: '0.0.0.0/0', portRange: { from: port, to: port } });
  to.privateSubnets.forEach(({ subnetId }: ISubnet, i) => new CfnSubnetNetworkAclAssociation(mesh, `Association${i}`, { networkAclId, subnetId }));
};

/** What the synthesis prints. */
function warningsOf({ mesh }: { readonly mesh: Stack }): string[] {
  const print = jest.spyOn(console, 'error').mockImplementation();
  (mesh.node.root as App).synth();
  return print.mock.calls.map(([text]) => text as string);
}

describe('two clusters in two VPCs with one namespace', () => {
  const { mesh, catalog, ui } = build(peer);
  const resources = Object.values(resourcesOf(mesh));

  test('name endpoints without any DNS of a VPC', () => {
    const [inCatalog, inUi] = [catalog, ui].map((service) => serviceOf(service).Properties.ServiceConnectConfiguration.Namespace);
    expect(inUi).toEqual(inCatalog);
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'CATALOG', Value: 'http://catalog:80' }]);
    expect(resources.map(({ Type }) => Type).filter((type) => /Route53|DnsNamespace/.test(type))).toEqual([]);
  });

  const apart = /^WARNING .* on port 8080 from another VPC; [^]*'ServiceConnect::SC506'/m;
  const denied = (port: number) => new RegExp(`^WARNING network ACL Acl denies .* on port ${port} [^]*'ServiceConnect::SC506'`, 'm');

  test.each([
    ['no peering', undefined, undefined, [apart]],
    ['peering', peer, undefined, []],
    ['a network ACL that admits another port than the container port', peerFor(80), undefined, [denied(8080)]],
    ['a network ACL that admits the container port', peerFor(8080), undefined, []],
    ['a network ACL that admits another port than the override', peerFor(8080), 15000, [denied(15000)]],
    ['a network ACL that admits the override', peerFor(15000), 15000, []],
  ])('get a warning if the path is closed, and only then: %s', (_where, lead, ingressPortOverride, warnings) => {
    expect(warningsOf(build(lead, ingressPortOverride))).toEqual(warnings.map((warning) => expect.stringMatching(warning)));
  });
});

test('VPCs of two stacks are distinguished even if their logical ids are equal', () => {
  const app = new App();
  const mesh = new MeshStack(app, 'Backends');
  const frontend = new Stack(app, 'Frontend');
  const vpc = new Vpc(frontend, 'Vpc', { ipAddresses: IpAddresses.cidr('10.1.0.0/16'), maxAzs: 2, natGateways: 1 });
  const ui = mesh.service('Ui', { cluster: new Cluster(frontend, 'Cluster', { vpc }) }, frontend);
  ui.connectTo(mesh.server('Catalog'));
  const [warning] = warningsOf({ mesh });
  expect(warning).toMatch(/join (Vpc\w+) of Frontend.template.json and \1 of Backends.template.json by a peering connection/);
});
