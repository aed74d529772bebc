import { sc803 } from '../../../../src/analysis/rules/platform/sc803-external-instances';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { ec2Shop, onProviders } from './ec2-shop';

const on = (launchType: unknown, ...compatibilities: unknown[]) => (template: Template) => {
  template.Resources.Catalog.Properties.LaunchType = launchType;
  template.Resources.CatalogTask.Properties.RequiresCompatibilities = compatibilities;
};

export const cases: RuleCases = {
  rule: sc803,
  violations: [
    {
      on: 'the launch type',
      mutate: on('EXTERNAL', 'EXTERNAL'),
      messages: ['LaunchType of "Catalog" is "EXTERNAL"'],
      fix: 'run the service on Fargate or EC2, or turn Service Connect off for it',
      property: 'LaunchType',
    },
    {
      on: 'the only compatibility',
      mutate: on('EC2', 'EXTERNAL'),
      messages: ['RequiresCompatibilities of the task of "Catalog" is EXTERNAL'],
      resources: ['CatalogTask'],
      property: 'RequiresCompatibilities',
    },
    {
      on: 'one of two compatibilities, on a launch type that only exists at deployment',
      mutate: on({ Ref: 'LaunchType' }, 'EC2', 'EXTERNAL'),
      messages: ['is EC2, EXTERNAL'],
      resources: ['CatalogTask'],
      severity: 'warning',
    },
    {
      on: 'one task definition behind two services, once',
      mutate: (template) => {
        on('EC2', 'EXTERNAL')(template);
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
      },
      messages: ['RequiresCompatibilities'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    { on: 'EC2', mutate: on('EC2', 'EC2') },
    { on: 'a task definition that may run there and runs on EC2', mutate: on('EC2', 'EC2', 'EXTERNAL') },
    { on: 'a launch type that only exists at deployment', mutate: on({ Ref: 'LaunchType' }, 'EC2') },
    { on: 'a compatibility that only exists at deployment', mutate: on({ Ref: 'LaunchType' }, { Ref: 'Compatibility' }) },
    { base: ec2Shop, on: 'capacity providers', mutate: (template) => onProviders(template, 'mine') },
  ],
};
