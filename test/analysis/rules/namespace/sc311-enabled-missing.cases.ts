import { sc311 } from '../../../../src/analysis/rules/namespace/sc311-enabled-missing';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const MESSAGE = 'ServiceConnectConfiguration has no Enabled; CloudFormation requires true or false';
const NO_VALUE = { Ref: 'AWS::NoValue' };

const enabled = (value: unknown) => (template: Template) => {
  configurationOf(template).Enabled = value;
};
/** The configuration under a condition that only the deployment decides; `change` gets a copy for the branch beside it. */
const undecided = (change: (configuration: Record<string, unknown>) => unknown) => (template: Template) => {
  template.Parameters = { Stage: { Type: 'String' } };
  template.Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
  const { Properties } = template.Resources.Catalog;
  const configuration = Properties.ServiceConnectConfiguration;
  Properties.ServiceConnectConfiguration = { 'Fn::If': ['IsProd', configuration, change({ ...configuration })] };
};
const without = ({ Enabled: _, ...rest }: Record<string, unknown>) => rest;

export const cases: RuleCases = {
  rule: sc311,
  violations: [
    {
      on: 'a configuration without it',
      mutate: (template) => {
        delete configurationOf(template).Enabled;
      },
      messages: [MESSAGE],
      fix: 'add Enabled: true, or Enabled: false if the service is not on Service Connect',
      property: 'ServiceConnectConfiguration',
    },
    { on: 'a value that is taken away', mutate: enabled(NO_VALUE), messages: [MESSAGE] },
    {
      on: 'an empty configuration',
      mutate: (template) => {
        template.Resources.Catalog.Properties.ServiceConnectConfiguration = {};
      },
      messages: [MESSAGE],
      also: ['SC301'],
    },
    { on: 'one branch of two', mutate: undecided(without), messages: [MESSAGE] },
    { on: 'a branch in a branch', mutate: undecided((configuration) => ({ 'Fn::If': ['IsProd', NO_VALUE, without(configuration)] })), messages: [MESSAGE] },
  ],
  silent: [
    { on: 'a service without a configuration', mutate: (template) => delete template.Resources.Catalog.Properties.ServiceConnectConfiguration },
    { on: 'a configuration that is off', mutate: enabled(false) },
    { on: 'the word for it', mutate: enabled('true') },
    {
      on: 'a parameter',
      mutate: (template) => {
        template.Parameters = { On: { Type: 'String' } };
        enabled({ Ref: 'On' })(template);
      },
    },
    { on: 'a branch that takes the whole configuration away', mutate: undecided(() => NO_VALUE) },
    { on: 'a branch that is off', mutate: undecided(() => ({ Enabled: false })) },
    {
      on: 'a branch that never applies',
      mutate: (template) => {
        undecided(without)(template);
        template.Parameters!.Stage.Default = 'prod';
      },
    },
  ],
};
