import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { Measured } from './measured';

/**
 * Builds one mesh in this process, synthesises it, and prints what that took: `build.js <way> <services> <services of a namespace> <outdir>`.
 *
 * Only the way that is measured is loaded.
 */
const [way, services, inNamespace, outdir] = process.argv.slice(2);
const app = new App({ outdir, analyticsReporting: false });
const build = way === 'library'
  ? (require('./with-library') as typeof import('./with-library')).withLibrary
  : (require('./by-hand') as typeof import('./by-hand')).byHand;
build(app, Number(services), Number(inNamespace));
app.synth();

const { user, system } = process.cpuUsage();
const { maxRSS } = process.resourceUsage();
const texts = readdirSync(outdir).filter((name) => name.endsWith('.template.json')).map((name) => readFileSync(join(outdir, name), 'utf8'));
const resources = texts.flatMap((text) => {
  const template = JSON.parse(text) as { Resources: Record<string, { DependsOn?: string[] }> };
  return Object.values(template.Resources);
});
const measured: Measured = {
  cpu: (user + system) / 1e6,
  memory: maxRSS / 1024,
  bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000,
  resources: resources.length,
  dependsOn: resources.reduce((sum, { DependsOn = [] }) => sum + DependsOn.length, 0),
};
console.log(JSON.stringify(measured));
