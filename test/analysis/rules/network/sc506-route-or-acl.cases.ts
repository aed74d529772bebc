import { sc506 } from '../../../../src/analysis/rules/network/sc506-route-or-acl';
import { bridgeShop } from '../../../support/bridge-shop';
import { endpointOf, resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const subnets = (service: string, Subnets: unknown) => (template: Template) => {
  template.Resources[service].Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets = Subnets;
};

/** Moves the client into a VPC of its own. */
const twoVpcs = (...more: readonly (readonly [type: string, properties: Properties])[]) => (template: Template) => {
  template.Resources.UiVpc = resource('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' });
  template.Resources.UiSubnet = resource('AWS::EC2::Subnet', { VpcId: { Ref: 'UiVpc' }, CidrBlock: '10.1.0.0/24' });
  subnets('Ui', [{ Ref: 'UiSubnet' }])(template);
  for (const [i, [type, properties]] of more.entries()) template.Resources[`More${i}`] = resource(type, properties);
};

/** Gives the subnet of the server an ACL; the client is in the other subnet. */
const acl = (...entries: Properties[]) => (template: Template) => {
  subnets('Catalog', [{ Ref: 'SubnetA' }])(template);
  subnets('Ui', [{ Ref: 'SubnetB' }])(template);
  template.Resources.Acl = resource('AWS::EC2::NetworkAcl', { VpcId: { Ref: 'Vpc' } });
  template.Resources.OfSubnetA = resource('AWS::EC2::SubnetNetworkAclAssociation', { SubnetId: { Ref: 'SubnetA' }, NetworkAclId: { Ref: 'Acl' } });
  for (const [i, properties] of entries.entries()) {
    template.Resources[`Entry${i}`] = resource('AWS::EC2::NetworkAclEntry', { NetworkAclId: { Ref: 'Acl' }, RuleNumber: 100 + i, Protocol: 6, ...properties });
  }
};
const allow = (From: unknown, To: unknown, CidrBlock: unknown = '0.0.0.0/0') => ({ RuleAction: 'allow', PortRange: { From, To }, CidrBlock });
const deny = (From: unknown, To: unknown, CidrBlock: unknown = '0.0.0.0/0') => ({ RuleAction: 'deny', PortRange: { From, To }, CidrBlock });

const apart = 'Ui calls Catalog on port 8080 from another VPC; nothing in the templates joins UiVpc and Vpc';
const denied = 'network ACL Acl denies traffic from Ui in SubnetB to Catalog in SubnetA on port 8080';
const PEERING = 'AWS::EC2::VPCPeeringConnection';

export const cases: RuleCases = {
  rule: sc506,
  violations: [
    { on: 'two VPCs', mutate: twoVpcs(), messages: [apart], fix: 'join UiVpc and Vpc by a peering connection or a transit gateway, with routes in both directions, or run both services in one VPC', property: 'NetworkConfiguration/AwsvpcConfiguration/Subnets' },
    { on: 'two VPCs of which one has a peering connection to a third', mutate: twoVpcs([PEERING, { VpcId: { Ref: 'UiVpc' }, PeerVpcId: 'vpc-0123456789' }]), messages: [apart] },
    {
      on: 'two VPCs and a connection that was inferred',
      mutate: (template) => {
        twoVpcs()(template);
        delete template.Resources.Ui.Metadata;
      },
      messages: ['from another VPC (inferred from the environment variable CATALOG_URL of Ui)'],
    },
    { on: 'an ACL that allows another port', mutate: acl(allow(443, 443)), messages: [denied], fix: 'add an inbound entry to Acl that allows tcp port 8080 from SubnetB, with a number below that of any entry that denies it' },
    { on: 'an ACL that allows other addresses', mutate: acl(allow(8080, 8080, '192.168.0.0/16')), messages: [denied] },
    { on: 'an ACL that denies first', mutate: acl(deny('8000', '9000'), allow(8080, 8080)), messages: [denied] },
    { on: 'an ACL that denies the port alone first', mutate: acl(deny(8080, 8080), allow(0, 65535)), messages: [denied] },
    { on: 'an ACL that denies exactly the addresses of the client first', mutate: acl(deny(8080, 8080, '10.0.1.0/24'), allow(8080, 8080)), messages: [denied] },
    { on: 'an ACL that denies everything first', mutate: acl({ ...deny(0, 0), Protocol: '-1' }, allow(8080, 8080)), messages: [denied] },
    { on: 'an ACL that allows UDP only', mutate: acl({ ...allow(8080, 8080), Protocol: 17 }, allow(80, 80)), messages: [denied] },
    { on: 'an ACL that allows the way out only', mutate: acl({ ...allow(8080, 8080), Egress: true }, allow(80, 80)), messages: [denied] },
    {
      on: 'an ingress port override that the ACL does not allow',
      mutate: (template) => {
        acl(allow(8080, 8080))(template);
        endpointOf(template).IngressPortOverride = 15000;
        Object.assign(template.Resources.CatalogFromUi.Properties, { FromPort: 15000, ToPort: 15000 });
      },
      messages: ['in SubnetA on port 15000'],
    },
  ],
  silent: [
    { on: 'one VPC without ACL', mutate: () => undefined },
    { on: 'two VPCs with a peering connection', mutate: twoVpcs([PEERING, { VpcId: { Ref: 'UiVpc' }, PeerVpcId: { Ref: 'Vpc' } }]) },
    { on: 'a peering connection that only exists at deployment', mutate: twoVpcs([PEERING, { VpcId: { Ref: 'UiVpc' }, PeerVpcId: { Ref: 'Peer' } }]) },
    { on: 'two VPCs with a transit gateway', mutate: twoVpcs(['AWS::EC2::TransitGatewayAttachment', { VpcId: { Ref: 'UiVpc' }, TransitGatewayId: 'tgw-1' }]) },
    ...['AWS::EC2::TransitGatewayVpcAttachment', 'AWS::NetworkManager::VpcAttachment', 'AWS::EC2::VPNConnection'].map((type) => (
      { on: `two VPCs beside ${type}`, mutate: twoVpcs([type, {}]) }
    )),
    { on: 'a VPC outside the template', mutate: (template) => { twoVpcs()(template); template.Resources.UiSubnet.Properties.VpcId = 'vpc-0123456789'; } },
    { on: 'a VPC that only exists at deployment', mutate: (template) => { twoVpcs()(template); template.Resources.UiSubnet.Properties.VpcId = { Ref: 'VpcId' }; } },
    { on: 'subnets in both VPCs', mutate: (template) => { twoVpcs()(template); subnets('Ui', [{ Ref: 'UiSubnet' }, { Ref: 'SubnetA' }])(template); } },
    { on: 'a subnet outside the template', mutate: (template) => { twoVpcs()(template); subnets('Ui', ['subnet-0123456789'])(template); } },
    { on: 'subnets that only exist at deployment', mutate: (template) => { twoVpcs()(template); subnets('Catalog', { Ref: 'Subnets' })(template); } },
    { on: 'a client that may not exist', mutate: (template) => { twoVpcs()(template); template.Resources.Ui.Condition = 'Nobody'; } },
    { on: 'network mode bridge', base: bridgeShop, mutate: () => undefined },
    { on: 'an ACL that allows the port', mutate: acl(allow(8080, 8080)) },
    { on: 'an ACL that allows every protocol', mutate: acl({ ...allow(undefined, undefined), Protocol: -1 }) },
    { on: 'an ACL that allows the subnet of the client', mutate: acl(allow('1024', '65535', '10.0.1.0/24')) },
    { on: 'an ACL that allows some of the subnet of the client', mutate: acl(allow(8080, 8080, '10.0.1.0/25')) },
    { on: 'an ACL that denies some of the subnet of the client', mutate: acl(deny(8080, 8080, '10.0.1.0/25'), allow(8080, 8080)) },
    { on: 'an ACL that allows first', mutate: acl({ ...deny(8080, 8080), RuleNumber: 200 }, allow(8080, 8080)) },
    { on: 'an ACL without entries', mutate: acl() },
    { on: 'an ACL that is not associated', mutate: (template) => { acl(allow(443, 443))(template); delete template.Resources.OfSubnetA; } },
    { on: 'an association with a subnet that only exists at deployment', mutate: (template) => { acl(allow(443, 443))(template); template.Resources.OfSubnetA.Properties.SubnetId = { Ref: 'Subnet' }; } },
    { on: 'an ACL outside the template', mutate: (template) => { acl(allow(443, 443))(template); template.Resources.OfSubnetA.Properties.NetworkAclId = 'acl-0123456789'; } },
    { on: 'an entry of an ACL that only exists at deployment', mutate: acl(allow(443, 443), { ...allow(8080, 8080), NetworkAclId: { Ref: 'AclId' } }) },
    { on: 'a port range that only exists at deployment', mutate: acl(allow({ Ref: 'From' }, 9000)) },
    { on: 'port ranges that only exist at deployment', mutate: acl({ RuleAction: 'allow', CidrBlock: '0.0.0.0/0', PortRange: { Ref: 'Range' } }) },
    { on: 'addresses that only exist at deployment', mutate: acl(allow(8080, 8080, { Ref: 'Range' })) },
    { on: 'a number that only exists at deployment', mutate: acl(deny(8080, 8080), { ...allow(8080, 8080), RuleNumber: { Ref: 'Number' } }) },
    { on: 'a direction that only exists at deployment', mutate: acl(allow(443, 443), { ...allow(8080, 8080), Egress: { Ref: 'Egress' } }) },
    { on: 'an entry that may not exist', mutate: (template) => { acl(deny(8080, 8080), allow(8080, 8080))(template); template.Resources.Entry0.Condition = 'Nobody'; } },
    { on: 'one subnet for both', mutate: (template) => { acl(allow(443, 443))(template); subnets('Ui', [{ Ref: 'SubnetA' }])(template); } },
    { on: 'a client whose addresses only exist at deployment', mutate: (template) => { acl(allow(443, 443))(template); template.Resources.SubnetB.Properties.CidrBlock = { Ref: 'Range' }; } },
    { on: 'a port that only exists at deployment', mutate: (template) => { acl(allow(443, 443))(template); endpointOf(template).IngressPortOverride = { Ref: 'Port' }; } },
  ],
};
