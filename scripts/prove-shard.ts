import { rmSync } from 'fs';
import fc from 'fast-check';
import { hold } from '../test/properties/properties';
import { shapes } from '../test/properties/shape';

/** Checks some random applications by a seed, and prints what came of it as one line of JSON. */
const [seed, numRuns] = process.argv.slice(2).map(Number);
// CDK takes a stack trace for each resource, which is a tenth of the time.
Error.stackTraceLimit = 0;

let [calls, refusals] = [0, 0];

const { failed, counterexample, errorInstance } = fc.check(fc.property(shapes, (shape) => {
  const built = hold(shape);
  calls += built.accepted.calls.length;
  refusals += built.refusals.length;
  rmSync(built.assembly.directory, { recursive: true });
}), { seed, numRuns });

const failure = failed ? `${JSON.stringify(counterexample)}: ${(errorInstance as Error).message}` : undefined;
console.log(JSON.stringify({ seed, seconds: Math.round((({ user, system }) => user + system)(process.cpuUsage()) / 1e6), calls, refusals, failure }));
