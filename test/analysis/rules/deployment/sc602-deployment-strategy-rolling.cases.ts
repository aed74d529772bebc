import { sc602 } from '../../../../src/analysis/rules/deployment/sc602-deployment-strategy-rolling';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const deployment = (value: unknown) => (template: Template) => {
  template.Resources.Catalog.Properties.DeploymentConfiguration = value;
};

export const cases: RuleCases = {
  rule: sc602,
  violations: [
    {
      on: 'blue/green',
      mutate: deployment({ Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 5 }),
      messages: ['the deployment strategy is "BLUE_GREEN"; the AWS considerations for Service Connect ask for ROLLING, although AWS has since documented BLUE_GREEN, LINEAR and CANARY'],
      fix: 'set the deployment strategy to "ROLLING", or acknowledge SC602 to keep it',
      property: 'DeploymentConfiguration/Strategy',
    },
    ...['LINEAR', 'CANARY'].map((strategy) => ({
      on: strategy,
      mutate: deployment({ Strategy: strategy }),
      messages: [`the deployment strategy is "${strategy}"`],
    })),
  ],
  silent: [
    { on: 'ROLLING', mutate: deployment({ Strategy: 'ROLLING' }) },
    { on: 'a configuration without strategy', mutate: deployment({ MinimumHealthyPercent: 100 }) },
    { on: 'a strategy that only exists at deployment', mutate: deployment({ Strategy: { Ref: 'Strategy' } }) },
    { on: 'a configuration that only exists at deployment', mutate: deployment({ 'Fn::If': ['Later', { Strategy: 'CANARY' }, {}] }) },
    {
      on: 'another controller, which is the mistake to name',
      mutate: (template) => {
        deployment({ Strategy: 'BLUE_GREEN' })(template);
        template.Resources.Catalog.Properties.DeploymentController = { Type: 'CODE_DEPLOY' };
      },
    },
  ],
};
