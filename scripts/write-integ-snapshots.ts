import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { templatesIn } from '../test/integ/assembly';
import { SCENARIOS } from '../test/integ/scenarios';

/** Writes the templates of the deployable examples, for review and for a test that compares them. */
const context = {
  ...(module.require('../examples/retail-store/cdk.json') as { context: Record<string, unknown> }).context,
  'aws:cdk:enable-path-metadata': true,
};

for (const [name, build] of Object.entries(SCENARIOS)) {
  const app = new App({ context });
  build(app);
  const folder = join(__dirname, '..', 'test', 'integ', 'snapshots', name);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, template] of Object.entries(templatesIn(app.synth().directory))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${JSON.stringify(template, undefined, 1)}\n`);
  }
  console.log(`${name}: written`);
}
