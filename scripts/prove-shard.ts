import { rmSync } from 'fs';
import fc from 'fast-check';
import { holdUnderChange } from '../test/properties/change-property';
import { draws } from '../test/properties/changes';
import { hold } from '../test/properties/properties';
import { shapes } from '../test/properties/shape';

/** Checks some random applications, and a change of each, by a seed, and prints what came of it as one line of JSON. */
const [seed, numRuns] = process.argv.slice(2).map(Number);
// CDK takes a stack trace for each resource, which is a tenth of the time.
Error.stackTraceLimit = 0;
let [calls, refusals, changes, resources] = [0, 0, 0, 0];

const { failed, counterexample, errorInstance } = fc.check(fc.property(shapes, draws, (shape, draw) => {
  const built = hold(shape);
  calls += built.accepted.calls.length;
  refusals += built.refusals.length;
  const compared = holdUnderChange(built, draw);
  if (compared.resources > 0) changes += 1;
  resources += compared.resources;
  rmSync(built.assembly.directory, { recursive: true });
}), { seed, numRuns });

const failure = failed ? `${JSON.stringify(counterexample)}: ${(errorInstance as Error).message}` : undefined;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ seed, seconds: Math.round((user + system) / 1e6), calls, refusals, changes, resources, failure }));
