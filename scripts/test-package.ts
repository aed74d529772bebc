import { spawnSync } from 'child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';

/** Packs the package and runs its command through npx in an empty folder, as somebody does who has never installed it. */
const root = join(__dirname, '..');
const template = join(root, 'test', 'cli', 'fixtures', 'store.yaml');
const home = mkdtempSync(join(tmpdir(), 'package-'));

try {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', home], root).out) as [{ filename: string }];
  const empty = join(home, 'empty');
  mkdirSync(empty);
  copyFileSync(template, join(empty, 'store.yaml'));
  const npx = (...args: string[]) => run('npx', ['--yes', join('..', basename(filename)), ...args], empty);

  expect('check', npx('check', 'store.yaml'), 1, 'store.yaml:62 Catalog ServiceConnectConfiguration/Services/1/PortName');
  expect('explain', npx('explain', 'SC204'), 0, '# SC204 dns-name-format');
  console.log(`package: the command of ${filename} ran through npx in an empty folder`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(command: string, args: readonly string[], cwd: string): Ended {
  // An own cache: what an earlier run left behind must not help. The peers are for the constructs; the command needs none.
  const env = { ...process.env, npm_config_cache: join(home, 'cache'), npm_config_legacy_peer_deps: 'true', npm_config_offline: 'true' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

function expect(what: string, { code, out, err }: Ended, expectedCode: number, expected: string): void {
  if (code === expectedCode && out.includes(expected)) return;
  throw new Error(`${what} ended with ${code}, expected ${expectedCode} and "${expected}"\n${out}\n${err}`);
}
