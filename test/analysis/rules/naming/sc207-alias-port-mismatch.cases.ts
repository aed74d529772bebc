import { sc207 } from '../../../../src/analysis/rules/naming/sc207-alias-port-mismatch';
import { configurationOf, containerOf, endpointOf } from '../../../support/shop';
import { RuleCases } from '../rule-cases';
import { dnsService, guards, mentions, silentClient } from './mentioning';

const base = silentClient;
const HOST = 'catalog';
const WRONG = { CATALOG_URL: `http://${HOST}:8080` };
const resources = ['Ui'];

export const cases: RuleCases = {
  rule: sc207,
  violations: [
    {
      base,
      on: 'the port of the container',
      mutate: mentions(WRONG),
      messages: ['the environment variable CATALOG_URL of service Ui names catalog:8080; clients reach catalog on port 80 only: 8080 is the port of its container'],
      fix: 'use catalog:80',
      resources,
      property: 'TaskDefinition',
    },
    { base, on: 'URLs of two schemes, once', mutate: mentions({ A_URL: 'http://catalog:9000', B_URL: 'ws://catalog:9000' }), messages: ['A_URL of service Ui names catalog:9000'], resources: ['Ui'] },
    { base, on: 'any other port', mutate: mentions({ CATALOG: 'catalog:9000' }), messages: [/reach catalog on port 80 only$/], resources },
    { base, on: 'a port in a variable of its own', mutate: mentions({ CATALOG_HOST: 'catalog', CATALOG_PORT: '8080' }), messages: ['CATALOG_HOST of service Ui names catalog:8080'], resources },
    {
      base,
      on: 'the port of the scheme',
      mutate: mentions({ CATALOG_URL: 'http://catalog' }, (template) => { endpointOf(template).ClientAliases[0].Port = 8080; }),
      messages: ['names catalog:80; clients reach catalog on port 8080 only'],
      resources,
    },
    {
      base,
      on: 'another port than the one that is declared',
      mutate: mentions(WRONG, ({ Resources }) => { Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: ['catalog:80'] } }; }),
      messages: ['names catalog:8080'],
      resources,
    },
    {
      base,
      on: 'TLS to an endpoint that carries TCP',
      mutate: mentions({ CATALOG_URL: 'https://catalog' }, (template) => delete containerOf(template).PortMappings[0].AppProtocol),
      messages: ['names catalog:443'],
      resources,
    },
  ],
  silent: [
    { base, on: 'the port of the alias', mutate: mentions({ CATALOG_URL: 'http://catalog:80/v1' }) },
    { base, on: 'a host without port', mutate: mentions({ CATALOG_HOST: 'catalog' }) },
    { base, on: 'a scheme without a port of its own', mutate: mentions({ CATALOG_URL: 'redis://catalog' }) },
    { base, on: 'a port that only exists at deployment', mutate: mentions({ CATALOG_URL: { 'Fn::Sub': 'http://catalog:${Port}' } }) },
    { base, on: 'TLS, which is SC208', mutate: mentions({ CATALOG_URL: 'https://catalog' }) },
    {
      base,
      on: 'a port variable that is that of the container itself',
      mutate: mentions({ CATALOG_HOST: 'catalog', CATALOG_PORT: '8080' }, (template) => { containerOf(template, 'Ui').PortMappings = [{ Name: 'ui', ContainerPort: 8080 }]; }),
    },
    {
      base,
      on: 'another endpoint of the alias',
      mutate: mentions(WRONG, (template) => {
        containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 9000, AppProtocol: 'http' });
        configurationOf(template).Services.push({ PortName: 'admin', ClientAliases: [{ DnsName: 'catalog', Port: 8080 }] });
      }),
    },
    { base, on: 'its own alias', mutate: (template) => { containerOf(template).Environment = [{ Name: 'SELF_URL', Value: 'http://catalog:8080' }]; } },
    {
      base,
      on: 'a name of Cloud Map',
      mutate: mentions({ CATALOG_URL: 'http://catalog.shop:8080' }, (template) => {
        endpointOf(template).ClientAliases[0].DnsName = 'catalog.shop';
        dnsService('catalog')(template);
      }),
    },
    ...guards({ base, host: HOST, wrong: WRONG }),
  ],
};
