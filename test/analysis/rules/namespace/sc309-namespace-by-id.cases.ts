import { sc309 } from '../../../../src/analysis/rules/namespace/sc309-namespace-by-id';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const namespace = (value: unknown) => (template: Template) => {
  configurationOf(template).Namespace = value;
};

export const cases: RuleCases = {
  rule: sc309,
  violations: [
    {
      on: 'a Ref',
      mutate: namespace({ Ref: 'Namespace' }),
      messages: ['Namespace is a Ref to "Namespace", the id of a namespace'],
      fix: 'use the ARN: Fn::GetAtt of Namespace and Arn',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    { on: 'the attribute Id', mutate: namespace({ 'Fn::GetAtt': ['Namespace', 'Id'] }), messages: ['the id of a namespace'] },
    { on: 'a literal id', mutate: namespace('ns-abcdefghijklmnop'), messages: ['Namespace is "ns-abcdefghijklmnop", the id of a namespace'], fix: 'use the ARN or the name of the namespace' },
    {
      on: 'the default of a cluster, once for both services',
      mutate: (template) => {
        for (const service of ['Catalog', 'Ui']) delete configurationOf(template, service).Namespace;
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: { Ref: 'Namespace' } };
      },
      messages: ['Namespace is a Ref to "Namespace"'],
      resources: ['Cluster'],
      property: 'ServiceConnectDefaults/Namespace',
    },
  ],
  silent: [
    { on: 'the ARN', mutate: namespace({ 'Fn::GetAtt': ['Namespace', 'Arn'] }) },
    { on: 'a name', mutate: namespace('ns-shop') },
    {
      on: 'a Ref to a parameter',
      mutate: (template) => {
        template.Parameters = { Name: { Type: 'String' } };
        namespace({ Ref: 'Name' })(template);
      },
    },
    { on: 'an import', mutate: namespace({ 'Fn::ImportValue': 'NamespaceId' }) },
    { on: 'a Ref to something else, such as a custom resource that answers with an ARN', mutate: namespace({ Ref: 'ProxyLogs' }) },
  ],
};
