import { ServiceConnectTaskResources } from './proxy-allowance';

/** The memory that goes with a number of CPU units on Fargate. */
interface Tier {
  readonly cpu: number;
  readonly memoryMiB: readonly number[];
}

const steps = (first: number, last: number, step: number) => Array.from({ length: (last - first) / step + 1 }, (_, i) => first + i * step);

/**
 * Every task size of Fargate, from the smallest.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
export const FARGATE_TIERS: readonly Tier[] = [
  { cpu: 256, memoryMiB: [512, 1024, 2048] },
  { cpu: 512, memoryMiB: steps(1024, 4096, 1024) },
  { cpu: 1024, memoryMiB: steps(2048, 8192, 1024) },
  { cpu: 2048, memoryMiB: steps(4096, 16384, 1024) },
  { cpu: 4096, memoryMiB: steps(8192, 30720, 1024) },
  { cpu: 8192, memoryMiB: steps(16384, 61440, 4096) },
  { cpu: 16384, memoryMiB: steps(32768, 122880, 8192) },
  { cpu: 32768, memoryMiB: [61440, 122880, 249856] },
];

/** The largest task size of Fargate. */
export const LARGEST_FARGATE_SIZE: ServiceConnectTaskResources = { cpu: 32768, memoryMiB: 249856 };

/** Whether Fargate has that very size. */
export function isFargateSize({ cpu, memoryMiB }: ServiceConnectTaskResources): boolean {
  return FARGATE_TIERS.some((tier) => tier.cpu === cpu && tier.memoryMiB.includes(memoryMiB));
}

/** The lowest CPU tier that holds the need, with the lowest memory in it; `undefined` above the largest. */
export function smallestFargateSize(need: ServiceConnectTaskResources): ServiceConnectTaskResources | undefined {
  for (const { cpu, memoryMiB } of FARGATE_TIERS) {
    const memory = cpu >= need.cpu ? memoryMiB.find((size) => size >= need.memoryMiB) : undefined;
    if (memory !== undefined) return { cpu, memoryMiB: memory };
  }
  return undefined;
}
