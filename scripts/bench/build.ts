import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { Measured } from './measured';

/**
 * Builds one mesh in this process, synthesises it, and prints what that took: `build.js <way> <services> <services of a namespace> <outdir>`.
 */
const [way, services, inNamespace, outdir] = process.argv.slice(2);

async function main(): Promise<void> {
  // The other way loads nothing of the library.
  const { build } = await (way === 'library' ? import('./with-library.js') : import('./by-hand.js'));
  // The CDK CLI asks for the paths of constructs.
  const app = new App({ outdir, analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } });
  build(app, Number(services), Number(inNamespace));
  app.synth();
  const { user, system } = process.cpuUsage();
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, memory, ...written() } satisfies Measured));
}

/** What the templates hold. */
function written(): Pick<Measured, 'bytes' | 'resources' | 'dependsOn'> {
  const texts = readdirSync(outdir).filter((name) => name.endsWith('.template.json')).map((name) => readFileSync(join(outdir, name), 'utf8'));
  const resources = texts.flatMap((text) => Object.values((JSON.parse(text) as { Resources: Record<string, { DependsOn?: string[] }> }).Resources));
  return {
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000,
    resources: resources.length,
    dependsOn: resources.reduce((sum, { DependsOn = [] }) => sum + DependsOn.length, 0),
  };
}

void main();
