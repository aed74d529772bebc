import { sc312 } from '../../../../src/analysis/rules/namespace/sc312-unknown-property';
import { configurationOf, endpointOf } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

/** Gives a property of a part of `Catalog` another name. */
const rename = (partOf: (template: Template) => Properties, property: string, name: string) => (template: Template) => {
  const part = partOf(template);
  part[name] = part[property];
  delete part[property];
};

const aliasOf = (template: Template): Properties => endpointOf(template).ClientAliases[0];
const logOf = (template: Template): Properties => configurationOf(template).LogConfiguration;
const ROOT = 'ServiceConnectConfiguration';

export const cases: RuleCases = {
  rule: sc312,
  violations: [
    {
      on: '"Service", which makes a server a client',
      mutate: rename(configurationOf, 'Services', 'Service'),
      messages: ['ServiceConnectConfiguration has the property "Service", which CloudFormation rejects; it has "Services"'],
      fix: 'rename Service to Services',
      property: `${ROOT}/Service`,
    },
    { on: 'another case', mutate: rename(endpointOf, 'DiscoveryName', 'discoveryName'), messages: ['Services has the property "discoveryName", which CloudFormation rejects; it has "DiscoveryName"'], fix: 'rename discoveryName to DiscoveryName', property: `${ROOT}/Services/0/discoveryName` },
    { on: 'two letters', mutate: rename(aliasOf, 'DnsName', 'DNSNames'), messages: ['ClientAliases has the property "DNSNames"'], property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0/DNSNames' },
    { on: 'a misspelt namespace, once', mutate: rename(configurationOf, 'Namespace', 'Namspace'), messages: ['it has "Namespace"'] },
    { on: 'a misspelt list of aliases, once', mutate: rename(endpointOf, 'ClientAliases', 'ClientAlias'), messages: ['it has "ClientAliases"'], property: 'ServiceConnectConfiguration/Services/0/ClientAlias' },
    {
      on: 'a misspelt key of a timeout',
      mutate: (template) => { endpointOf(template).Timeout = { IdleTimeoutInSeconds: 60 }; },
      messages: ['Timeout has the property "IdleTimeoutInSeconds"'],
      property: `${ROOT}/Services/0/Timeout/IdleTimeoutInSeconds`,
    },
    ...['DnsName', 'Port', 'Name', 'AppProtocol', 'ContainerName', 'ContainerPort', 'HostPort', 'Protocol', 'Tags', 'PropagateTags'].map((key) => ({
      on: `${key} of an endpoint`,
      mutate: (template: Template) => { endpointOf(template)[key] = 'catalog'; },
      messages: [`Services has the property "${key}", which belongs elsewhere; its properties are PortName, DiscoveryName, ClientAliases,`],
      fix: `move ${key} to the place that has it`,
    })),
    {
      on: 'tags of the configuration',
      mutate: (template) => { configurationOf(template).Tags = [{ Key: 'team', Value: 'shop' }]; },
      messages: ['ServiceConnectConfiguration has the property "Tags", which belongs elsewhere'],
      fix: 'move Tags to the place that has it',
    },
    {
      on: 'a property that AWS may have added',
      mutate: (template) => { configurationOf(template).RetryPolicy = {}; },
      messages: ['ServiceConnectConfiguration has the property "RetryPolicy", which CloudFormation did not know on 2026-11-11'],
      fix: 'remove RetryPolicy, or acknowledge it if AWS has added it since',
      severity: 'warning',
    },
  ],
  silent: [
    {
      on: 'every property that there is',
      mutate: (template) => {
        Object.assign(configurationOf(template), {
          AccessLogConfiguration: { Format: 'JSON', IncludeQueryParameters: 'DISABLED' },
          ContainerConfigurations: [{ LogLevel: 'info' }],
        });
        Object.assign(endpointOf(template), { Timeout: { IdleTimeoutSeconds: 60, PerRequestTimeoutSeconds: 30 }, IngressPortOverride: 9000 });
        aliasOf(template).TestTrafficRules = { Header: { Name: 'x-test', Value: { Exact: '1' } } };
      },
    },
    { on: 'options of a log driver', mutate: (template) => { logOf(template).Options = { 'awslogs-group': 'x', 'Port': '1' }; } },
    { on: 'a value that only exists at deployment', mutate: (template) => { configurationOf(template).Services = { Ref: 'Services' }; } },
    { on: 'a part that may be removed', mutate: (template) => { endpointOf(template).Timeout = { 'Fn::If': ['Nobody', { Idle: 1 }, { Ref: 'AWS::NoValue' }] }; } },
    { on: 'a property that is removed', mutate: (template) => { configurationOf(template).Service = { Ref: 'AWS::NoValue' }; } },
    { on: 'a macro beside properties', mutate: (template) => { configurationOf(template)['Fn::Transform'] = { Name: 'Endpoints' }; } },
  ],
};
