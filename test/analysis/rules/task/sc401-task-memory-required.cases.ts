import { sc401 } from '../../../../src/analysis/rules/task/sc401-task-memory-required';
import { RuleCases } from '../rule-cases';
import { onEc2, task, UNDECIDED } from './task-properties';

export const cases: RuleCases = {
  rule: sc401,
  violations: [
    {
      on: 'no memory on Fargate',
      mutate: task({ Memory: undefined }),
      messages: ['the task definition of "Catalog" sets no memory'],
      fix: 'set Memory of the task definition to what its containers need and at least 64 MiB for the proxy',
      resources: ['CatalogTask'],
      property: 'Memory',
    },
    {
      on: 'container memory only, on EC2',
      mutate: (template) => {
        onEc2(template);
        task({ Memory: { Ref: 'AWS::NoValue' } })(template);
        template.Resources.CatalogTask.Properties.ContainerDefinitions[0].Memory = 512;
      },
      messages: ['Service Connect requires task memory, even if each container has a limit'],
      fix: 'set Memory of the task definition to at least 576, the memory of its containers and of the proxy',
      resources: ['CatalogTask'],
    },
    {
      on: 'one task definition behind two services, once',
      mutate: (template) => {
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
        task({ Memory: undefined })(template);
      },
      messages: ['the task definition of "Catalog"'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    { on: 'memory as a number', mutate: task({ Memory: 1024 }) },
    { on: 'memory with a unit', mutate: task({ Memory: '1 GB' }) },
    { on: 'memory that only exists at deployment', mutate: task({ Memory: { Ref: 'Memory' } }) },
    { on: 'memory of an undecidable branch', mutate: task({ Memory: UNDECIDED }) },
    {
      on: 'a task definition from elsewhere',
      mutate: (template) => {
        template.Resources.Catalog.Properties.TaskDefinition = { 'Fn::ImportValue': 'CatalogTask' };
        delete template.Resources.CatalogTask.Properties.Memory;
      },
    },
  ],
};
