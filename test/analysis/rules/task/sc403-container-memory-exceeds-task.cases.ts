import { sc403 } from '../../../../src/analysis/rules/task/sc403-container-memory-exceeds-task';
import { container, containerOf } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { UNDECIDED } from './task-properties';

/** Gives the task of 1,024 MiB containers of that memory. */
const containers = (first: Properties, ...more: Properties[]) => (template: Template) => {
  Object.assign(containerOf(template), first);
  template.Resources.CatalogTask.Properties.ContainerDefinitions.push(...more.map((properties, i) => container(`sidecar${i}`, properties)));
};

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc403,
  violations: [
    {
      on: 'two containers that do not fit',
      mutate: containers({ Memory: 513 }, { Memory: 512 }),
      messages: ['the containers need 1025 MiB of memory in total, more than the 1024 MiB of their task'],
      fix: 'raise the memory of the task above 1025 MiB, or lower the limits of the containers',
      resources,
      property: 'Memory',
    },
    { on: 'a container that does not fit', mutate: containers({ Memory: '2048' }), messages: ['2048 MiB'], resources },
    { on: 'a limit that does not fit, whatever is reserved', mutate: containers({ Memory: 2048, MemoryReservation: 128 }), messages: ['2048 MiB'], resources },
    { on: 'reservations that do not fit', mutate: containers({ MemoryReservation: 768 }, { MemoryReservation: 512 }), messages: ['1280 MiB'], resources },
    { on: 'a container that does not fit beside one of unknown memory', mutate: containers({ Memory: { Ref: 'Memory' } }, { Memory: 1025 }), messages: ['1025 MiB'], resources },
  ],
  silent: [
    { on: 'containers that just fit', mutate: containers({ Memory: 512 }, { Memory: 512 }) },
    { on: 'limits that do not fit where the reservations do', mutate: containers({ Memory: 1024, MemoryReservation: 256 }, { Memory: 1024, MemoryReservation: 256 }) },
    { on: 'memory that only exists at deployment', mutate: containers({ Memory: { Ref: 'Memory' } }, { Memory: UNDECIDED }, { Memory: 1024 }) },
    { on: 'no limits', mutate: containers({}, {}) },
    {
      on: 'a task whose memory only exists at deployment',
      mutate: (template) => {
        containers({ Memory: 4096 })(template);
        template.Resources.CatalogTask.Properties.Memory = { Ref: 'Memory' };
      },
    },
    {
      on: 'a task in GB',
      mutate: (template) => {
        containers({ Memory: 2048 })(template);
        template.Resources.CatalogTask.Properties.Memory = '2 GB';
      },
    },
  ],
};
