import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { EXAMPLES, goldenOf } from '../test/examples/golden';
import { templatesIn } from '../test/integ/assembly';
import { SCENARIOS } from '../test/integ/scenarios';

/** Writes the templates of the scenarios and of the examples, for review and for tests that compare them. */
const { context } = module.require('../examples/retail-store/cdk.json') as { context: Record<string, unknown> };
const TEST = join(__dirname, '..', 'test');

for (const [name, build] of Object.entries(SCENARIOS)) {
  const app = new App({ context: { ...context, 'aws:cdk:enable-path-metadata': true } });
  build(app);
  const folder = join(TEST, 'integ', 'snapshots', name);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, template] of Object.entries(templatesIn(app.synth().directory))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${JSON.stringify(template, undefined, 1)}\n`);
  }
  console.log(`${name}: written`);
}

for (const [name, build] of Object.entries(EXAMPLES)) {
  writeFileSync(join(TEST, 'examples', 'golden', `${name}.txt`), goldenOf(build, context));
  console.log(`${name}: written`);
}
