import { spawnSync } from 'child_process';
import { join, relative } from 'path';
import { run } from '../src/cli/run';
import { terminalOf } from '../src/cli/terminal';

/** Synthesises the retail store through the CDK CLI, as a user would, and plans the mesh from the templates alone. */
const example = join(__dirname, '..', 'examples', 'retail-store');

const cdk = spawnSync('npx', ['cdk', 'synth', '--quiet', '--no-notices'], { cwd: example, stdio: ['ignore', 'inherit', 'inherit'] });
if (cdk.status !== 0) process.exit(cdk.status ?? 1);

process.exitCode = run(['plan', relative(process.cwd(), join(example, 'cdk.out'))], terminalOf(process));
