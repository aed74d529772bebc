import { sc202 } from '../../../../src/analysis/rules/naming/sc202-endpoint-unique';
import { configurationOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';
import { orders, ordersToo, twoServers } from './two-servers';

const base = twoServers;
const alias = (DnsName: unknown, Port: unknown) => orders({ ClientAliases: [{ DnsName, Port }] });
const clash = alias('catalog', 80);

export const cases: RuleCases = {
  rule: sc202,
  violations: [
    {
      base,
      on: 'one name and port on two services',
      mutate: clash,
      messages: ['client alias catalog:80 is on Orders and on service Catalog; each name with its port is unique in the namespace shop'],
      fix: 'set another DnsName or another port on the client alias of Orders',
      resources: ['Orders'],
      property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0',
    },
    { base, on: 'a port as text', mutate: alias('catalog', '80'), messages: ['catalog:80'], resources: ['Orders'] },
    {
      base,
      on: 'the default name of one service and the alias of another',
      mutate: (template) => {
        endpointOf(template).ClientAliases = [{ Port: 80 }];
        delete template.Resources.Ui.Metadata;
        alias('catalog.shop', 80)(template);
      },
      messages: ['client alias catalog.shop:80 is on Orders and on service Catalog'],
      resources: ['Orders'],
    },
    {
      base,
      on: 'two endpoints of a service',
      mutate: ordersToo({ PortName: 'catalog', DiscoveryName: 'orders-admin', ClientAliases: [{ DnsName: 'orders', Port: 80 }] }),
      messages: ['client alias orders:80 is on Orders and on another endpoint of Orders'],
      resources: ['Orders'],
      property: 'ServiceConnectConfiguration/Services/1/ClientAliases/0',
    },
  ],
  silent: [
    { base, on: 'one name on two ports', mutate: alias('catalog', 81) },
    {
      base,
      on: 'two endpoints of a service on two ports of one name',
      mutate: ordersToo({
        PortName: 'catalog', DiscoveryName: 'orders-admin', ClientAliases: [{ DnsName: 'orders', Port: 81 }],
      }),
    },
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
      on: 'the default name of a namespace whose name is not known',
      mutate: (template) => {
        template.Resources.Namespace.Properties.Name = { Ref: 'Name' };
        delete template.Resources.Ui.Metadata;
        endpointOf(template).ClientAliases = [{ Port: 80 }];
        alias('catalog.shop', 80)(template);
      },
    },
    { base, on: 'one alias twice on an endpoint, which is SC111', mutate: orders({ ClientAliases: [{ DnsName: 'orders', Port: 80 }, { DnsName: 'orders', Port: 80 }] }) },
    { base, on: 'discovery names alone, which are SC201', mutate: orders({ DiscoveryName: 'catalog' }) },
    ...UNKNOWNS.map(([on, value]) => ({
      base,
      on: `${on} as both names`,
      mutate: (template: Template) => {
        endpointOf(template).ClientAliases[0].DnsName = value;
        alias(value, 80)(template);
      },
    })),
    ...UNKNOWNS.map(([on, value]) => ({ base, on: `${on} as a port`, mutate: alias('catalog', value) })),
    ...UNKNOWNS.map(([on, value]) => ({
      base,
      on: `${on} as both namespaces`,
      mutate: (template: Template) => {
        clash(template);
        for (const service of ['Catalog', 'Orders']) configurationOf(template, service).Namespace = value;
      },
    })),
    {
      base,
      on: 'a service that exists under a condition',
      mutate: (template) => {
        clash(template);
        template.Resources.Catalog.Condition = 'Undecidable';
      },
    },
    {
      base,
      on: 'a service whose Service Connect a condition decides',
      mutate: (template) => {
        clash(template);
        configurationOf(template, 'Orders').Enabled = { 'Fn::If': ['Undecidable', true, false] };
      },
    },
  ],
};
