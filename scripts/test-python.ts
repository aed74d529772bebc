import { spawnSync } from 'child_process';
import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Builds the Python package and runs a program against the wheel in a fresh virtual environment. */
const root = join(__dirname, '..');
const EXPECTED = ['connected to http://catalog:80', 'task size 512 1024', 'refused: ServiceConnectError: SC105 alias-port-range: containerPort is 70000', 'services 2'];

if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
  console.log('python: skipped, there is no python3 with venv here');
  process.exit(0);
}

run('npx', ['jsii-pacmak', '--target', 'python', '--outdir', 'dist', '--force'], root);
const wheels = join(root, 'dist', 'python');
const wheel = readdirSync(wheels).find((file) => file.endsWith('.whl'));
if (!wheel) throw new Error(`no wheel in ${wheels}`);

const home = mkdtempSync(join(tmpdir(), 'mesh-'));
try {
  run('python3', ['-m', 'venv', 'venv'], home);
  const python = join(home, 'venv', 'bin', 'python');
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', join(wheels, wheel)], home);
  const output = run(python, [join(root, 'test', 'python', 'mesh.py')], home, { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', CDK_VALIDATION: 'false' });
  console.log(`${wheel}\n${output.trim().split('\n').map((line) => `  ${line}`).join('\n')}`);
  const missing = EXPECTED.filter((line) => !output.includes(line));
  if (missing.length > 0) throw new Error(`the Python program did not print: ${missing.join('; ')}`);
  console.log('python: the program ran against the wheel as expected');
} finally {
  rmSync(home, { recursive: true, force: true });
}

function run(command: string, args: readonly string[], cwd: string, environment: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? ''}\n${stdout}\n${stderr}`);
}
