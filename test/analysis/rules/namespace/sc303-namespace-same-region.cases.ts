import { sc303 } from '../../../../src/analysis/rules/namespace/sc303-namespace-same-region';
import { configurationOf } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const namespace = (value: unknown) => (template: Template) => {
  configurationOf(template).Namespace = value;
};

const arn = (region: string) => `arn:aws:servicediscovery:${region}:111111111111:namespace/ns-aaaaaaaaaaaaaaaa`;

/** The namespace in a stack of another Region, whose ARN the services read. */
const elsewhere = (template: Template) => {
  const { Namespace, ...Resources } = template.Resources;
  const Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Namespace', 'Arn'] } } };
  return [
    { ...alone({ Resources: { Namespace }, Outputs }, 'base'), assembly: 'cdk.out', stackName: 'base', region: 'us-east-1' },
    { ...alone({ Resources }, 'services'), assembly: 'cdk.out', dependsOn: ['base'] },
  ];
};

export const cases: RuleCases = {
  rule: sc303,
  violations: [
    {
      on: 'an ARN of another Region',
      mutate: namespace(arn('us-east-1')),
      messages: ['the namespace is in the Region us-east-1, the service in eu-west-1'],
      fix: 'use a namespace of eu-west-1, or move the service to us-east-1',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      on: 'an ARN that is put together',
      mutate: namespace({ 'Fn::Sub': `${arn('us-east-1').replace('111111111111', '${AWS::AccountId}')}` }),
      messages: ['the namespace is in the Region us-east-1'],
    },
    {
      on: 'the default of the cluster',
      mutate: (template) => {
        delete configurationOf(template).Namespace;
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: arn('us-east-1') };
      },
      messages: ['the namespace is in the Region us-east-1'],
      resources: ['Cluster'],
      property: 'ServiceConnectDefaults/Namespace',
    },
    {
      on: 'a namespace of a stack in another Region',
      mutate: namespace({ 'Fn::GetStackOutput': { StackName: 'base', OutputName: 'Arn', Region: 'us-east-1' } }),
      sources: elsewhere,
      messages: ['the namespace is in the Region us-east-1'],
    },
  ],
  silent: [
    { on: 'the Region of the service', mutate: namespace(arn('eu-west-1')) },
    { on: 'the Region of the service, as a reference', mutate: namespace({ 'Fn::Sub': arn('${AWS::Region}') }) },
    { on: 'a name', mutate: namespace('us-east-1') },
    { on: 'an ARN that only exists at deployment', mutate: namespace({ 'Fn::ImportValue': 'Namespace' }) },
    { on: 'an ARN whose Region only exists at deployment', mutate: namespace({ 'Fn::Sub': arn('${Region}') }) },
    {
      on: 'a service whose Region only exists at deployment',
      mutate: namespace(arn('us-east-1')),
      sources: (template) => [{ ...alone(template), region: undefined }],
    },
  ],
};
