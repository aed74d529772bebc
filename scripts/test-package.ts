import { copyFileSync, mkdirSync } from 'fs';
import { basename, join } from 'path';
import { Ended, inNewFolder, ROOT, run, succeed } from './support/run';

/** Packs the package and runs its command through npx in an empty folder, as a new user does. */
inNewFolder('package', (home) => {
  // A new cache, so that nothing of an earlier run helps; the command needs no peer dependencies.
  const environment = { npm_config_cache: join(home, 'cache'), npm_config_legacy_peer_deps: 'true', npm_config_offline: 'true' };
  const packed = succeed('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', home], ROOT, environment);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const empty = join(home, 'empty');
  mkdirSync(empty);
  copyFileSync(join(ROOT, 'test', 'cli', 'fixtures', 'store.yaml'), join(empty, 'store.yaml'));
  const npx = (...args: string[]) => run({ command: 'npx', args: ['--yes', `file:${join(home, basename(filename))}`, ...args], cwd: empty, environment });

  expect('check', npx('check', 'store.yaml'), 1, 'store.yaml:62 Catalog ServiceConnectConfiguration/Services/1/PortName');
  expect('explain', npx('explain', 'SC204'), 0, 'SC204 dns-name-format');
  expect('plan', npx('plan', 'store.yaml'), 0, '1     Catalog  store  no other service');
  expect('graph', npx('graph', 'store.yaml'), 0, 'flowchart LR');
  expect('graph --format html', npx('graph', 'store.yaml', '--format', 'html'), 0, '<!doctype html>');
  console.log(`package: the command of ${filename} ran through npx in an empty folder`);
});

function expect(what: string, { code, out, err }: Ended, expectedCode: number, expected: string): void {
  if (code === expectedCode && out.includes(expected)) return;
  throw new Error(`${what} ended with ${code}, expected ${expectedCode} and "${expected}"\n${out}\n${err}`);
}
