import { isLargeNamespace, proxyCpu, proxyMemoryMiB } from '../../../src/analysis/sizing';

test.each([
  [undefined, 256],
  [0, 256],
  [500, 256],
  [501, 512],
  [100_000, 512],
])('at %p requests a second the proxy gets %i CPU units', (requests, cpu) => {
  expect(proxyCpu(requests)).toBe(cpu);
});

test.each([
  [0, 0, 64],
  [100, 2000, 64],
  [101, 0, 128],
  [0, 2001, 128],
  [101, 2001, 128],
])('with %i services and %i tasks the proxy gets its share of %i MiB', (services, tasks, memoryMiB) => {
  expect(proxyMemoryMiB({ services, tasks })).toBe(memoryMiB);
  expect(isLargeNamespace({ services, tasks })).toBe(memoryMiB === 128);
});
