import { sc508 } from '../../../../src/analysis/rules/network/sc508-endpoint-open-to-the-world';
import { bridgeShop } from '../../../support/bridge-shop';
import { endpointOf, resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { attach } from './target-group';

const open = (properties: Properties) => (template: Template) => {
  template.Resources.World = resource('AWS::EC2::SecurityGroupIngress', {
    GroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] }, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, ...properties,
  });
};
const ipv4 = { CidrIp: '0.0.0.0/0' };
const message = 'CatalogSecurityGroup opens port 8080 of Catalog to 0.0.0.0/0, although no load balancer is in front of it';

export const cases: RuleCases = {
  rule: sc508,
  violations: [
    { on: '0.0.0.0/0', mutate: open(ipv4), messages: [message], fix: 'admit only the security groups of the clients in CatalogSecurityGroup', property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups' },
    { on: '::/0', mutate: open({ CidrIpv6: '::/0' }), messages: ['to ::/0'] },
    { on: 'a range', mutate: open({ ...ipv4, FromPort: '8000', ToPort: '9000' }), messages: [message] },
    { on: 'a range that begins with the port', mutate: open({ ...ipv4, ToPort: 9000 }), messages: [message] },
    { on: 'a range that ends with the port', mutate: open({ ...ipv4, FromPort: 8000 }), messages: [message] },
    { on: 'every protocol', mutate: open({ ...ipv4, IpProtocol: '-1' }), messages: [message] },
    { on: 'an inline rule', mutate: (template) => { template.Resources.CatalogSecurityGroup.Properties.SecurityGroupIngress = [{ ...ipv4, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080 }]; }, messages: [message] },
    { on: 'both kinds of addresses in one rule, once', mutate: open({ ...ipv4, CidrIpv6: '::/0' }), messages: [message] },
    {
      on: 'an ingress port override',
      mutate: (template) => {
        open({ ...ipv4, FromPort: 15000, ToPort: 15000 })(template);
        endpointOf(template).IngressPortOverride = 15000;
      },
      messages: ['opens port 15000 of Catalog'],
    },
    {
      on: 'one of two groups',
      mutate: (template) => {
        open(ipv4)(template);
        template.Resources.Catalog.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.push({ Ref: 'Group' });
      },
      messages: [message],
    },
  ],
  silent: [
    { on: 'another port', mutate: open({ ...ipv4, FromPort: 80, ToPort: 80 }) },
    { on: 'a range below the port', mutate: open({ ...ipv4, FromPort: 8000, ToPort: 8079 }) },
    { on: 'a range above the port', mutate: open({ ...ipv4, FromPort: 8081, ToPort: 9000 }) },
    { on: 'UDP', mutate: open({ ...ipv4, IpProtocol: 'udp' }) },
    { on: 'a private block', mutate: open({ CidrIp: '10.0.0.0/8' }) },
    { on: 'addresses that only exist at deployment', mutate: open({ CidrIp: { Ref: 'Range' } }) },
    { on: 'ports that only exist at deployment', mutate: open({ ...ipv4, FromPort: { Ref: 'Port' } }) },
    { on: 'a protocol that only exists at deployment', mutate: open({ ...ipv4, IpProtocol: { Ref: 'Protocol' } }) },
    { on: 'a rule that may not exist', mutate: (template) => { open(ipv4)(template); template.Resources.World.Condition = 'Nobody'; } },
    { on: 'a rule of nobody knows which group', mutate: open({ ...ipv4, GroupId: { Ref: 'Group' } }) },
    { on: 'a client service', mutate: open({ ...ipv4, GroupId: { Ref: 'UiSecurityGroup' } }) },
    { on: 'a load balancer in front', mutate: (template) => { open(ipv4)(template); attach(template, 'HTTP'); } },
    { on: 'a load balancer that only exists at deployment', mutate: (template) => { open(ipv4)(template); template.Resources.Catalog.Properties.LoadBalancers = { Ref: 'LoadBalancers' }; } },
    { on: 'a port that only exists at deployment', mutate: (template) => { open(ipv4)(template); endpointOf(template).IngressPortOverride = { Ref: 'Port' }; } },
    { on: 'network mode bridge', base: bridgeShop, mutate: open({ ...ipv4, GroupId: { Ref: 'InstanceSecurityGroup' } }) },
  ],
};
