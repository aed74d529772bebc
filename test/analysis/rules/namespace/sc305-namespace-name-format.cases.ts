import { sc305 } from '../../../../src/analysis/rules/namespace/sc305-namespace-name-format';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const namespace = (value: unknown) => (template: Template) => {
  configurationOf(template).Namespace = value;
};

const byDefault = (value: unknown) => (template: Template) => {
  for (const service of ['Catalog', 'Ui']) delete configurationOf(template, service).Namespace;
  template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: value };
};

const created = (value: unknown) => (template: Template) => {
  template.Resources.Namespace.Properties.Name = value;
  template.Resources.Ui.Metadata = undefined;
};

export const cases: RuleCases = {
  rule: sc305,
  violations: [
    {
      on: 'a blank',
      mutate: namespace('my shop'),
      messages: ['the name of the namespace is "my shop"; a namespace has 1 to 1024 printable ASCII characters without spaces'],
      fix: 'use a name such as "shop"',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    ...['', 'läden', 'a'.repeat(1025), 'shop\n'].map((name) => ({
      on: JSON.stringify(name).slice(0, 20),
      mutate: namespace(name),
      messages: [`the name of the namespace is ${JSON.stringify(name)}; a namespace has 1 to 1024`],
    })),
    {
      on: 'the ARN of something else',
      mutate: namespace('arn:aws:ecs:eu-west-1:111111111111:cluster/shop'),
      messages: ['Namespace is "arn:aws:ecs:eu-west-1:111111111111:cluster/shop", which is not the ARN of a Cloud Map namespace'],
      fix: 'use an ARN such as "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa", or the name of the namespace',
    },
    ...['a/b', 'a<b', 'a>b', 'a"b'].map((name) => ({
      on: `${JSON.stringify(name)} as the default of a cluster`,
      mutate: byDefault(name),
      messages: [`the name of the namespace is ${JSON.stringify(name)}; the default of a cluster has no ">", "<", """ or "/"`],
      fix: 'leave the character out, or name the namespace in each service',
      resources: ['Cluster'],
      property: 'ServiceConnectDefaults/Namespace',
    })),
    {
      on: 'a namespace of the templates, once for both services',
      mutate: created('my shop'),
      messages: ['the name of the namespace is "my shop"'],
      resources: ['Namespace'],
      property: 'Name',
    },
  ],
  silent: [
    ...['a', 'shop.local', 'a/b<c>"d"', '!~', 'a'.repeat(1024)].map((name) => ({ on: JSON.stringify(name).slice(0, 20), mutate: namespace(name) })),
    { on: 'an ARN', mutate: namespace('arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa') },
    { on: 'an ARN of China', mutate: namespace('arn:aws-cn:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa') },
    { on: 'an ARN as the default of a cluster', mutate: byDefault('arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa') },
    { on: 'a default that the cluster gives up', mutate: byDefault('') },
    { on: 'a name that only exists at deployment', mutate: namespace({ Ref: 'Name' }) },
    { on: 'a namespace whose name only exists at deployment', mutate: created({ Ref: 'Name' }) },
    {
      on: 'a namespace of the templates that no service is in',
      mutate: (template) => {
        template.Resources.Other = { Type: 'AWS::ServiceDiscovery::HttpNamespace', Properties: { Name: 'my shop' } };
      },
    },
  ],
};
