import { fargateSizeProblem, tooLargeForFargate } from '../../../../src/analysis/rules/task/sc406-fargate-task-size';

test('a need above the largest size names that size', () => {
  expect(tooLargeForFargate({ cpu: 65536, memoryMiB: 1024 }).message)
    .toBe('the task needs 65536 CPU units and 1024 MiB; the largest task of Fargate has 32768 CPU units and 249856 MiB');
});

test('a pair names the memory that goes with the CPU, or the CPU that there is', () => {
  expect(fargateSizeProblem(256, 512)).toBeUndefined();
  expect(fargateSizeProblem(256, 4096)?.message).toContain('512, 1024, 2048 MiB');
  expect(fargateSizeProblem(100, 512)?.message).toContain('256, 512, 1024');
});
