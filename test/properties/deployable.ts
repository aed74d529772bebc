import { App } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { buildIn } from './build';
import { Shape, shapes } from './shape';

const COUNT = 30;
const SEED = 20261129;

/** Random applications in one app, each with a prefix of its own: what is accepted of each is deployed as it is. */
export function deployableApps(): App {
  const app = new App();
  const drawn = fc.sample(shapes, { seed: SEED, numRuns: COUNT * 3 }).map(deployable);
  const accepted = drawn.filter((shape) => buildIn(new App(), shape, {}).services.every(Boolean)).slice(0, COUNT);
  if (accepted.length < COUNT) throw new Error(`only ${accepted.length} of the applications can be deployed`);
  accepted.forEach((shape, i) => buildIn(app, shape, { prefix: `Random${i}` }));
  return app;
}

/** An application without what has to be there before it: instances that start, and groups of other apps; and without Stages. */
function deployable({ stacks, services, imports, ...others }: Shape): Shape {
  return {
    ...others,
    instances: false,
    stacks: stacks.map((place) => (place === 'stage' ? 'app' : place)),
    services: services.map((service) => ({ ...service, enabled: true, kind: service.kind === 'adopted' ? 'adopted' : 'fargate' })),
    imports: imports.map((each) => ({ ...each, withGroup: false })),
  };
}
