import { spawnSync } from 'child_process';
import { join, relative } from 'path';
import { describeAssembly } from './describe';

/** Synthesises the retail store through the CDK CLI, as a user would, and explains the mesh from the templates alone. */
const example = join(__dirname, '..', 'examples', 'retail-store');

const cdk = spawnSync('npx', ['cdk', 'synth', '--quiet', '--no-notices'], { cwd: example, stdio: ['ignore', 'inherit', 'inherit'] });
if (cdk.status !== 0) process.exit(cdk.status ?? 1);

const assembly = join(example, 'cdk.out');
process.stdout.write(describeAssembly(assembly, relative(process.cwd(), assembly)));
