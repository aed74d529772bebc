import { App, Stage } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { buildIn } from './build';
import { Shape, shapes } from './shape';

/** How many random applications are deployed. */
export const COUNT = 30;
const SEED = 20261129;

/** What the names of the stacks of an application begin with, by its number. */
export const prefixOf = (i: number) => `Random${i}N`;

/** How the name of a Stage ends. Every third application stands in one. */
export const STAGE = 'Beta';

/** Random applications in one app, which one deployment creates. */
export function deployableApps(): App {
  const app = new App();
  const drawn = fc.sample(shapes, { seed: SEED, numRuns: COUNT * 3 }).map(deployable);
  const accepted = drawn.filter((shape) => buildIn(new App(), shape, {}).services.every(Boolean)).slice(0, COUNT);
  if (accepted.length < COUNT) throw new Error(`only ${accepted.length} of the applications can be deployed`);
  accepted.forEach((shape, i) => {
    const prefix = prefixOf(i);
    buildIn(i % 3 === 0 ? new Stage(app, `${prefix}${STAGE}`) : app, shape, { prefix });
  });
  return app;
}

/**
 * An application without what has to be there before it, instances that start and groups of other apps, and without stacks that hold
 * nothing. What it has in Stages of its own, which reach nothing outside, stands beside the first stack.
 */
function deployable({ stacks, services, imports, frontend, ...others }: Shape): Shape {
  const used = [0, ...stacks.map((_, i) => i + 1)].filter((n) => n === 0 || services.some(({ stack }) => stack === n) || frontend?.stack === n);
  const at = (stack: number) => used.indexOf(stack);
  return {
    ...others,
    instances: false,
    stacks: used.slice(1).map((n) => (stacks[n - 1] === 'nested' ? 'nested' : 'app')),
    services: services.map((each) => ({ ...each, enabled: true, kind: each.kind === 'adopted' ? 'adopted' : 'fargate', stack: at(each.stack) })),
    imports: imports.map((each) => ({ ...each, withGroup: false })),
    frontend: frontend && { ...frontend, stack: at(frontend.stack) },
  };
}
