import { largeMesh } from '../test/support/large-mesh';

/**
 * Measures the compiled plan over generated meshes of 1,000 and of 10,000 services: topology, text, drawing, and a change against the same mesh.
 *
 * Fails if they are not linear, or slower than a busy machine explains.
 */
const { readMesh } = module.require('../lib/analysis/reader') as typeof import('../src/analysis/reader');
const { changeBetween, topologyOf } = module.require('../lib/analysis/topology') as typeof import('../src/analysis/topology');
const { asMermaid, pictureOf } = module.require('../lib/analysis/drawing') as typeof import('../src/analysis/drawing');
const { planChapters } = module.require('../lib/cli/planning/plan-chapters') as typeof import('../src/cli/planning/plan-chapters');
const { asText } = module.require('../lib/cli/planning/section') as typeof import('../src/cli/planning/section');

const RUNS = 3;
const LIMIT_SECONDS = 20;
const LIMIT_RATIO = 25;

/** Seconds of CPU time that an action takes, the best of some runs. */
function measure(work: () => void): number {
  return Math.min(...Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  }));
}

/** Measures over stacks that stand alone, or that wait for one another. */
function measureMesh(services: number, chained: boolean): Readonly<Record<string, number>> {
  const sources = largeMesh(services).map((source, i, all) => ({ ...source, dependsOn: chained && i > 0 ? [all[i - 1].name] : [] }));
  const mesh = readMesh(sources);
  const topology = topologyOf([{ mesh, judgements: [] }]);
  if (topology.services.length !== services || topology.services.some(({ wave }) => wave === null)) throw new Error('the generated mesh has no order');
  return {
    topology: measure(() => topologyOf([{ mesh, judgements: [] }])),
    text: measure(() => asText(planChapters(topology), (title) => title)),
    drawing: measure(() => asMermaid(pictureOf(topology))),
    change: measure(() => {
      if (changeBetween([mesh], [mesh]).services.length > 0) throw new Error('a mesh differs from itself');
    }),
  };
}

for (const chained of [false, true]) {
  const [small, large] = [measureMesh(1000, chained), measureMesh(10000, chained)];
  const total = Object.values(large).reduce((sum, seconds) => sum + seconds, 0);
  const parts = Object.entries(large).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s, ${(seconds / small[part]).toFixed(0)} times 1,000`);
  console.log(`plan of 10,000 services in ${chained ? 'a chain of stacks' : 'stacks side by side'}: ${parts.join('; ')}`);
  if (total > LIMIT_SECONDS) throw new Error(`the plan of 10,000 services takes more than ${LIMIT_SECONDS} s`);
  for (const [part, seconds] of Object.entries(large)) {
    if (seconds > 0.5 && seconds / small[part] > LIMIT_RATIO) throw new Error(`${part}: 10,000 services take more than ${LIMIT_RATIO} times as long as 1,000`);
  }
}
