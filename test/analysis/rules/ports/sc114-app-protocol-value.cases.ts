import { sc114 } from '../../../../src/analysis/rules/ports/sc114-app-protocol-value';
import { containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const appProtocol = (value: unknown) => (template: Template) => { containerOf(template).PortMappings[0].AppProtocol = value; };

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc114,
  violations: [
    ...['https', 'HTTP', 'tcp', 'grpcs', 'http/2', ''].map((value) => ({
      on: JSON.stringify(value),
      mutate: appProtocol(value),
      messages: [`AppProtocol is ${JSON.stringify(value)}; ECS accepts "http", "http2", "grpc"`],
      resources,
      // Without a value, the number of the port speaks for HTTP.
      ...value === 'tcp' ? { uncovers: ['SC112'] } : {},
      property: 'ContainerDefinitions/0/PortMappings/0/AppProtocol',
    })),
    {
      on: 'TLS of an endpoint without TLS',
      mutate: appProtocol('grpcs'),
      messages: ['AppProtocol is "grpcs"'],
      fix: 'use "grpc" if the container speaks without TLS: the proxies encrypt if the endpoint has Tls; if the container itself terminates TLS, remove AppProtocol',
      resources,
    },
    {
      on: 'TLS of an endpoint with TLS',
      base: tlsShop,
      mutate: appProtocol('https'),
      messages: ['AppProtocol is "https"'],
      fix: 'use "http" if the container speaks without TLS: the endpoint has Tls, so that the proxies encrypt; if the container itself terminates TLS',
      resources,
    },
    { on: 'a word that objects know', mutate: appProtocol('constructor'), messages: ['AppProtocol is "constructor"'], fix: 'use the one of these', resources },
    {
      on: 'two services on one task definition, once',
      mutate: (template) => {
        appProtocol('https')(template);
        template.Resources.Other = JSON.parse(JSON.stringify(template.Resources.Catalog).replaceAll('"catalog","ClientAliases"', '"other","ClientAliases"'));
        template.Resources.Other.Properties.ServiceConnectConfiguration.Services[0].ClientAliases[0].DnsName = 'other';
      },
      messages: ['AppProtocol is "https"'],
      resources,
    },
  ],
  silent: [
    ...['http', 'http2', 'grpc'].map((value) => ({ on: value, mutate: appProtocol(value) })),
    { on: 'no appProtocol', mutate: appProtocol(undefined) },
    { on: 'an appProtocol that only exists at deployment', mutate: appProtocol({ Ref: 'Protocol' }) },
    {
      on: 'a port that no endpoint publishes',
      mutate: (template) => { containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 9090, AppProtocol: 'https' }); },
    },
  ],
};
