import { sc307 } from '../../../../src/analysis/rules/namespace/sc307-connection-across-namespaces';
import { configurationOf, containerOf, endpointOf, resource, shop } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { callNobody } from '../deployment/stacks';
import { RuleCases } from '../rule-cases';

/** The shop with a second namespace, `Market`. */
const base = () => {
  const template = shop();
  template.Resources.Market = resource('AWS::ServiceDiscovery::HttpNamespace', { Name: 'market' });
  return template;
};

const uiIn = (namespace: unknown) => (template: Template) => {
  configurationOf(template, 'Ui').Namespace = namespace;
  const { namespace: _shop, ...metadata } = template.Resources.Ui.Metadata!['cdk-ecs-service-connect'];
  template.Resources.Ui.Metadata!['cdk-ecs-service-connect'] = metadata;
};

const market = { 'Fn::GetAtt': ['Market', 'Arn'] };

/** `Ui` in the namespace `Market`, with a variable in place of metadata. */
const mentioning = (value: unknown) => (template: Template) => {
  uiIn(market)(template);
  callNobody(template);
  containerOf(template, 'Ui').Environment = [{ Name: 'CATALOG_URL', Value: value }];
};

const arn = (id: string) => `arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-${id.repeat(16)}`;

export const cases: RuleCases = {
  rule: sc307,
  violations: [
    {
      base,
      on: 'a client in another namespace of the template',
      mutate: uiIn(market),
      messages: ['"Ui" in the namespace "market" connects to "Catalog" in the namespace "shop"; a service resolves'],
      fix: 'put "Ui" and "Catalog" into one namespace',
      resources: ['Ui'],
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      base,
      on: 'a client in another namespace that is only named, and that waits for the server',
      mutate: uiIn('other'),
      messages: ['"Ui" in the namespace "other"'],
      resources: ['Ui'],
    },
    {
      base,
      on: 'two ARNs',
      mutate: (template) => {
        uiIn(arn('b'))(template);
        configurationOf(template).Namespace = arn('a');
      },
      messages: [arn('b')],
      resources: ['Ui'],
    },
    {
      base,
      on: 'an endpoint by its discovery name',
      mutate: (template) => {
        uiIn(market)(template);
        delete endpointOf(template).ClientAliases[0].DnsName;
      },
      messages: ['"Ui" in the namespace "market"'],
      resources: ['Ui'],
    },
    {
      base,
      on: 'a client in another namespace, which may know a server of that name, and that waits for none',
      mutate: (template) => {
        uiIn('other')(template);
        template.Resources.Ui.DependsOn = ['CatalogFromUi'];
      },
      messages: ['"Ui" in the namespace "other"'],
      resources: ['Ui'],
      severity: 'warning',
    },
    {
      base,
      on: 'a client in another namespace that mentions the alias',
      mutate: mentioning('http://catalog:80'),
      messages: ['the environment variable CATALOG_URL of service "Ui" in the namespace "market" names catalog:80 of "Catalog" in the namespace "shop"'],
      resources: ['Ui'],
      property: 'TaskDefinition',
      severity: 'warning',
    },
  ],
  silent: [
    { base, on: 'one namespace', mutate: () => undefined },
    {
      base,
      on: 'an alias port that only exists at deployment',
      mutate: (template) => {
        uiIn(market)(template);
        endpointOf(template).ClientAliases[0].Port = { Ref: 'Port' };
      },
    },
    {
      base,
      on: 'a client without connections',
      mutate: (template) => {
        uiIn(market)(template);
        callNobody(template);
      },
    },
    ...([
      ['another port of the alias', () => {}, 'http://catalog:8080'],
      ['a host that no namespace has', () => {}, 'http://orders:80'],
      ['an alias, from a namespace that another stack makes', (template: Template) => { configurationOf(template, 'Ui').Namespace = 'other'; }, 'http://catalog:80'],
      ['a URL that only exists at deployment', () => {}, { Ref: 'Url' }],
      ['a namespace that may be the same', (template: Template) => { template.Resources.Market.Properties.Name = { Ref: 'Name' }; }, 'http://catalog:80'],
    ] as const).map(([on, change, value]) => ({ base, on: `a client that mentions ${on}`, mutate: (template: Template) => { mentioning(value)(template); change(template); } })),
    {
      base,
      on: 'a client that mentions a name of Cloud Map',
      mutate: (template) => {
        mentioning('http://catalog.shop:80')(template);
        endpointOf(template).ClientAliases[0].DnsName = 'catalog.shop';
        template.Resources.Dns = resource('AWS::ServiceDiscovery::Service', { Name: 'catalog', NamespaceId: { Ref: 'Namespace' }, DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 60 }] } });
      },
    },
    { base, on: 'a namespace that only exists at deployment', mutate: uiIn({ 'Fn::ImportValue': 'Market' }) },
    {
      base,
      on: 'a namespace whose name only exists at deployment',
      mutate: (template) => {
        uiIn(market)(template);
        template.Resources.Market.Properties.Name = { Ref: 'Name' };
      },
    },
    {
      base,
      on: 'a name here and an ARN there, which may be one namespace',
      mutate: (template) => {
        uiIn(arn('b'))(template);
        configurationOf(template).Namespace = 'shop';
      },
    },
    {
      base,
      on: 'a server of that name in the namespace of the client',
      mutate: (template) => {
        uiIn(market)(template);
        template.Resources.Other = JSON.parse(JSON.stringify(template.Resources.Catalog));
        configurationOf(template, 'Other').Namespace = market;
      },
    },
    {
      base,
      on: 'a service in the namespace of the client whose alias only exists at deployment',
      mutate: (template) => {
        uiIn(market)(template);
        template.Resources.Other = JSON.parse(JSON.stringify(template.Resources.Catalog));
        configurationOf(template, 'Other').Namespace = market;
        endpointOf(template, 'Other').ClientAliases[0].DnsName = { Ref: 'Name' };
        endpointOf(template, 'Other').DiscoveryName = 'other';
      },
    },
    {
      base,
      on: 'a server that may not exist',
      mutate: (template) => {
        uiIn(market)(template);
        template.Conditions = { Create: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
        template.Resources.Catalog.Condition = 'Create';
      },
    },
    {
      base,
      on: 'an endpoint that no service here publishes',
      mutate: (template) => {
        mentioning('http://orders:80')(template);
        template.Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: ['orders:80'] } };
      },
    },
  ],
};
