import { sc301 } from '../../../../src/analysis/rules/namespace/sc301-namespace-required';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const leftOut = (template: Template) => delete configurationOf(template).Namespace;

const withDefault = (defaults: unknown) => (template: Template) => {
  leftOut(template);
  template.Resources.Cluster.Properties.ServiceConnectDefaults = defaults;
};

export const cases: RuleCases = {
  rule: sc301,
  violations: [
    {
      on: 'no namespace, and a cluster without default',
      mutate: leftOut,
      messages: ['Namespace of "Catalog" is left out, and its cluster "Cluster" has no ServiceConnectDefaults'],
      fix: 'name a namespace by its ARN in ServiceConnectConfiguration/Namespace of the service, or in ServiceConnectDefaults of the cluster',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      on: 'AWS::NoValue',
      mutate: (template) => {
        configurationOf(template).Namespace = { Ref: 'AWS::NoValue' };
      },
      messages: ['Namespace of "Catalog" is left out'],
    },
    { on: 'a default that the cluster gives up', mutate: withDefault({ Namespace: '' }), messages: ['Namespace of "Catalog" is left out'] },
  ],
  silent: [
    { on: 'the default of the cluster', mutate: withDefault({ Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] } }) },
    { on: 'a default that only exists at deployment', mutate: withDefault({ Namespace: { 'Fn::ImportValue': 'Namespace' } }) },
    { on: 'defaults that only exist at deployment', mutate: withDefault({ 'Fn::If': ['Nobody', { Namespace: 'shop' }, { Ref: 'AWS::NoValue' }] }) },
    {
      on: 'a namespace that only exists at deployment',
      mutate: (template) => {
        configurationOf(template).Namespace = { 'Fn::If': ['Nobody', 'shop', { Ref: 'AWS::NoValue' }] };
      },
    },
    {
      on: 'a cluster from elsewhere, which may have a default',
      mutate: (template) => {
        leftOut(template);
        template.Resources.Catalog.Properties.Cluster = 'production';
      },
    },
    {
      on: 'the default cluster of the account',
      mutate: (template) => {
        leftOut(template);
        delete template.Resources.Catalog.Properties.Cluster;
      },
    },
  ],
};
