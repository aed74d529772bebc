import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib/core';
import { scratch } from './support/cli';
import { largeAssembly } from './support/large-assembly';
import { packageImage, readingOnly, remove } from './support/package-image';
import { retailStore } from '../../examples/retail-store/retail-store';
import { shop } from '../support/shop';

const STORE = join(__dirname, 'fixtures', 'store.yaml');
const { write, path: folder } = scratch();
const image = packageImage();
const bin = join(image, 'bin', 'cdk-ecs-service-connect');
afterAll(() => remove(image));

function start(args: readonly string[], options: readonly string[] = [], env: Record<string, string> = {}) {
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, bin, ...args], {
    encoding: 'utf8', env: { PATH: process.env.PATH, ...env }, timeout: 40_000, maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr, ms: performance.now() - before };
}

test('the command can be run as a program', () => {
  expect(spawnSync(bin, ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('the exit code reaches the shell', () => {
  expect(start(['check', write('clean.json', shop())])).toMatchObject({ code: 0, err: '' });
  expect(start(['check', STORE])).toMatchObject({ code: 1, err: '' });
  expect(start(['check', join(folder, 'none.yaml')])).toMatchObject({ code: 2, out: '', err: `${join(folder, 'none.yaml')}: no such file or folder\n` });
});

test('a pipe gets no colour, unless it is asked for', () => {
  expect(start(['check', STORE]).out).not.toContain('\u001b');
  expect(start(['check', STORE], [], { FORCE_COLOR: '1' }).out).toContain('\u001b');
  expect(start(['check', STORE], [], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).not.toContain('\u001b');
});

test('the reader of the output can stop early', () => {
  const { stderr } = spawnSync('sh', ['-c', `"$0" "${bin}" rules | head -1`, process.execPath], { encoding: 'utf8' });
  expect(stderr).toBe('');
});

test('the standard input is read', () => {
  const check = (input: string) => spawnSync(process.execPath, [bin, 'check', '-', '--format', 'json'], { encoding: 'utf8', input });
  const { status, stdout, stderr } = check(readFileSync(STORE, 'utf8'));
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout).findings[0]).toMatchObject({ rule: 'SC101', template: '-', line: 62 });
  expect(check('').stderr).toBe('-: is empty\n');
});

test('what a team always passes is read from the working directory', () => {
  write('team/cdk-ecs-service-connect.json', { acknowledge: { SC101: 'a reason' }, level: 'error' });
  const { stdout } = spawnSync(process.execPath, [bin, 'check', STORE, '--format', 'json'], { encoding: 'utf8', cwd: join(folder, 'team') });
  expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual(['SC105', 'SC204', 'SC602', 'SC603']);
});

const whereDiskIsFull = existsSync('/dev/full') ? test : test.skip;
whereDiskIsFull('a full disk is exit code 2, in one line', () => {
  const full = (...args: string[]) => spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, bin, ...args], { encoding: 'utf8' });
  expect(full('check', STORE, '--format', 'json')).toMatchObject({ status: 2, stderr: 'the output cannot be written (ENOSPC)\n' });
  expect(start(['check', STORE, '--write-baseline', '/dev/full'])).toMatchObject({ code: 2, err: '/dev/full: no space is left on the device\n' });
});

describe('with no right but to read the input and the package', () => {
  const limited = [...readingOnly(`${image}/*`, STORE, `${folder}/*`), '--no-warnings'];

  test.each([
    ['check', ['check', STORE], 1],
    ['a folder', ['check', folder], 0],
    ['SARIF', ['check', STORE, '--format', 'sarif'], 1],
    ['graph', ['graph', STORE, '--format', 'dot'], 0],
    ['plan', ['plan', STORE], 0],
    ['a change', ['plan', '--from', STORE, STORE], 0],
    ['rules', ['rules'], 0],
    ['explain', ['explain', 'SC204'], 0],
    ['help', ['check', '--help'], 0],
  ])('%s works', (_what, args, code) => {
    write('clean.json', shop());
    expect(start(args, limited)).toMatchObject({ code, err: '' });
  });

  test('anything else may not be read', () => {
    expect(start(['check', '/etc/passwd'], limited)).toMatchObject({ code: 2, out: '', err: '/etc/passwd: permission denied\n' });
  });
});

describe('time', () => {
  test('the retail store is checked in 0.8 s, the start of the process included', () => {
    const outdir = join(folder, 'retail');
    const app = new App({ outdir, context: { 'aws:cdk:enable-path-metadata': true } });
    retailStore(app);
    app.synth();
    const runs = [1, 2, 3, 4, 5].map(() => start(['check', outdir]));
    expect(runs[0]).toMatchObject({ code: 0, err: '', out: expect.stringContaining('no errors, no warnings in 6 services') });
    const fastest = Math.min(...runs.map(({ ms }) => ms));
    process.stdout.write(`check of the retail store: ${Math.round(fastest)} ms\n`);
    // Five times the time that it takes on an idle machine: other tests run beside this one.
    expect(fastest).toBeLessThan(800);
  }, 60_000);

  test('10,000 services take ten times as long as 1,000, and not a hundred times', () => {
    const [few, many] = [1000, 10_000].map((services) => {
      for (const [name, content] of largeAssembly(services)) write(`${services}/${name}`, content);
      const { code, out, err, ms } = start(['check', join(folder, `${services}`), '--format', 'json']);
      const { summary } = JSON.parse(out);
      process.stdout.write(`check of ${services} services: ${Math.round(ms)} ms\n`);
      expect({ code, err, ...summary }).toMatchObject({ code: 0, err: '', services, endpoints: services, connections: services - 100, errors: 0, warnings: services / 10 });
      return ms;
    });
    // A ratio holds on a busy machine, too.
    expect(many).toBeLessThan(30 * few);
  }, 120_000);
});
