import { sc405 } from '../../../../src/analysis/rules/task/sc405-proxy-cpu-headroom';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { taskAndContainer } from './task-properties';

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
  ],
  silent: [
    { on: '256 units', mutate: leave(256) },
    { on: '511 units at 500 requests a second', mutate: all(leave(511), atPeak(500)) },
    { on: '512 units above 500 requests a second', mutate: all(leave(512), atPeak(501)) },
    { on: 'a peak that only exists at deployment', mutate: all(leave(511), atPeak({ Ref: 'Peak' })) },
    { on: 'containers that set no CPU', mutate: taskAndContainer({ Cpu: 256, Memory: 512 }, {}) },
    { on: 'containers that set 0, which is none', mutate: taskAndContainer({ Cpu: 256, Memory: 512 }, { Cpu: 0 }) },
    { on: 'a container whose CPU only exists at deployment', mutate: taskAndContainer({}, { Cpu: { Ref: 'Cpu' } }) },
    { on: 'a task whose CPU only exists at deployment', mutate: taskAndContainer({ Cpu: { Ref: 'Cpu' } }, { Cpu: 512 }) },
    { on: 'a task without CPU', mutate: taskAndContainer({ Cpu: undefined }, { Cpu: 512 }) },
  ],
};
