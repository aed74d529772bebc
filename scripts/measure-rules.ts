import { largeMesh } from '../test/support/large-mesh';

/**
 * Measures the compiled reader and rules over generated meshes of 1,000 and of 10,000 services.
 *
 * Fails if they are not linear, or slower than a busy machine explains: on an idle one, 10,000 services take less than a second.
 */
const { judge } = module.require('../lib/analysis/rules') as typeof import('../src/analysis/rules');
const { readMesh } = module.require('../lib/analysis/reader') as typeof import('../src/analysis/reader');

const RUNS = 5;
const LIMIT_SECONDS = 5;
const LIMIT_RATIO = 25;

/** Times in seconds. */
interface Measured {
  readonly best: number;
  readonly median: number;
}

/** Measures reader and rules over a mesh of the given number of services. */
function measure(services: number): Measured {
  const sources = largeMesh(services);
  const seconds = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const mesh = readMesh(sources);
    const findings = judge(mesh).filter(({ severity }) => severity !== 'info');
    if (mesh.services.length !== services || findings.length > 0) throw new Error(`the generated mesh has ${findings.length} findings`);
    return (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  return { best: seconds[0], median: seconds[Math.floor(RUNS / 2)] };
}

const [small, large] = [measure(1000), measure(10000)];
for (const [services, { best, median }] of [['1,000', small], ['10,000', large]] as const) {
  console.log(`reader and rules over ${services} services: median ${median.toFixed(2)} s, best ${best.toFixed(2)} s of ${RUNS} runs`);
}
if (large.median > LIMIT_SECONDS) throw new Error(`10,000 services take more than ${LIMIT_SECONDS} s`);
if (large.best / small.best > LIMIT_RATIO) throw new Error(`10,000 services take more than ${LIMIT_RATIO} times as long as 1,000`);
