import { sc402 } from '../../../../src/analysis/rules/task/sc402-task-cpu-required';
import { containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { onEc2, task, UNDECIDED } from './task-properties';

const ownProvider = (template: Template) => {
  delete template.Resources.Catalog.Properties.LaunchType;
  template.Resources.Catalog.Properties.CapacityProviderStrategy = [{ CapacityProvider: 'mine', Weight: 1 }];
};

const leftOut = task({ Cpu: undefined });

export const cases: RuleCases = {
  rule: sc402,
  violations: [
    {
      on: 'no CPU on Fargate',
      mutate: leftOut,
      messages: ['the task definition of "Catalog" sets no CPU; Fargate requires it'],
      fix: 'set Cpu of the task definition to what its containers need and at least 256 units for the proxy',
      resources: ['CatalogTask'],
      property: 'Cpu',
    },
    {
      on: 'no CPU on Fargate, beside a container that reserves some',
      mutate: (template) => {
        leftOut(template);
        containerOf(template).Cpu = 512;
      },
      messages: ['Fargate requires it'],
      fix: 'set Cpu of the task definition to at least 768, the CPU units of its containers and of the proxy',
      resources: ['CatalogTask'],
    },
    {
      on: 'no CPU on Fargate by a capacity provider',
      mutate: (template) => {
        ownProvider(template);
        template.Resources.Catalog.Properties.CapacityProviderStrategy[0].CapacityProvider = 'FARGATE_SPOT';
        leftOut(template);
      },
      messages: ['Fargate requires it'],
      resources: ['CatalogTask'],
    },
    {
      on: 'no CPU on EC2',
      mutate: (template) => {
        onEc2(template);
        leftOut(template);
      },
      messages: ['sets no CPU; none is reserved for the Service Connect proxy'],
      resources: ['CatalogTask'],
      severity: 'warning',
    },
    {
      on: 'one task definition behind a service on EC2 and one on Fargate',
      mutate: (template) => {
        leftOut(template);
        template.Resources.Catalog.Properties.LaunchType = 'EC2';
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
      },
      messages: ['the task definition of "Ui" sets no CPU; Fargate requires it'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    { on: 'CPU with a unit', mutate: task({ Cpu: '.5 vCPU' }) },
    { on: 'CPU that only exists at deployment', mutate: task({ Cpu: { Ref: 'Cpu' } }) },
    { on: 'CPU of an undecidable branch', mutate: task({ Cpu: UNDECIDED }) },
    {
      on: 'no CPU on a capacity provider that nobody knows',
      mutate: (template) => {
        ownProvider(template);
        leftOut(template);
      },
    },
    {
      on: 'no CPU on a launch type that only exists at deployment',
      mutate: (template) => {
        template.Resources.Catalog.Properties.LaunchType = { Ref: 'LaunchType' };
        leftOut(template);
      },
    },
    {
      on: 'a task definition from elsewhere',
      mutate: (template) => {
        template.Resources.Catalog.Properties.TaskDefinition = 'catalog:7';
        leftOut(template);
      },
    },
  ],
};
