import { sc509 } from '../../../../src/analysis/rules/network/sc509-agent-endpoint-missing';
import { resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const isolated = (template: Template) => {
  template.Resources.Table = resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } });
  for (const subnet of ['SubnetA', 'SubnetB']) {
    template.Resources[`Table${subnet}`] = resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: { Ref: subnet }, RouteTableId: { Ref: 'Table' } });
  }
};
const and = (type: string, properties: Properties) => (template: Template) => {
  isolated(template);
  template.Resources.More = resource(type, properties);
};
const endpoint = (ServiceName: unknown, VpcId: unknown = { Ref: 'Vpc' }) => and('AWS::EC2::VPCEndpoint', { ServiceName, VpcId, VpcEndpointType: 'Interface' });
const route = (RouteTableId: unknown) => and('AWS::EC2::Route', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' });

const messages = ['the subnets of Catalog have no route out of Vpc, and Vpc has no interface endpoint for ecs-agent', 'the subnets of Ui have no route out of Vpc'];
const resources = ['Catalog', 'Ui'];

export const cases: RuleCases = {
  rule: sc509,
  violations: [
    { on: 'isolated subnets', mutate: isolated, messages, fix: 'add an AWS::EC2::VPCEndpoint for com.amazonaws.<region>.ecs-agent to Vpc', resources, property: 'NetworkConfiguration/AwsvpcConfiguration/Subnets' },
    { on: 'an endpoint for another service', mutate: endpoint('com.amazonaws.eu-west-1.ecs-telemetry'), messages, resources },
    { on: 'an endpoint in another VPC', mutate: endpoint('com.amazonaws.eu-west-1.ecs-agent', 'vpc-0123456789'), messages, resources },
    { on: 'a route in another table', mutate: route('rtb-0123456789'), messages, resources },
    {
      on: 'one service of two',
      mutate: (template) => {
        isolated(template);
        template.Resources.Ui.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets = ['subnet-0123456789'];
      },
      messages: messages.slice(0, 1),
    },
  ],
  silent: [
    { on: 'subnets on the main route table', mutate: () => undefined },
    { on: 'a route', mutate: route({ Ref: 'Table' }) },
    { on: 'a route that a gateway may propagate', mutate: and('AWS::EC2::VPNGatewayRoutePropagation', { RouteTableIds: [{ Ref: 'Table' }], VpnGatewayId: 'vgw-1' }) },
    { on: 'a route in a table that only exists at deployment', mutate: route({ Ref: 'TableId' }) },
    { on: 'a table outside the template', mutate: (template) => { isolated(template); template.Resources.TableSubnetA.Properties.RouteTableId = 'rtb-0123456789'; template.Resources.TableSubnetB.Properties.RouteTableId = 'rtb-0123456789'; } },
    { on: 'an association that may not exist', mutate: (template) => { isolated(template); template.Resources.TableSubnetB.Condition = 'Nobody'; } },
    { on: 'an association with a subnet that only exists at deployment', mutate: and('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: { Ref: 'Subnet' }, RouteTableId: 'rtb-0123456789' }) },
    { on: 'the endpoint', mutate: endpoint({ 'Fn::Sub': 'com.amazonaws.${AWS::Region}.ecs-agent' }) },
    { on: 'an endpoint whose service only exists at deployment', mutate: endpoint({ Ref: 'Service' }) },
    { on: 'an endpoint whose VPC only exists at deployment', mutate: endpoint('com.amazonaws.eu-west-1.ecs-agent', { Ref: 'VpcId' }) },
    { on: 'a VPC outside the template', mutate: (template) => { isolated(template); for (const id of ['SubnetA', 'SubnetB']) template.Resources[id].Properties.VpcId = 'vpc-0123456789'; } },
    { on: 'one subnet with a route', mutate: (template) => { isolated(template); delete template.Resources.TableSubnetB; } },
  ],
};
