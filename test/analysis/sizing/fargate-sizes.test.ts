import { FARGATE_TIERS, isFargateSize, LARGEST_FARGATE_SIZE, smallestFargateSize } from '../../../src/analysis/sizing';

/** CPU, the memory steps at both ends, and how many there are, as the page of AWS lists them. */
test.each([
  [256, [512, 1024, 2048], 3],
  [512, [1024, 2048, 3072, 4096], 4],
  [1024, [2048, 8192], 7],
  [2048, [4096, 16384], 13],
  [4096, [8192, 30720], 23],
  [8192, [16384, 20480, 61440], 12],
  [16384, [32768, 40960, 122880], 12],
  [32768, [61440, 122880, 249856], 3],
])('CPU %i takes its memory sizes and no other', (cpu, sizes, count) => {
  const tier = FARGATE_TIERS.find((each) => each.cpu === cpu)!;
  expect(tier.memoryMiB).toHaveLength(count);
  for (const memoryMiB of sizes) expect(isFargateSize({ cpu, memoryMiB })).toBe(true);
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  for (const memoryMiB of [0, first - 512, first - 1, first + 1, last - 1, last + 1, last + 1024, NaN]) {
    expect([memoryMiB, isFargateSize({ cpu, memoryMiB })]).toEqual([memoryMiB, false]);
  }
});

test.each([0, 128, 255, 257, 768, 1023, 65536, NaN])('there is no CPU %p', (cpu) => {
  expect(FARGATE_TIERS.some(({ memoryMiB }) => memoryMiB.some((size) => isFargateSize({ cpu, memoryMiB: size })))).toBe(false);
});

test.each([
  [0, 0, 256, 512],
  [256, 512, 256, 512],
  [256, 513, 256, 1024],
  [257, 512, 512, 1024],
  [256, 2048, 256, 2048],
  [256, 2049, 512, 3072],
  [512, 4097, 1024, 5120],
  [512, 576, 512, 1024],
  [1024, 8193, 2048, 9216],
  [4096, 30721, 8192, 32768],
  [8192, 61441, 16384, 65536],
  [16384, 122881, 32768, 249856],
  [32768, 249856, 32768, 249856],
])('%i CPU units and %i MiB fit into %i and %i', (cpu, memoryMiB, fitCpu, fitMemory) => {
  expect(smallestFargateSize({ cpu, memoryMiB })).toEqual({ cpu: fitCpu, memoryMiB: fitMemory });
});

test.each([[32769, 512], [256, 249857]])('nothing holds %i CPU units and %i MiB', (cpu, memoryMiB) => {
  expect(smallestFargateSize({ cpu, memoryMiB })).toBeUndefined();
});

test('the largest size is the last of the last tier', () => {
  const { cpu, memoryMiB } = FARGATE_TIERS[FARGATE_TIERS.length - 1];
  expect(LARGEST_FARGATE_SIZE).toEqual({ cpu, memoryMiB: Math.max(...memoryMiB) });
});

test('what fits is a size of Fargate, and no smaller tier holds it', () => {
  for (const need of [{ cpu: 300, memoryMiB: 700 }, { cpu: 1000, memoryMiB: 9000 }, { cpu: 5000, memoryMiB: 100 }]) {
    const fit = smallestFargateSize(need)!;
    expect(isFargateSize(fit)).toBe(true);
    for (const { cpu, memoryMiB } of FARGATE_TIERS) {
      if (cpu < fit.cpu) expect(cpu < need.cpu || Math.max(...memoryMiB) < need.memoryMiB).toBe(true);
    }
  }
});
