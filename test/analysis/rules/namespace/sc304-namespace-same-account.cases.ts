import { sc304 } from '../../../../src/analysis/rules/namespace/sc304-namespace-same-account';
import { configurationOf } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const namespace = (value: unknown) => (template: Template) => {
  configurationOf(template).Namespace = value;
};

const arn = (account: string) => `arn:aws:servicediscovery:eu-west-1:${account}:namespace/ns-aaaaaaaaaaaaaaaa`;

export const cases: RuleCases = {
  rule: sc304,
  violations: [
    {
      on: 'an ARN of another account',
      mutate: namespace(arn('222222222222')),
      messages: [/the account 222222222222, the service in 111111111111; .*acknowledge SC304/],
      fix: 'use a namespace of 111111111111, or share this one by its ARN through AWS RAM, with AWSRAMPermissionCloudMapECSFullPermission, and acknowledge SC304 with the reason',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      on: 'the default of the cluster',
      mutate: (template) => {
        for (const service of ['Catalog', 'Ui']) delete configurationOf(template, service).Namespace;
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: arn('222222222222') };
      },
      messages: ['the namespace is in the account 222222222222'],
      resources: ['Cluster'],
    },
  ],
  silent: [
    { on: 'the account of the service', mutate: namespace(arn('111111111111')) },
    { on: 'the account of the service, as a reference', mutate: namespace({ 'Fn::Sub': arn('${AWS::AccountId}') }) },
    { on: 'an ARN that only exists at deployment', mutate: namespace({ Ref: 'NamespaceArn' }) },
    { on: 'an ARN whose account only exists at deployment', mutate: namespace({ 'Fn::Sub': arn('${Owner}') }) },
    {
      on: 'a service whose account only exists at deployment',
      mutate: namespace(arn('222222222222')),
      sources: (template) => [{ ...alone(template), account: undefined }],
    },
  ],
};
