import { sc406 } from '../../../../src/analysis/rules/task/sc406-fargate-task-size';
import { RuleCases } from '../rule-cases';
import { onEc2, task, UNDECIDED } from './task-properties';

const resources = ['CatalogTask'];

const size = (Cpu: unknown, Memory: unknown) => ({ on: `${String(Cpu)} and ${String(Memory)}`, mutate: task({ Cpu, Memory }) });

export const cases: RuleCases = {
  rule: sc406,
  violations: [
    {
      ...size('512', '512'),
      messages: ['memory is 512 MiB; with 512 CPU units, Fargate accepts 1024, 2048, 3072, 4096 MiB'],
      fix: 'use one of these, or other CPU units',
      resources,
      property: 'Memory',
    },
    {
      ...size('300', '1024'),
      messages: ['cpu is 300 units; Fargate accepts 256, 512, 1024, 2048, 4096, 8192, 16384, 32768'],
      fix: 'use one of these',
      resources,
      property: 'Cpu',
    },
    { ...size('.25 vCPU', '3 GB'), messages: ['memory is 3072 MiB; with 256 CPU units, Fargate accepts 512, 1024, 2048 MiB'], resources },
    { ...size('8 vCPU', '17 GB'), messages: ['memory is 17408 MiB'], resources },
    { ...size(32768, 65536), messages: ['accepts 61440, 122880, 249856 MiB'], resources },
    { ...size('much', '1024'), messages: ['cpu is not a number of units'], resources },
    { ...size('512', '1024 MB'), messages: ['memory is not a number of MiB'], resources },
    { on: 'CPU that Fargate does not have, whatever the memory', mutate: task({ Cpu: 128, Memory: { Ref: 'Memory' } }), messages: ['cpu is 128 units'], fix: 'use one of these', resources },
  ],
  silent: [
    ...[
      [256, 512], ['256', '2048'], ['0.25 vCPU', '0.5 GB'], ['.5 vCPU', '4GB'], ['1 vCPU', '8 GB'], ['1vCPU', '2048'], ['4096', '30720'],
      ['8 vCPU', '60 GB'], [16384, 122880], [32768, 249856],
    ].map(([cpu, memory]) => size(cpu, memory)),
    { on: 'memory that only exists at deployment', mutate: task({ Memory: { Ref: 'Memory' } }) },
    { on: 'CPU that only exists at deployment', mutate: task({ Cpu: UNDECIDED, Memory: 700 }) },
    {
      on: 'any size on EC2',
      mutate: (template) => {
        onEc2(template);
        task({ Cpu: 300, Memory: 700 })(template);
      },
    },
  ],
};
