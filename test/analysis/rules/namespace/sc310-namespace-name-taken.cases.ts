import { TemplateSource } from '../../../../src/analysis/reader';
import { sc310 } from '../../../../src/analysis/rules/namespace/sc310-namespace-name-taken';
import { resource } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const again = (Name: unknown = 'shop', type = 'AWS::ServiceDiscovery::HttpNamespace') => (template: Template) => {
  template.Resources.Second = resource(type, { Name });
};

/** `Second` in a template of its own, each deployed as the differences say. */
type Changes = Partial<TemplateSource>;
const beside = (first: Changes, second: Changes) => ({ Resources: { Second, ...Resources } }: Template): TemplateSource[] => [
  { ...alone({ Resources }, 'first.template.json'), ...first },
  { ...alone({ Resources: Second ? { Second } : {} }, 'second.template.json'), ...second },
];

const agnostic = { assembly: 'cdk.out', account: undefined, region: undefined };

export const cases: RuleCases = {
  rule: sc310,
  violations: [
    {
      on: 'two namespaces of one template',
      mutate: again(),
      messages: ['Name is "shop", which Namespace also has in the same account and Region; Cloud Map allows one HTTP namespace per name'],
      fix: 'give one of them another name, or use one namespace for both; if the stacks go to different accounts or Regions, state their env',
      resources: ['Second'],
      property: 'Name',
      silentWhenOff: false,
    },
    {
      on: 'two stacks of one assembly in one account and Region',
      mutate: again(),
      sources: beside({ assembly: 'cdk.out' }, { assembly: 'cdk.out' }),
      messages: ['which Namespace of first.template.json also has in the same account and Region'],
      resources: ['Second'],
      silentWhenOff: false,
    },
    {
      on: 'two Stages of one account and Region',
      mutate: again(),
      sources: beside({ assembly: 'cdk.out/assembly-Beta' }, { assembly: 'cdk.out/assembly-Prod' }),
      messages: ['in the same account and Region'],
      resources: ['Second'],
      silentWhenOff: false,
    },
    {
      on: 'two stacks of one assembly without an environment',
      mutate: again(),
      sources: beside(agnostic, agnostic),
      messages: ['and both stacks can be deployed to one account and Region'],
      resources: ['Second'],
      severity: 'warning',
      silentWhenOff: false,
    },
  ],
  silent: [
    { on: 'two names', mutate: again('other') },
    { on: 'a name that only exists at deployment', mutate: again({ Ref: 'Name' }) },
    { on: 'a private DNS namespace of that name', mutate: again('shop', 'AWS::ServiceDiscovery::PrivateDnsNamespace') },
    {
      on: 'a namespace under a condition',
      mutate: (template) => {
        again()(template);
        template.Parameters = { Second: { Type: 'String' } };
        template.Conditions = { IsSecond: { 'Fn::Equals': [{ Ref: 'Second' }, 'yes'] } };
        template.Resources.Second.Condition = 'IsSecond';
      },
    },
    { on: 'two accounts', mutate: again(), sources: beside({}, { account: '222222222222' }) },
    { on: 'two Regions', mutate: again(), sources: beside({}, { region: 'eu-central-1' }) },
    { on: 'two Stages without an environment', mutate: again(), sources: beside({ ...agnostic, assembly: 'a' }, { ...agnostic, assembly: 'b' }) },
    { on: 'a stack whose account is known beside one whose account is not', mutate: again(), sources: beside({ assembly: 'cdk.out' }, agnostic) },
  ],
};
