import { sc505 } from '../../../../src/analysis/rules/network/sc505-network-mode';
import { bridgeShop } from '../../../support/bridge-shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const base = bridgeShop;
const mode = (value: unknown, service = 'Catalog') => (template: Template) => { template.Resources[`${service}Task`].Properties.NetworkMode = value; };

export const cases: RuleCases = {
  rule: sc505,
  violations: [
    ...['host', 'none', 'AWSVPC', ''].map((name) => ({
      on: JSON.stringify(name),
      base,
      mutate: mode(name),
      messages: [`NetworkMode is ${JSON.stringify(name)}; a service with endpoints needs "awsvpc" or "bridge", set explicitly`],
      fix: 'set NetworkMode to "awsvpc" or "bridge"',
      resources: ['CatalogTask'],
      property: 'NetworkMode',
    })),
    { on: 'the default', base, mutate: mode(undefined), messages: ['NetworkMode is left out; a service with endpoints needs'], fix: 'set NetworkMode to "awsvpc" or "bridge"', resources: ['CatalogTask'] },
    { on: 'a mode that is removed', base, mutate: mode({ Ref: 'AWS::NoValue' }), messages: ['NetworkMode is left out'], resources: ['CatalogTask'] },
    { on: 'a client service', base, mutate: mode('host', 'Ui'), messages: ['NetworkMode is "host"; a client service needs'], resources: ['UiTask'], severity: 'warning' },
    { on: 'a client service with the default', base, mutate: mode(undefined, 'Ui'), messages: ['NetworkMode is left out; a client service needs'], resources: ['UiTask'], severity: 'warning' },
    {
      on: 'a task definition behind a server and a client, once',
      base,
      mutate: (template) => {
        mode('host')(template);
        template.Resources.Worker = { ...template.Resources.Ui, Metadata: undefined, Properties: { ...template.Resources.Ui.Properties, TaskDefinition: { Ref: 'CatalogTask' } } };
      },
      messages: ['a service with endpoints needs'],
      resources: ['CatalogTask'],
    },
    ...['bridge', 'host'].map((name) => ({
      on: `${name} on Fargate`,
      mutate: mode(name),
      messages: [`NetworkMode is "${name}"; a task on Fargate needs "awsvpc"`],
      fix: 'set NetworkMode to "awsvpc"',
      resources: ['CatalogTask'],
      property: 'NetworkMode',
    })),
    { on: 'the default on Fargate', mutate: mode(undefined), messages: ['NetworkMode is left out; a task on Fargate needs "awsvpc"'], fix: 'set NetworkMode to "awsvpc"', resources: ['CatalogTask'] },
    { on: 'bridge for a client service on Fargate', mutate: mode('bridge', 'Ui'), messages: ['a task on Fargate needs "awsvpc"'], resources: ['UiTask'] },
  ],
  silent: [
    { on: 'bridge on a launch type that only exists at deployment', mutate: (template) => { mode('bridge')(template); template.Resources.Catalog.Properties.LaunchType = { Ref: 'LaunchType' }; } },
    { on: 'a mode that only exists at deployment, on Fargate', mutate: mode({ Ref: 'Mode' }) },
    { on: 'awsvpc', mutate: () => undefined },
    { on: 'bridge', base, mutate: () => undefined },
    { on: 'a mode that only exists at deployment', base, mutate: mode({ Ref: 'Mode' }) },
    { on: 'a mode that may be removed', base, mutate: mode({ 'Fn::If': ['Nobody', 'awsvpc', { Ref: 'AWS::NoValue' }] }) },
    { on: 'a task definition outside the template', base, mutate: (template) => { mode('host')(template); template.Resources.Catalog.Properties.TaskDefinition = { 'Fn::ImportValue': 'task' }; } },
    { on: 'a service off the mesh', base, mutate: (template) => { mode('host', 'Ui')(template); template.Resources.Ui.Properties.ServiceConnectConfiguration.Enabled = false; } },
  ],
};
