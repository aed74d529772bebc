import { sc201 } from '../../../../src/analysis/rules/naming/sc201-discovery-name-unique';
import { configurationOf, endpointOf } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';
import { orders, ordersToo, twoServers } from './two-servers';

const base = twoServers;
const clash = orders({ DiscoveryName: 'catalog' });
const clashIn = (namespace: unknown) => (template: Template) => {
  clash(template);
  for (const service of ['Catalog', 'Orders']) configurationOf(template, service).Namespace = namespace;
};

export const cases: RuleCases = {
  rule: sc201,
  violations: [
    {
      base,
      on: 'one name on two services',
      mutate: clash,
      messages: ['DiscoveryName is "catalog" on Orders and on service Catalog; each discovery name is unique in the namespace shop'],
      resources: ['Orders'],
      property: 'ServiceConnectConfiguration/Services/0/DiscoveryName',
    },
    {
      base,
      on: 'a port name that is the default, and the discovery name of another service',
      mutate: (template) => {
        orders({ PortName: 'catalog' })(template);
        delete endpointOf(template, 'Orders').DiscoveryName;
      },
      messages: ['DiscoveryName is "catalog", by default from PortName, on Orders and on service Catalog'],
      fix: 'set DiscoveryName on the endpoint of Orders to a name that no endpoint in shop has',
      resources: ['Orders'],
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    {
      base,
      on: 'one name on two services that clients dial by one name and port',
      mutate: orders({ DiscoveryName: 'catalog', ClientAliases: [{ DnsName: 'catalog', Port: 80 }] }),
      messages: ['DiscoveryName is "catalog" on Orders'],
      fix: 'choose another DnsName for the endpoint of Orders, and set DiscoveryName on the endpoint of Orders to a name',
      resources: ['Orders'],
    },
    {
      base,
      on: 'one name on two endpoints of a service',
      mutate: ordersToo({ PortName: 'catalog', DiscoveryName: 'orders', ClientAliases: [{ DnsName: 'orders', Port: 8081 }] }),
      messages: ['DiscoveryName is "orders" on Orders and on another endpoint of Orders'],
      resources: ['Orders'],
      property: 'ServiceConnectConfiguration/Services/1/DiscoveryName',
    },
    {
      base,
      on: 'two services of one name',
      mutate: (template) => {
        clash(template);
        for (const service of ['Catalog', 'Orders']) template.Resources[service].Properties.ServiceName = 'api';
      },
      messages: ['DiscoveryName is "catalog" on api and on service api (Catalog of shop.template.json)'],
      fix: 'set DiscoveryName on the endpoint of api to a name that no endpoint in shop has',
      resources: ['Orders'],
    },
    { base, on: 'a namespace that only has a name', mutate: clashIn('other'), messages: ['unique in the namespace other'], fix: 'set DiscoveryName on the endpoint of Orders to a name that no endpoint in other has', resources: ['Orders'], uncovers: ['SC307'] },
    {
      base,
      on: 'a namespace by name and by ARN',
      mutate: (template) => {
        clash(template);
        configurationOf(template, 'Orders').Namespace = 'shop';
      },
      messages: ['unique in the namespace shop'],
      resources: ['Orders'],
    },
    {
      base,
      on: 'a namespace that the cluster gives one of them',
      mutate: (template) => {
        clash(template);
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] } };
        delete configurationOf(template, 'Orders').Namespace;
      },
      messages: ['DiscoveryName is "catalog"'],
      resources: ['Orders'],
    },
    {
      base,
      on: 'a literal ARN',
      mutate: clashIn('arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa'),
      messages: ['namespace/ns-aaaaaaaaaaaaaaaa'],
      fix: 'set DiscoveryName on the endpoint of Orders to a name that no endpoint in arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa has',
      resources: ['Orders'],
    },
  ],
  silent: [
    { base, on: 'one port name with two discovery names', mutate: orders({ PortName: 'catalog' }) },
    {
      base,
      on: 'one alias in two namespaces',
      mutate: (template) => {
        clash(template);
        configurationOf(template, 'Orders').Namespace = 'other';
      },
    },
    {
      base,
      on: 'one task definition behind two services',
      mutate: (template) => {
        template.Resources.Orders.Properties.TaskDefinition = { Ref: 'CatalogTask' };
        orders({ PortName: 'catalog' })(template);
      },
    },
    ...UNKNOWNS.map(([on, value]) => ({ base, on: `${on} as both namespaces`, mutate: clashIn(value) })),
    { base, on: 'namespaces by an id that nothing here makes', mutate: clashIn('ns-aaaaaaaaaaaaaaaa') },
    ...UNKNOWNS.map(([on, value]) => ({
      base,
      on: `${on} as both names`,
      mutate: (template: Template) => {
        endpointOf(template).DiscoveryName = value;
        orders({ DiscoveryName: value })(template);
      },
    })),
    {
      base,
      on: 'a service that exists under a condition',
      mutate: (template) => {
        clash(template);
        template.Resources.Orders.Condition = 'Undecidable';
      },
    },
    {
      base,
      on: 'a service whose Service Connect is off',
      mutate: (template) => {
        clash(template);
        configurationOf(template, 'Orders').Enabled = false;
      },
    },
    {
      on: 'one namespace name in two accounts',
      base,
      mutate: clashIn('shop'),
      sources: (template) => {
        const { Orders, ...others } = template.Resources;
        return [
          { ...alone({ Resources: others }, 'a'), assembly: 'cdk.out' },
          { ...alone({ Resources: { ...others, Catalog: Orders } }, 'b'), assembly: 'cdk.out', account: '222222222222' },
        ];
      },
    },
  ],
};
