import { sc112 } from '../../../../src/analysis/rules/ports/sc112-app-protocol-unset';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const port = (Name: unknown, ContainerPort: unknown, more: object = {}) => (template: Template) => {
  containerOf(template).PortMappings = [{ Name, ContainerPort, ...more }];
  endpointOf(template).PortName = Name;
};

export const cases: RuleCases = {
  rule: sc112,
  violations: [
    {
      on: 'a name',
      mutate: port('http', 9000),
      messages: ['appProtocol of the port mapping is not set, though the name "http" says http'],
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    ...['web', 'catalog-http', 'www_8443', 'rest', 'graphql'].map((name) => ({ on: name, mutate: port(name, 9000), messages: [`the name "${name}" says http`] })),
    ...['http2', 'catalog-h2c'].map((name) => ({ on: name, mutate: port(name, 9000), messages: [`the name "${name}" says http2`] })),
    { on: 'gRPC by name on a port of HTTP', mutate: port('catalog-grpc', 8080), messages: ['the name "catalog-grpc" says grpc'] },
    ...[80, 3000, 8080, '8080'].map((number) => ({ on: JSON.stringify(number), mutate: port('catalog', number), messages: [`the number ${number} says http`] })),
    { on: '50051', mutate: port('catalog', 50051), messages: ['the number 50051 says grpc'] },
  ],
  silent: [
    ...[443, 8443, 5432, 6379, 8081].map((number) => ({ on: String(number), mutate: port('catalog', number) })),
    ...['https', 'catalog-tls', 'redis', 'tcp-8080', 'websocket', 'web-ssl'].map((name) => ({ on: name, mutate: port(name, 8080) })),
    { on: 'a word that only begins like one', mutate: port('webhooks-queue', 9000) },
    { on: 'UDP, which is SC104', mutate: port('http', 80, { Protocol: 'udp' }) },
    { on: 'a range, which is SC103', mutate: port('http', { Ref: 'AWS::NoValue' }, { ContainerPortRange: '8080-8090' }) },
    { on: 'a protocol', mutate: port('http', 80, { AppProtocol: 'http2' }) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the protocol`, mutate: port('http', 80, { AppProtocol: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the number`, mutate: port('catalog', value) })),
    { on: 'a port that is no endpoint', mutate: (template) => containerOf(template).PortMappings.push({ Name: 'http', ContainerPort: 80 }) },
  ],
};
