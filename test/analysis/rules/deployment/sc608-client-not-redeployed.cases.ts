import { sc608 } from '../../../../src/analysis/rules/deployment/sc608-client-not-redeployed';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { declare } from './stacks';

const force = (value: unknown) => ({ Resources }: Template) => { Resources.Ui.Properties.ForceNewDeployment = value; };

export const cases: RuleCases = {
  rule: sc608,
  violations: [
    {
      on: 'no forced deployment',
      mutate: force(undefined),
      messages: ['service Ui connects to catalog:80 and has no ForceNewDeploymentNonce'],
      fix: 'set ForceNewDeployment with EnableForceNewDeployment and a ForceNewDeploymentNonce that changes with these endpoints',
      resources: ['Ui'],
      property: 'ForceNewDeployment/ForceNewDeploymentNonce',
    },
    {
      on: 'a forced deployment without nonce',
      mutate: force({ EnableForceNewDeployment: true }),
      messages: ['has no ForceNewDeploymentNonce'],
      resources: ['Ui'],
    },
    {
      on: 'several connections, once',
      mutate: (template) => {
        force(undefined)(template);
        declare(template, 'Ui', 'catalog:80', { endpoint: 'orders:80', ordering: 'REDEPLOY_AFTER' });
      },
      messages: ['service Ui connects to catalog:80, orders:80 and has no'],
      resources: ['Ui'],
    },
  ],
  silent: [
    { on: 'a nonce', mutate: force({ EnableForceNewDeployment: true, ForceNewDeploymentNonce: '1' }) },
    { on: 'a nonce that only exists at deployment', mutate: force({ EnableForceNewDeployment: true, ForceNewDeploymentNonce: { Ref: 'Nonce' } }) },
    { on: 'a deployment that only exists at deployment', mutate: force({ Ref: 'Force' }) },
    { on: 'a server without nonce', mutate: ({ Resources }) => delete Resources.Catalog.Properties.ForceNewDeployment },
    {
      on: 'an inferred connection',
      mutate: (template) => {
        force(undefined)(template);
        delete template.Resources.Ui.Metadata;
      },
    },
  ],
};
