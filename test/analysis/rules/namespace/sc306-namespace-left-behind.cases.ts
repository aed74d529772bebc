import { sc306 } from '../../../../src/analysis/rules/namespace/sc306-namespace-left-behind';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const named = (namespace: unknown) => (template: Template) => {
  for (const service of ['Catalog', 'Ui']) configurationOf(template, service).Namespace = namespace;
};

export const cases: RuleCases = {
  rule: sc306,
  violations: [
    {
      on: 'a name that nothing creates, once for both services',
      mutate: named('market'),
      messages: ['Namespace is "market", a name that no template here creates'],
      fix: 'create the namespace with AWS::ServiceDiscovery::HttpNamespace and use its ARN, or delete it by hand when the last service is gone',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      on: 'the default of a cluster',
      mutate: (template) => {
        named({ Ref: 'AWS::NoValue' })(template);
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: 'market' };
      },
      messages: ['Namespace is "market"'],
      resources: ['Cluster'],
    },
    {
      on: 'two names',
      mutate: (template) => {
        named('market')(template);
        configurationOf(template, 'Ui').Namespace = 'store';
        delete template.Resources.Ui.Metadata;
      },
      messages: ['"market"', '"store"'],
      resources: ['Catalog', 'Ui'],
    },
  ],
  silent: [
    { on: 'a name that the template creates', mutate: named('shop') },
    {
      on: 'a name that another stack creates, in an account that nobody knows',
      mutate: named('shop'),
      sources: (template) => {
        const { Namespace, ...Resources } = template.Resources;
        return [{ Resources: { Namespace } }, { Resources }].map((body, i) => ({ name: `stack${i}`, body, assembly: 'cdk.out' }));
      },
    },
    { on: 'an ARN', mutate: named('arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa') },
    { on: 'a name that only exists at deployment', mutate: named({ Ref: 'Name' }) },
    {
      on: 'a name, beside a namespace whose name only exists at deployment',
      mutate: (template) => {
        named('market')(template);
        template.Resources.Namespace.Properties.Name = { Ref: 'Name' };
      },
    },
  ],
};
