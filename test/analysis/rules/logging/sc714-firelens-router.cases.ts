import { sc714 } from '../../../../src/analysis/rules/logging/sc714-firelens-router';
import { configurationOf, container } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const firelens = (template: Template) => {
  configurationOf(template).LogConfiguration = { LogDriver: 'awsfirelens', Options: { Name: 'cloudwatch' } };
};

const containers = (template: Template) => template.Resources.CatalogTask.Properties.ContainerDefinitions;

export const cases: RuleCases = {
  rule: sc714,
  violations: [
    {
      on: 'a task without log router',
      mutate: firelens,
      messages: ['LogDriver is "awsfirelens", but no container of the task is a log router'],
      fix: 'add a log router container to the task definition, or use another log driver for the proxy',
      property: 'ServiceConnectConfiguration/LogConfiguration/LogDriver',
    },
    {
      on: 'a router that is removed',
      mutate: (template) => {
        firelens(template);
        containers(template).push(container('router', { FirelensConfiguration: { Ref: 'AWS::NoValue' } }));
      },
      messages: ['no container of the task is a log router'],
    },
  ],
  silent: [
    {
      on: 'a task with a log router',
      mutate: (template) => {
        firelens(template);
        containers(template).push(container('router', { FirelensConfiguration: { Type: 'fluentbit' } }));
      },
    },
    {
      on: 'a router that only exists at deployment',
      mutate: (template) => {
        firelens(template);
        containers(template).push(container('router', { FirelensConfiguration: { Ref: 'Router' } }));
      },
    },
    {
      on: 'a container that only exists at deployment',
      mutate: (template) => {
        firelens(template);
        containers(template).push({ Ref: 'Router' });
      },
    },
    {
      on: 'a task definition outside the template',
      mutate: (template) => {
        firelens(template);
        template.Resources.Catalog.Properties.TaskDefinition = { 'Fn::ImportValue': 'catalog-task' };
      },
    },
    {
      on: 'a driver that only exists at deployment',
      mutate: (template) => { configurationOf(template).LogConfiguration = { LogDriver: { Ref: 'Driver' } }; },
    },
    { on: 'another driver', mutate: (template) => { configurationOf(template).LogConfiguration = { LogDriver: 'splunk' }; } },
  ],
};
