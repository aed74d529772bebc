import { sc503 } from '../../../../src/analysis/rules/network/sc503-bridge-hostname';
import { bridgeShop } from '../../../support/bridge-shop';
import { container, containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const base = bridgeShop;
const hostname = (name: unknown, service = 'Catalog') => (template: Template) => { containerOf(template, service).Hostname = name; };

export const cases: RuleCases = {
  rule: sc503,
  violations: [
    {
      on: 'a hostname',
      base,
      mutate: hostname('catalog'),
      messages: ['container "app" sets Hostname; Service Connect does not support it in network mode "bridge"'],
      fix: 'remove Hostname; network mode "awsvpc" does not take it either',
      resources: ['CatalogTask'],
      property: 'ContainerDefinitions/0/Hostname',
    },
    { on: 'a client service', base, mutate: hostname('ui', 'Ui'), messages: ['container "app" sets Hostname'], resources: ['UiTask'] },
    {
      on: 'a sidecar whose name only exists at deployment',
      base,
      mutate: (template) => template.Resources.CatalogTask.Properties.ContainerDefinitions.push(container('x', { Name: { Ref: 'Name' }, Hostname: 'x' })),
      messages: ['container "ContainerDefinitions/1" sets Hostname'],
      resources: ['CatalogTask'],
    },
    {
      on: 'a task definition behind two services, once',
      base,
      mutate: (template) => {
        hostname('ui', 'Ui')(template);
        template.Resources.Worker = { ...template.Resources.Ui, Metadata: undefined };
      },
      messages: ['container "app" sets Hostname'],
      resources: ['UiTask'],
    },
  ],
  silent: [
    { on: 'network mode awsvpc', mutate: hostname('catalog') },
    { on: 'no hostname', base, mutate: () => undefined },
    { on: 'a hostname that is removed', base, mutate: hostname({ Ref: 'AWS::NoValue' }) },
    { on: 'a hostname that only exists at deployment', base, mutate: hostname({ 'Fn::If': ['Nobody', 'catalog', { Ref: 'AWS::NoValue' }] }) },
    { on: 'a network mode that only exists at deployment', base, mutate: (template) => { hostname('a')(template); template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'Mode' }; } },
    { on: 'a task definition of no service', base, mutate: (template) => { hostname('a')(template); template.Resources.Catalog.Properties.TaskDefinition = 'catalog:1'; } },
  ],
};
