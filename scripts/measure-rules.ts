import { largeMesh } from '../test/support/large-mesh';

/**
 * Measures reader and rules, as they are compiled, over generated meshes of 1,000 and of 10,000 services.
 *
 * Fails when they are not linear, or far above the figure that the README gives for an idle machine.
 */
const { judge } = module.require('../lib/rules') as typeof import('../src/rules');
const { readMesh } = module.require('../lib/template') as typeof import('../src/template');

const LIMIT_SECONDS = 6;
const LIMIT_RATIO = 25;

/** Seconds for reader and rules over a mesh of so many services, the best of three. */
function measure(services: number): number {
  const sources = largeMesh(services);
  return Math.min(...[1, 2, 3].map(() => {
    const start = performance.now();
    const mesh = readMesh(sources);
    const findings = judge(mesh).filter(({ severity }) => severity !== 'info');
    const seconds = (performance.now() - start) / 1000;
    if (mesh.services.length !== services || findings.length > 0) throw new Error(`the generated mesh has ${findings.length} findings`);
    return seconds;
  }));
}

const [small, large] = [measure(1000), measure(10000)];
console.log(`reader and rules: ${small.toFixed(2)} s over 1,000 services, ${large.toFixed(2)} s over 10,000`);
if (large > LIMIT_SECONDS || large / small > LIMIT_RATIO) throw new Error(`more than ${LIMIT_SECONDS} s, or not linear`);
