import { sc208 } from '../../../../src/analysis/rules/naming/sc208-https-to-plain-endpoint';
import { configurationOf, containerOf, endpointOf } from '../../../support/shop';
import { RuleCases } from '../rule-cases';
import { guards, mentions, silentClient } from './mentioning';

const base = silentClient;
const HOST = 'catalog';
const WRONG = { CATALOG_URL: `https://${HOST}:80` };
const resources = ['Ui'];

export const cases: RuleCases = {
  rule: sc208,
  violations: [
    {
      base,
      on: 'https',
      mutate: mentions(WRONG),
      messages: ['the environment variable CATALOG_URL of service Ui calls catalog over https, but the proxy expects plain http'],
      fix: 'use http://catalog:80: the proxies encrypt if the endpoint has Tls; or, if the container itself terminates TLS, remove AppProtocol',
      resources,
      property: 'TaskDefinition',
    },
    {
      base,
      on: 'https to an endpoint with TLS',
      mutate: mentions(WRONG, (template) => { endpointOf(template).Tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555' } }; }),
      messages: ['over https'],
      fix: 'use http://catalog:80: the endpoint has Tls, so that the proxies encrypt; or, if',
      resources,
    },
    { base, on: 'https on its own port, in place of SC207', mutate: mentions({ CATALOG_URL: 'https://catalog' }), messages: ['over https'], resources },
    { base, on: 'an alias on 443', mutate: mentions({ CATALOG_URL: 'https://catalog' }, (template) => { endpointOf(template).ClientAliases[0].Port = 443; }), messages: ['over https'], resources },
    { base, on: 'a URL with TLS beside one without', mutate: mentions({ A_URL: 'http://catalog:80', B_URL: 'https://catalog:80' }), messages: ['B_URL of service Ui calls catalog over https'], resources: ['Ui'] },
    { base, on: 'web sockets', mutate: mentions({ FEED: 'wss://catalog:80/feed' }), messages: ['over wss'], fix: 'use ws://catalog:80: the proxies encrypt if the endpoint has Tls; or, if the container itself terminates TLS, remove AppProtocol', resources },
    {
      base,
      on: 'gRPC',
      mutate: mentions({ CATALOG: 'grpcs://catalog' }, (template) => { containerOf(template).PortMappings[0].AppProtocol = 'grpc'; }),
      messages: ['over grpcs, but the proxy expects plain grpc'],
      fix: 'use grpc://catalog:80: the proxies encrypt if the endpoint has Tls; or, if the container itself terminates TLS, remove AppProtocol',
      resources,
    },
    {
      base,
      on: 'a connection that is declared',
      mutate: mentions(WRONG, ({ Resources }) => { Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: ['catalog:80'] } }; }),
      messages: ['over https'],
      resources,
    },
  ],
  silent: [
    { base, on: 'http', mutate: mentions({ CATALOG_URL: 'http://catalog:80' }) },
    { base, on: 'an endpoint that carries TCP', mutate: mentions(WRONG, (template) => delete containerOf(template).PortMappings[0].AppProtocol) },
    { base, on: 'an appProtocol that only exists at deployment', mutate: mentions(WRONG, (template) => { containerOf(template).PortMappings[0].AppProtocol = { Ref: 'Protocol' }; }) },
    {
      base,
      on: 'TCP on another port of the alias',
      mutate: mentions({ CATALOG_URL: 'https://catalog' }, (template) => {
        containerOf(template).PortMappings.push({ Name: 'tls', ContainerPort: 8443 });
        configurationOf(template).Services.push({ PortName: 'tls', ClientAliases: [{ DnsName: 'catalog', Port: 443 }] });
      }),
    },
    { base, on: 'its own alias', mutate: (template) => { containerOf(template).Environment = [{ Name: 'SELF_URL', Value: 'https://catalog' }]; } },
    ...guards({ base, host: HOST, wrong: WRONG }),
  ],
};
