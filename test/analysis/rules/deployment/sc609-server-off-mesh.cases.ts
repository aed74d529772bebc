import { sc609 } from '../../../../src/analysis/rules/deployment/sc609-server-off-mesh';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { declare } from './stacks';

const off = (template: Template) => { configurationOf(template).Enabled = false; };

export const cases: RuleCases = {
  rule: sc609,
  violations: [
    {
      on: 'a server whose Service Connect is off',
      mutate: off,
      messages: ['service Ui is on the mesh and connects to service Catalog, which is not'],
      fix: 'enable Service Connect on Catalog first, then on Ui',
      property: '',
      resources: ['Ui'],
    },
    {
      on: 'two connections to it, once',
      mutate: (template) => {
        off(template);
        declare(template, 'Ui', 'catalog:80', 'catalog.shop:80');
      },
      messages: ['service Ui is on the mesh'],
      resources: ['Ui'],
    },
    {
      on: '"false", as text, and any ordering',
      mutate: (template) => {
        configurationOf(template).Enabled = 'false';
        declare(template, 'Ui', { endpoint: 'catalog:80', ordering: 'NONE' });
      },
      messages: ['service Ui is on the mesh'],
      resources: ['Ui'],
    },
  ],
  silent: [
    {
      on: 'both off the mesh',
      mutate: (template) => {
        off(template);
        configurationOf(template, 'Ui').Enabled = false;
      },
    },
    { on: 'the server on and the client off', mutate: (template) => { configurationOf(template, 'Ui').Enabled = false; } },
    { on: 'a server that only deployment turns on', mutate: (template) => { configurationOf(template).Enabled = { Ref: 'Enabled' }; } },
    {
      on: 'a server that may not exist',
      mutate: (template) => {
        off(template);
        template.Resources.Catalog.Condition = 'Later';
      },
    },
    {
      on: 'a server that only the environment names',
      mutate: (template) => {
        off(template);
        delete template.Resources.Ui.Metadata;
      },
    },
    { on: 'a server that nobody knows', mutate: (template) => declare(template, 'Ui', 'orders:80') },
  ],
};
