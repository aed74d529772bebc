import { sc501 } from '../../../../src/analysis/rules/network/sc501-ingress-closed';
import { bridgeShop } from '../../../support/bridge-shop';
import { containerOf, endpointOf, resource, shop } from '../../../support/shop';
import { alone, Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const rule = (properties: Properties) => (template: Template) => { Object.assign(template.Resources.CatalogFromUi.Properties, properties); };
const cidr = (CidrIp: unknown) => rule({ CidrIp, SourceSecurityGroupId: undefined });
const closed = (template: Template) => {
  delete template.Resources.CatalogFromUi;
  template.Resources.Ui.DependsOn = ['Catalog'];
};
const inline = (SecurityGroupIngress: unknown) => (template: Template) => {
  closed(template);
  template.Resources.CatalogSecurityGroup.Properties.SecurityGroupIngress = SecurityGroupIngress;
};
const groups = (service: string, SecurityGroups: unknown) => (template: Template) => {
  closed(template);
  template.Resources[service].Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups = SecurityGroups;
};
const fromUi = { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] };

/** The shop with its client on instances, whose security group the server admits. */
function clientOnInstances(): Template {
  const [template, { Resources }] = [bridgeShop(), shop()];
  const { Catalog, CatalogTask, CatalogSecurityGroup } = Resources;
  const GroupId = { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] };
  const SourceSecurityGroupId = { 'Fn::GetAtt': ['InstanceSecurityGroup', 'GroupId'] };
  Object.assign(template.Resources, {
    Catalog,
    CatalogTask,
    CatalogSecurityGroup,
    CatalogFromInstances: resource('AWS::EC2::SecurityGroupIngress', { GroupId, SourceSecurityGroupId, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080 }),
  });
  return template;
}

const message = 'no ingress rule of CatalogSecurityGroup admits Ui to Catalog on port 8080, the ContainerPort behind catalog:80';

/** Gives the group of `Ui` egress rules. */
const egress = (rules: unknown[]) => ({ Resources }: Template) => {
  Resources.UiSecurityGroup.Properties.SecurityGroupEgress = rules;
};

export const cases: RuleCases = {
  rule: sc501,
  violations: [
    { on: 'no rule', mutate: closed, messages: [message], fix: 'add an ingress rule for tcp port 8080 from UiSecurityGroup to CatalogSecurityGroup; the alias port needs none', property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups' },
    { on: 'a rule for the alias port', mutate: rule({ FromPort: 80, ToPort: 80 }), messages: [message] },
    { on: 'a range that ends below', mutate: rule({ FromPort: 8000, ToPort: 8079 }), messages: [message] },
    { on: 'a range that begins above', mutate: rule({ FromPort: '8081', ToPort: '9000' }), messages: [message] },
    { on: 'a range from port 0 that ends below', mutate: rule({ FromPort: 0, ToPort: 8079 }), messages: [message] },
    { on: 'a rule for UDP', mutate: rule({ IpProtocol: 'udp' }), messages: [message] },
    { on: 'a rule for UDP by number', mutate: rule({ IpProtocol: 17 }), messages: [message] },
    { on: 'a rule for another group', mutate: rule({ SourceSecurityGroupId: { Ref: 'CatalogSecurityGroup' } }), messages: [message] },
    { on: 'a rule for a group outside the template', mutate: rule({ SourceSecurityGroupId: 'sg-0123456789' }), messages: [message] },
    { on: 'a rule for addresses of others', mutate: cidr('10.0.2.0/23'), messages: [message] },
    { on: 'a rule for the address before those of the client', mutate: cidr('9.255.255.255/32'), messages: [message] },
    { on: 'a rule for the address after those of the client', mutate: cidr('10.0.2.0/32'), messages: [message] },
    { on: 'a rule for the highest addresses of all', mutate: cidr('255.255.255.255/32'), messages: [message] },
    { on: 'an inline rule for another port', mutate: inline([{ SourceSecurityGroupId: fromUi, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]), messages: [message] },
    {
      on: 'an ingress port override that is not admitted',
      mutate: (template) => { endpointOf(template).IngressPortOverride = 15000; },
      messages: ['on port 15000, the IngressPortOverride behind catalog:80'],
    },
    {
      on: 'a client on instances',
      base: clientOnInstances,
      mutate: (template) => { delete template.Resources.CatalogFromInstances; },
      messages: [message],
    },
    {
      on: 'a connection that was inferred',
      mutate: (template) => {
        closed(template);
        delete template.Resources.Ui.Metadata;
      },
      messages: [/behind catalog:80 \(inferred from the environment variable CATALOG_URL of Ui\)$/],
    },
    {
      on: 'a client whose egress is closed',
      mutate: egress([{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' }]),
      messages: ['no egress rule of UiSecurityGroup lets Ui reach Catalog on port 8080, the ContainerPort behind catalog:80'],
      fix: 'add an egress rule for tcp port 8080 to CatalogSecurityGroup to UiSecurityGroup',
      resources: ['Ui'],
    },
    { on: 'egress to another port', mutate: egress([{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }]), messages: ['no egress rule'], resources: ['Ui'] },
    {
      on: 'egress to another group',
      mutate: egress([{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, DestinationSecurityGroupId: { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] } }]),
      messages: ['no egress rule'],
      resources: ['Ui'],
    },
  ],
  silent: [
    { on: 'egress to the server', mutate: egress([{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, DestinationSecurityGroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] } }]) },
    { on: 'egress to addresses', mutate: egress([{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }]) },
    { on: 'egress to a prefix list', mutate: egress([{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, DestinationPrefixListId: 'pl-1' }]) },
    { on: 'egress to a group by its id', mutate: egress([{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, DestinationSecurityGroupId: 'sg-0123456789abcdef0' }]) },
    { on: 'egress that only exists at deployment', mutate: egress([{ Ref: 'Egress' }]) },
    { on: 'egress without rules, which is open', mutate: egress([]) },
    {
      on: 'an egress rule that is a resource of its own',
      mutate: (template) => {
        egress([{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }])(template);
        template.Resources.Out = resource('AWS::EC2::SecurityGroupEgress', { GroupId: { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] }, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '10.0.0.0/16' });
      },
    },
    {
      on: 'an egress rule of a group that only exists at deployment',
      mutate: (template) => {
        egress([{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }])(template);
        template.Resources.Out = resource('AWS::EC2::SecurityGroupEgress', { GroupId: { Ref: 'Group' }, IpProtocol: '-1', CidrIp: '10.0.0.0/16' });
      },
    },
    { on: 'a range that holds the port', mutate: rule({ FromPort: 8080, ToPort: 8090 }) },
    { on: 'a range that ends with the port', mutate: rule({ FromPort: '0', ToPort: '8080' }) },
    { on: 'any protocol', mutate: rule({ IpProtocol: '-1', FromPort: undefined, ToPort: undefined }) },
    { on: 'any protocol as a number', mutate: rule({ IpProtocol: -1 }) },
    { on: 'TCP by number', mutate: rule({ IpProtocol: 6 }) },
    { on: 'an inline rule', mutate: inline([{ SourceSecurityGroupId: fromUi, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080 }]) },
    { on: 'the addresses of the client', mutate: cidr('10.0.1.0/24') },
    { on: 'the first address of the client', mutate: cidr('10.0.0.0/32') },
    { on: 'the last address of the client', mutate: cidr('10.0.1.255/32') },
    { on: 'the addresses of everybody', mutate: cidr('0.0.0.0/0') },
    { on: 'addresses that only exist at deployment', mutate: cidr({ Ref: 'Range' }) },
    { on: 'the addresses of the VPC', mutate: cidr({ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }) },
    { on: 'what is no block of addresses', mutate: cidr('10.0.300.0/40') },
    { on: 'IPv6', mutate: rule({ CidrIpv6: '2001:db8::/32', SourceSecurityGroupId: undefined }) },
    { on: 'a prefix list', mutate: rule({ SourcePrefixListId: 'pl-0123456789', SourceSecurityGroupId: undefined }) },
    {
      on: 'a client whose addresses only exist at deployment',
      mutate: (template) => {
        cidr('192.168.0.0/16')(template);
        template.Resources.SubnetA.Properties.CidrBlock = { 'Fn::Select': [0, { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }] };
      },
    },
    {
      on: 'a client whose subnets only exist at deployment',
      mutate: (template) => {
        cidr('192.168.0.0/16')(template);
        template.Resources.Ui.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets = { Ref: 'Subnets' };
      },
    },
    { on: 'a source that only exists at deployment', mutate: rule({ SourceSecurityGroupId: { Ref: 'Source' } }) },
    { on: 'a source that another resource returns', mutate: rule({ SourceSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }) },
    { on: 'a protocol that only exists at deployment', mutate: rule({ IpProtocol: { Ref: 'Protocol' } }) },
    { on: 'ports that only exist at deployment', mutate: rule({ FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' } }) },
    { on: 'ports below 0, which TCP does not have', mutate: rule({ FromPort: -1, ToPort: -1 }) },
    { on: 'a range that ends before it begins, which EC2 rejects', mutate: rule({ FromPort: 9000, ToPort: 8000 }) },
    { on: 'a rule whose group only exists at deployment', mutate: rule({ GroupId: { Ref: 'Group' } }) },
    { on: 'a rule that may exist', mutate: (template) => { template.Resources.CatalogFromUi.Condition = 'Nobody'; } },
    { on: 'an inline rule that only exists at deployment', mutate: inline([{ 'Fn::If': ['Nobody', { CidrIp: '1.2.3.4/32' }, { CidrIp: '5.6.7.8/32' }] }]) },
    { on: 'inline rules that only exist at deployment', mutate: inline({ Ref: 'Rules' }) },
    { on: 'a rule on a group by its id, which may be that of any group', mutate: rule({ GroupId: 'sg-0123456789' }) },
    { on: 'a group outside the template', mutate: groups('Catalog', ['sg-0123456789']) },
    { on: 'one group of the template and one outside', mutate: groups('Catalog', [{ Ref: 'CatalogSecurityGroup' }, 'sg-0123456789']) },
    { on: 'a group that only exists at deployment', mutate: groups('Catalog', [{ Ref: 'CatalogSecurityGroup' }, { 'Fn::ImportValue': 'group' }]) },
    { on: 'the default group', mutate: groups('Catalog', undefined) },
    { on: 'a client with a group outside the template', mutate: groups('Ui', ['sg-0123456789']) },
    { on: 'a client with a group that only exists at deployment', mutate: groups('Ui', { Ref: 'Groups' }) },
    {
      on: 'a group that may not exist',
      mutate: (template) => {
        closed(template);
        template.Resources.CatalogSecurityGroup.Condition = 'Nobody';
      },
    },
    {
      on: 'a client that may not exist',
      mutate: (template) => {
        closed(template);
        template.Resources.Ui.Condition = 'Nobody';
      },
    },
    {
      on: 'one group for both that admits itself',
      mutate: (template) => {
        groups('Ui', [{ 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] }])(template);
        inline([])(template);
        template.Resources.Self = resource('AWS::EC2::SecurityGroupIngress', {
          GroupId: { Ref: 'CatalogSecurityGroup' }, SourceSecurityGroupId: { Ref: 'CatalogSecurityGroup' }, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080,
        });
      },
    },
    {
      on: 'a rule in the template of the client',
      mutate: (template) => {
        template.Outputs = { Group: { Value: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] }, Export: { Name: 'catalog-group' } } };
      },
      sources: (template) => {
        const { Ui, UiTask, UiSecurityGroup, CatalogFromUi, ...rest } = template.Resources;
        CatalogFromUi.Properties.GroupId = { 'Fn::ImportValue': 'catalog-group' };
        Ui.Properties.ServiceConnectConfiguration.Namespace = 'shop';
        const client = { ...alone({ Resources: { Ui, UiTask, UiSecurityGroup, CatalogFromUi } }, 'ui.template.json'), stackName: 'ui', assembly: 'shop.template.json' };
        return [alone({ ...template, Resources: rest }), client];
      },
    },
    { on: 'a client off the mesh', mutate: (template) => { closed(template); template.Resources.Ui.Properties.ServiceConnectConfiguration.Enabled = false; } },
    { on: 'a port that only exists at deployment', mutate: (template) => { closed(template); containerOf(template).PortMappings[0].ContainerPort = { Ref: 'Port' }; } },
    { on: 'an override that only exists at deployment', mutate: (template) => { closed(template); endpointOf(template).IngressPortOverride = { Ref: 'Port' }; } },
    { on: 'a network mode that only exists at deployment', mutate: (template) => { closed(template); template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'Mode' }; } },
    { on: 'network mode bridge', base: bridgeShop, mutate: () => undefined },
  ],
};
