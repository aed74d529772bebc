import { FARGATE_TIERS } from '../../../src/analysis/sizing';
import { fact, Fact } from '../compare';
import { Schema } from '../models';

/** The sizes that cfn-lint accepts of a task on Fargate, by CPU units. */
function theirTiers(extension: Schema): Record<string, number[]> {
  return Object.fromEntries((extension.then?.anyOf ?? []).map(({ properties }) => {
    const memory = properties?.Memory.then;
    return [String(properties?.Cpu.then?.enum?.[0]), memory?.enum?.map(Number) ?? stepsOf(memory)];
  }));
}

function stepsOf({ minimum = 0, maximum = -1, multipleOf = 1 }: Schema = {}): number[] {
  const steps: number[] = [];
  for (let size = minimum; size <= maximum; size += multipleOf) steps.push(size);
  return steps;
}

/** The task sizes of Fargate, tier by tier. */
export const FARGATE_SIZES: readonly Fact[] = [
  fact('CPU tiers of Fargate', FARGATE_TIERS.map(({ cpu }) => String(cpu)), ({ extension }) => Object.keys(theirTiers(extension('aws_ecs_taskdefinition/fargate_cpu_memory')))),
  ...FARGATE_TIERS.map(({ cpu, memoryMiB }) => (
    fact(`memory with ${cpu} CPU units on Fargate`, memoryMiB, ({ extension }) => theirTiers(extension('aws_ecs_taskdefinition/fargate_cpu_memory'))[cpu])
  )),
];
