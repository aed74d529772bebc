import { METADATA_KEY } from '../../../../src/analysis/facts';
import { sc408 } from '../../../../src/analysis/rules/task/sc408-proxy-share-lifts-tier';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

/** The task of `Catalog` as the library sizes it. */
type Size = readonly [number, number];
const sized = (asked: Size, chosen: Size, proxy: Size = [256, 64]) => (template: Template) => {
  const part = ([cpu, memoryMiB]: readonly [number, number]) => ({ cpu, memoryMiB });
  const { CatalogTask: task } = template.Resources;
  Object.assign(task.Properties, { Cpu: String(chosen[0]), Memory: String(chosen[1]) });
  task.Metadata = { [METADATA_KEY]: { version: 1, asked: part(asked), proxy: part(proxy) } };
};

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc408,
  violations: [
    {
      on: 'a share that lifts the smallest task',
      mutate: sized([256, 512], [512, 1024]),
      messages: ['the application of "Catalog" asks for 256 CPU units and 512 MiB, which fits 256 CPU units and 512 MiB; the share of the proxy lifts the task to '
        + '512 CPU units and 1024 MiB: 256 CPU units and 512 MiB more'],
      fix: 'size the task by a share of the proxy that you have measured',
      resources,
      property: 'Cpu',
    },
    { on: 'a share of CPU alone', mutate: sized([1024, 2048], [2048, 4096]), messages: ['1024 CPU units and 2048 MiB more'], fix: 'ask for at most 768 CPU units and 1984 MiB to stay there, or size the task by a share of the proxy that you have measured', resources },
    { on: 'a share of memory alone', mutate: sized([256, 1024], [512, 2048], [128, 64]), messages: ['256 CPU units and 1024 MiB more'], resources },
    { on: 'a step of 4 vCPU', mutate: sized([4096, 8192], [8192, 16384]), messages: ['4096 CPU units and 8192 MiB more'], resources },
    {
      on: 'a step of 16 vCPU', mutate: sized([16384, 1024], [32768, 61440]), messages: ['16384 CPU units and 28672 MiB more'], resources, severity: 'warning',
    },
  ],
  silent: [
    { on: 'a size that holds both', mutate: sized([256, 960], [512, 1024], [0, 0]) },
    { on: 'the largest numbers that stay', mutate: sized([3840, 8128], [4096, 8192]) },
    { on: 'a share of nothing', mutate: sized([256, 512], [256, 512], [0, 0]) },
    {
      on: 'container instances, which have no sizes',
      mutate: (template) => {
        sized([256, 512], [512, 576])(template);
        template.Resources.CatalogTask.Properties.RequiresCompatibilities = ['EC2'];
      },
    },
    {
      on: 'numbers that only exist at deployment',
      mutate: (template) => {
        sized([256, 512], [512, 1024])(template);
        template.Resources.CatalogTask.Metadata![METADATA_KEY].asked = { cpu: { Ref: 'Cpu' }, memoryMiB: 512 };
      },
    },
  ],
};
