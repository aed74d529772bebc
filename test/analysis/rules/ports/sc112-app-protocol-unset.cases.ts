import { sc112 } from '../../../../src/analysis/rules/ports/sc112-app-protocol-unset';
import { containerOf, endpointOf, shop } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { callNobody } from '../deployment/stacks';
import { RuleCases } from '../rule-cases';

const port = (Name: unknown, ContainerPort: unknown, more: object = {}) => (template: Template) => {
  containerOf(template).PortMappings = [{ Name, ContainerPort, ...more }];
  endpointOf(template).PortName = Name;
};

/** The shop with a client that says nothing of the protocol. */
const base = () => {
  const template = shop();
  callNobody(template);
  return template;
};

/** `Catalog` on a port of no protocol, and a variable of its client. */
const called = (Name: string, Value: unknown, ...[name, number, more]: Partial<Parameters<typeof port>>) => (template: Template) => {
  port(name ?? 'catalog-api', number ?? 9090, more)(template);
  containerOf(template, 'Ui').Environment = [{ Name, Value }];
};

const resources = ['CatalogTask'];
const property = 'ContainerDefinitions/0/PortMappings/0/AppProtocol';
const severity = 'warning';

export const cases: RuleCases = {
  rule: sc112,
  violations: ([
    {
      on: 'a name',
      mutate: port('http', 9000),
      messages: ['AppProtocol of port mapping "http" of container app is not set, but the name "http" suggests http: the proxy balances connections'],
      fix: 'set AppProtocol to "http" before the endpoint is published, if that is what the container speaks: it cannot be changed in place',
      property,
    },
    { on: 'a client with a variable of gRPC', mutate: called('CATALOG_GRPC_ADDR', 'catalog:80'), messages: ['the environment variable CATALOG_GRPC_ADDR of its client Ui suggests grpc'], property, severity },
    { on: 'a client with a URL of gRPC', mutate: called('CATALOG', 'grpc://catalog'), messages: ['the environment variable CATALOG of its client Ui suggests grpc'], severity },
    { on: 'a client of gRPC on a port of HTTP', mutate: called('CATALOG_GRPC_ADDR', 'catalog:80', 'catalog', 8080), messages: ['suggests grpc'], severity },
    { on: 'a client with a WebSocket', mutate: called('FEED', 'ws://catalog:80/feed'), messages: ['the environment variable FEED of its client Ui suggests http'] },
    { on: 'a client with a URL of HTTP', mutate: called('CATALOG', 'http://catalog'), messages: ['the environment variable CATALOG of its client Ui suggests http'] },
    {
      on: 'a variable of its own with the port',
      mutate: (template) => { port('catalog-api', 9090)(template); containerOf(template).Environment = [{ Name: 'GRPC_PORT', Value: '9090' }]; },
      messages: ['but the environment variable GRPC_PORT suggests grpc'],
      severity,
    },
    ...['web', 'catalog-http', 'www_8443', 'rest', 'graphql'].map((name) => ({ on: name, mutate: port(name, 9000), messages: [`the name "${name}" suggests http`] })),
    ...['http2', 'catalog-h2c'].map((name) => ({ on: name, mutate: port(name, 9000), messages: [`the name "${name}" suggests http2`] })),
    { on: 'gRPC by name on a port of HTTP', mutate: port('catalog-grpc', 8080), messages: ['the name "catalog-grpc" suggests grpc'], severity },
    ...[80, 3000, 8080, '8080'].map((number) => ({ on: JSON.stringify(number), mutate: port('catalog', number), messages: [`the number ${number} suggests http`] })),
    { on: '50051', mutate: port('catalog', 50051), messages: ['the number 50051 suggests grpc'], severity },
  ] satisfies RuleCases['violations']).map((violation) => ({ base, resources, ...violation })),
  silent: ([
    { on: 'a client with a WebSocket that encrypts', mutate: called('FEED', 'wss://catalog:80/feed', 'catalog', 8080) },
    { on: 'a client that encrypts', mutate: called('CATALOG', 'https://catalog:80', 'http') },
    { on: 'a client whose variable says TLS', mutate: called('CATALOG_TLS_ADDR', 'catalog:80', 'catalog', 8080) },
    { on: 'a client with a URL of another protocol', mutate: called('CATALOG', 'redis://catalog:80') },
    { on: 'a client with another port', mutate: called('CATALOG', 'http://catalog:9090') },
    { on: 'a client with a value that only exists at deployment', mutate: called('CATALOG', { Ref: 'Url' }) },
    { on: 'an alias on 443', mutate: (template) => { port('web', 9000)(template); endpointOf(template).ClientAliases[0].Port = 443; } },
    { on: 'HTTP by name on 8443', mutate: port('web', 8443) },
    {
      on: 'a variable of gRPC with another port',
      mutate: (template) => { port('catalog-api', 9090)(template); containerOf(template).Environment = [{ Name: 'GRPC_PORT', Value: '9091' }]; },
    },
    ...[443, 8443, 5432, 6379, 8081].map((number) => ({ on: String(number), mutate: port('catalog', number) })),
    ...['https', 'catalog-tls', 'redis', 'tcp-8080', 'websocket', 'web-ssl'].map((name) => ({ on: name, mutate: port(name, 8080) })),
    { on: 'a word that only begins like one', mutate: port('webhooks-queue', 9000) },
    { on: 'UDP, which is SC104', mutate: port('http', 80, { Protocol: 'udp' }) },
    { on: 'a range, which is SC103', mutate: port('http', { Ref: 'AWS::NoValue' }, { ContainerPortRange: '8080-8090' }) },
    { on: 'a protocol', mutate: port('http', 80, { AppProtocol: 'http2' }) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the protocol`, mutate: port('http', 80, { AppProtocol: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the number`, mutate: port('catalog', value) })),
    { on: 'a port that is no endpoint', mutate: (template) => containerOf(template).PortMappings.push({ Name: 'http', ContainerPort: 80 }) },
  ] satisfies RuleCases['silent']).map((change) => ({ base, ...change })),
};
