import { sc405 } from '../../../../src/analysis/rules/task/sc405-proxy-cpu-headroom';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { onEc2, taskAndContainer } from './task-properties';

/** Leaves that many of 1,024 CPU units to the proxy. */
const leave = (cpu: number) => taskAndContainer({ Cpu: '1 vCPU', Memory: 2048 }, { Cpu: 1024 - cpu });

const atPeak = (requestsPerSecond: unknown) => (template: Template) => {
  template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': { version: 1, peakRequestsPerSecond: requestsPerSecond } };
};

const all = (...changes: ((template: Template) => void)[]) => (template: Template) => changes.forEach((change) => change(template));

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc405,
  violations: [
    {
      on: '255 units',
      mutate: leave(255),
      messages: ['the task of "Catalog" has 1024 CPU units and its containers 769, which leaves 255 for the Service Connect proxy; AWS recommends 256'],
      fix: 'raise the CPU of the task to at least 1025 units, or lower that of the containers',
      resources,
      property: 'Cpu',
    },
    { on: 'containers that take more than there is', mutate: taskAndContainer({}, { Cpu: '1024' }), messages: ['leaves 0 for'], resources },
    { on: '511 units above 500 requests a second', mutate: all(leave(511), atPeak(501)), messages: ['leaves 511 for the Service Connect proxy; AWS recommends 512'], resources },
    {
      on: 'the higher peak of two services on one task definition',
      mutate: (template) => {
        all(leave(511), atPeak(501))(template);
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
      },
      messages: ['AWS recommends 512'],
      resources,
    },
    {
      on: 'a task on Fargate whose containers share 256 units with the proxy',
      mutate: taskAndContainer({ Cpu: 256, Memory: 512 }, {}),
      messages: ['the task of "Catalog" has 256 CPU units, which its containers share with the Service Connect proxy; AWS recommends 256 for the proxy alone'],
      fix: 'raise the CPU of the task above 256 units',
      resources,
      property: 'Cpu',
      severity: 'info',
    },
    { on: 'containers that set 0, which is none', mutate: taskAndContainer({ Cpu: 256, Memory: 512 }, { Cpu: 0 }), messages: ['share with'], resources, severity: 'info' },
    { on: 'the share of the proxy above 500 requests a second', mutate: all(taskAndContainer({ Cpu: 512 }, {}), atPeak(501)), messages: ['AWS recommends 512 for the proxy alone'], resources, severity: 'info' },
  ],
  silent: [
    { on: '256 units', mutate: leave(256) },
    { on: '511 units at 500 requests a second', mutate: all(leave(511), atPeak(500)) },
    { on: '512 units above 500 requests a second', mutate: all(leave(512), atPeak(501)) },
    { on: 'a peak that only exists at deployment', mutate: all(leave(511), atPeak({ Ref: 'Peak' })) },
    { on: 'containers that share more than the share of the proxy', mutate: taskAndContainer({ Cpu: 512, Memory: 1024 }, {}) },
    { on: 'containers that share 256 units on EC2', mutate: all(onEc2, taskAndContainer({ Cpu: 256, Memory: 512 }, {})) },
    {
      on: 'a size that metadata says was chosen',
      mutate: (template) => {
        taskAndContainer({ Cpu: 256, Memory: 512 }, {})(template);
        template.Resources.CatalogTask.Metadata = {
          'cdk-ecs-service-connect': { version: 1, asked: { cpu: 256, memoryMiB: 512 }, proxy: { cpu: 0, memoryMiB: 0 } },
        };
      },
    },
    { on: 'containers of which some only exist at deployment', mutate: taskAndContainer({ Cpu: 256, Memory: 512, ContainerDefinitions: [{ Ref: 'Container' }] }, {}) },
    { on: 'a container whose CPU may be anything, in a small task', mutate: taskAndContainer({ Cpu: 256, Memory: 512 }, { Cpu: { Ref: 'Cpu' } }) },
    { on: 'a container whose CPU only exists at deployment', mutate: taskAndContainer({}, { Cpu: { Ref: 'Cpu' } }) },
    { on: 'a task whose CPU only exists at deployment', mutate: taskAndContainer({ Cpu: { Ref: 'Cpu' } }, { Cpu: 512 }) },
    { on: 'a task without CPU', mutate: taskAndContainer({ Cpu: undefined }, { Cpu: 512 }) },
  ],
};
