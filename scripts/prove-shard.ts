import { rmSync } from 'fs';
import fc from 'fast-check';
import { hold } from '../test/properties/properties';
import { shapes } from '../test/properties/shape';

/** Checks some random applications by a seed, and prints what came of it as one line of JSON. */
const [seed, numRuns] = process.argv.slice(2).map(Number);
const start = performance.now();
let [calls, refusals] = [0, 0];

const { failed, counterexample, errorInstance } = fc.check(fc.property(shapes, (shape) => {
  const built = hold(shape);
  calls += built.calls.length;
  refusals += built.refusals.length;
  rmSync(built.assembly.directory, { recursive: true });
}), { seed, numRuns });

const failure = failed ? `${JSON.stringify(counterexample)}: ${(errorInstance as Error).message}` : undefined;
console.log(JSON.stringify({ seed, seconds: Math.round((performance.now() - start) / 1000), calls, refusals, failure }));
