import { sc206 } from '../../../../src/analysis/rules/naming/sc206-host-not-an-alias';
import { containerOf, endpointOf } from '../../../support/shop';
import { RuleCases } from '../rule-cases';
import { dnsService, guards, mentions, silentClient } from './mentioning';

/** A client that says nothing, and an endpoint with a port name, a discovery name and an alias of its own. */
const base = () => {
  const template = silentClient();
  Object.assign(endpointOf(template), { PortName: 'web', DiscoveryName: 'products', ClientAliases: [{ DnsName: 'catalog', Port: 80 }] });
  containerOf(template).PortMappings[0].Name = 'web';
  return template;
};

const HOST = 'products.shop';
const WRONG = { CATALOG_URL: `http://${HOST}:80` };
const resources = ['Ui'];

export const cases: RuleCases = {
  rule: sc206,
  violations: [
    {
      base,
      on: 'the discovery name in the namespace',
      mutate: mentions(WRONG),
      messages: ['the environment variable CATALOG_URL of service Ui names products.shop:80, the discovery name of an endpoint of service Catalog; tasks resolve only the alias, catalog:80'],
      fix: 'use catalog:80',
      resources,
      property: 'TaskDefinition',
    },
    { base, on: 'the discovery name', mutate: mentions({ CATALOG_HOST: 'products' }), messages: ['names products, the discovery name'], resources },
    { base, on: 'the alias in the namespace', mutate: mentions({ CATALOG: 'catalog.shop:80' }), messages: ['names catalog.shop:80, the alias in the domain of the namespace'], resources },
    { base, on: 'the port name with the port of the alias', mutate: mentions({ CATALOG: 'http://web' }), messages: ['names web:80, the port name'], resources },
    {
      base,
      on: 'the discovery name alone where it is the default',
      mutate: mentions({ CATALOG: 'http://products' }, (template) => delete endpointOf(template).ClientAliases[0].DnsName),
      messages: ['names products:80, the discovery name of an endpoint of service Catalog; tasks resolve only the alias, products.shop:80'],
      fix: 'use products.shop:80',
      resources,
    },
    { base, on: 'URLs of several schemes, once', mutate: mentions({ A_URL: 'http://catalog.shop:80', B_URL: 'ws://catalog.shop:80', C_URL: 'https://catalog.shop:80' }), messages: ['A_URL of service Ui names catalog.shop:80'], resources: ['Ui'] },
    { base, on: 'two variables, once', mutate: mentions({ A_URL: WRONG.CATALOG_URL, B_URL: WRONG.CATALOG_URL }), messages: ['A_URL'], resources },
    {
      base,
      on: 'a command',
      mutate: (template) => { containerOf(template, 'Ui').Command = ['serve', '--catalog=http://products.shop']; },
      messages: ['the command of service Ui names products.shop:80'],
      resources,
    },
  ],
  silent: [
    { base, on: 'the alias', mutate: mentions({ CATALOG_URL: 'http://catalog:80' }) },
    { base, on: 'the default alias', mutate: mentions(WRONG, (template) => delete endpointOf(template).ClientAliases[0].DnsName) },
    { base, on: 'the port name with another port', mutate: mentions({ CATALOG: 'http://web:9000' }) },
    { base, on: 'the port name without port', mutate: mentions({ CATALOG_HOST: 'web' }) },
    {
      base,
      on: 'a port name of two endpoints',
      mutate: mentions({ CATALOG: 'http://web' }, (template) => {
        template.Resources.Other = JSON.parse(JSON.stringify(template.Resources.Catalog).replaceAll('products', 'other').replaceAll('"catalog"', '"other"'));
      }),
    },
    { base, on: 'its own discovery name', mutate: (template) => { containerOf(template).Environment = [{ Name: 'SELF_URL', Value: WRONG.CATALOG_URL }]; } },
    { base, on: 'a name of Cloud Map', mutate: mentions(WRONG, dnsService('products')) },
    { base, on: 'a name of Cloud Map that only exists at deployment', mutate: mentions(WRONG, dnsService({ Ref: 'Name' })) },
    {
      base,
      on: 'a host that the client declares',
      mutate: mentions(WRONG, ({ Resources }) => { Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: [`${HOST}:80`] } }; }),
    },
    ...guards({ base, host: HOST, wrong: WRONG }),
  ],
};
