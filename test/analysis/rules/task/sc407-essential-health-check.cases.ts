import { sc407 } from '../../../../src/analysis/rules/task/sc407-essential-health-check';
import { container, containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const without = (template: Template) => delete containerOf(template).HealthCheck;

export const cases: RuleCases = {
  rule: sc407,
  violations: [
    {
      on: 'no health check',
      mutate: without,
      messages: ['the container "app" of "Catalog" has no health check'],
      fix: 'give the container a HealthCheck',
      resources: ['CatalogTask'],
      property: 'ContainerDefinitions/0/HealthCheck',
    },
    {
      on: 'a container that is essential by default, of a name that only exists at deployment',
      mutate: (template) => {
        without(template);
        Object.assign(containerOf(template), { Essential: undefined, Name: { Ref: 'Name' } });
      },
      messages: ['the container of "Catalog" has no health check'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    {
      on: 'a container that is not essential',
      mutate: (template) => {
        without(template);
        containerOf(template).Essential = false;
        template.Resources.CatalogTask.Properties.ContainerDefinitions.push(container('main'));
      },
    },
    {
      on: 'a health check that only exists at deployment',
      mutate: (template) => {
        containerOf(template).HealthCheck = { 'Fn::If': ['Nobody', { Command: ['CMD', 'true'] }, { Ref: 'AWS::NoValue' }] };
      },
    },
    {
      on: 'a container beside the one behind the endpoint',
      mutate: (template) => {
        template.Resources.CatalogTask.Properties.ContainerDefinitions.push(container('sidecar'));
      },
    },
    {
      on: 'a task definition from elsewhere',
      mutate: (template) => {
        without(template);
        template.Resources.Catalog.Properties.TaskDefinition = 'catalog';
      },
    },
  ],
};
