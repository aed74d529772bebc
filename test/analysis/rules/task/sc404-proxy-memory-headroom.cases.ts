import { sc404 } from '../../../../src/analysis/rules/task/sc404-proxy-memory-headroom';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { taskAndContainer } from './task-properties';

/** Adds clients until the namespace has that many services. */
const services = (count: number) => (template: Template) => {
  for (let i = 2; i < count; i += 1) {
    template.Resources[`Client${i}`] = JSON.parse(JSON.stringify(template.Resources.Ui));
    template.Resources[`Client${i}`].Metadata = undefined;
  }
};

/** `Catalog` and `Ui` run that many tasks together. */
const tasks = (count: number) => (template: Template) => {
  template.Resources.Catalog.Properties.DesiredCount = count - 1;
};

/** Leaves that many of 1,024 MiB to the proxy. */
const leave = (memoryMiB: number) => taskAndContainer({}, { Memory: 1024 - memoryMiB });

const all = (...changes: ((template: Template) => void)[]) => (template: Template) => changes.forEach((change) => change(template));

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc404,
  violations: [
    {
      on: '63 MiB',
      mutate: leave(63),
      messages: ['the task of "Catalog" has 1024 MiB and its containers 961 MiB, which leaves 63 MiB for the Service Connect proxy; AWS recommends 64 MiB'],
      fix: 'raise the memory of the task to at least 1025 MiB, or lower the limits of the containers',
      resources,
      property: 'Memory',
    },
    {
      // The fix is a size that Fargate has.
      on: '63 MiB of a task that only its service starts on Fargate',
      mutate: all(leave(63), ({ Resources: { CatalogTask } }) => { delete CatalogTask.Properties.RequiresCompatibilities; }),
      messages: ['which leaves 63 MiB'],
      resources,
    },
    { on: 'nothing', mutate: leave(0), messages: ['leaves 0 MiB'], resources },
    { on: 'a reservation', mutate: taskAndContainer({}, { MemoryReservation: '1000' }), messages: ['its containers 1000 MiB'], resources },
    {
      on: 'limits that do not fit where the reservations do',
      mutate: (template) => {
        leave(256)(template);
        const { ContainerDefinitions: containers } = template.Resources.CatalogTask.Properties;
        containers[0].MemoryReservation = 128;
        containers.push({ ...containers[0], Name: 'sidecar', PortMappings: [] });
      },
      messages: ['its containers 1536 MiB, which leaves 0 MiB'],
      resources,
    },
    { on: '127 MiB in a namespace of 101 services', mutate: all(leave(127), services(101)), messages: ['leaves 127 MiB for the Service Connect proxy; AWS recommends 128 MiB'], resources },
    { on: '127 MiB in a namespace of 2001 tasks', mutate: all(leave(127), tasks(2001)), messages: ['AWS recommends 128 MiB'], resources },
    {
      on: '127 MiB in a namespace that is expected to run 2001 tasks',
      mutate: (template) => {
        leave(127)(template);
        template.Resources.Ui.Metadata!['cdk-ecs-service-connect'].expectedTasks = 2000;
      },
      messages: ['AWS recommends 128 MiB'],
      resources,
    },
  ],
  silent: [
    { on: '64 MiB', mutate: leave(64) },
    { on: '127 MiB in a namespace of 100 services', mutate: all(leave(127), services(100)) },
    { on: '127 MiB in a namespace of 2000 tasks', mutate: all(leave(127), tasks(2000)) },
    { on: '128 MiB in a namespace of 101 services', mutate: all(leave(128), services(101)) },
    {
      on: '127 MiB where the services are in two namespaces',
      mutate: (template) => {
        all(leave(127), services(101))(template);
        configurationOf(template).Namespace = 'other';
      },
    },
    {
      on: '127 MiB where the number of tasks only exists at deployment',
      mutate: (template) => {
        leave(127)(template);
        template.Resources.Catalog.Properties.DesiredCount = { Ref: 'Count' };
      },
    },
    { on: 'memory that only exists at deployment', mutate: taskAndContainer({ Memory: { Ref: 'Memory' } }, { Memory: 1024 }) },
    { on: 'a container whose memory only exists at deployment', mutate: taskAndContainer({}, { Memory: { Ref: 'Memory' } }) },
    { on: 'a task without memory', mutate: taskAndContainer({ Memory: undefined }, { Memory: 1024 }) },
    { on: 'containers that do not fit at all, which is the finding of another rule', mutate: taskAndContainer({}, { Memory: 2048 }) },
  ],
};
