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

/** How the services are spread: over stacks side by side, in a chain of stacks, each in a stack of its own, each in a deployment of its own. */
const SPREADS = {
  'stacks side by side': { perStack: 100, chained: false, apart: false },
  'a chain of stacks': { perStack: 100, chained: true, apart: false },
  'a stack each': { perStack: 1, chained: false, apart: false },
  'a template each, deployed alone': { perStack: 1, chained: false, apart: true },
};

/** Measures over a mesh. */
function measureMesh(services: number, { perStack, chained, apart }: typeof SPREADS[keyof typeof SPREADS]): Readonly<Record<string, number>> {
  const sources = largeMesh(services, perStack).map((source, i, all) => ({
    ...source, dependsOn: chained && i > 0 ? [all[i - 1].name] : [], ...apart ? { assembly: source.name } : {},
  }));
  const meshes = (apart ? sources.map((source) => [source]) : [sources]).map((together) => ({ mesh: readMesh(together), judgements: [] }));
  const topology = topologyOf(meshes);
  if (topology.services.length !== services || topology.services.some(({ wave }) => wave === null)) throw new Error('the generated mesh has no order');
  return {
    topology: measure(() => topologyOf(meshes)),
    text: measure(() => asText(planChapters(topology), (title) => title)),
    drawing: measure(() => asMermaid(pictureOf(topology))),
    change: measure(() => {
      const states = meshes.map(({ mesh }) => mesh);
      if (changeBetween(states, states).services.length > 0) throw new Error('a mesh differs from itself');
    }),
  };
}

for (const [name, spread] of Object.entries(SPREADS)) {
  const [small, large] = [measureMesh(1000, spread), measureMesh(10000, spread)];
  const total = Object.values(large).reduce((sum, seconds) => sum + seconds, 0);
  const parts = Object.entries(large).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s, ${(seconds / small[part]).toFixed(0)} times 1,000`);
  console.log(`plan of 10,000 services in ${name}: ${parts.join('; ')}`);
  if (total > LIMIT_SECONDS) throw new Error(`the plan of 10,000 services takes more than ${LIMIT_SECONDS} s`);
  for (const [part, seconds] of Object.entries(large)) {
    if (seconds > 0.5 && seconds / small[part] > LIMIT_RATIO) throw new Error(`${part}: 10,000 services take more than ${LIMIT_RATIO} times as long as 1,000`);
  }
}
