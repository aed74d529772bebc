import { mkdirSync, readFileSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { NODE_RELEASES } from '../projenrc/node-releases';
import { inNewFolder, ROOT, run, succeed } from './support/run';

/**
 * Runs all tests on each release of Node.js that the library supports, on the floor and on the newest aws-cdk-lib, and prints a table.
 * The binaries come from the npm registry.
 */
interface Row {
  readonly node: string;
  readonly cdk: string;
  readonly suites: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly minutes: string;
}

/** What Jest writes with `--json`. */
interface Outcome {
  readonly numTotalTestSuites: number;
  readonly numFailedTestSuites: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
const CDKS = [
  { cdk: `${devDependencies['aws-cdk-lib']} (floor)`, config: ['--testPathIgnorePatterns', '/node_modules/'] },
  { cdk: `${devDependencies['aws-cdk-lib-newest'].replace('npm:aws-cdk-lib@', '')} (newest)`, config: ['--config', 'test/jest.newest.json'] },
];
const PLATFORM = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

inNewFolder('node', (home) => {
  const rows = NODE_RELEASES.flatMap((release) => {
    const binary = install(join(home, release), release);
    return CDKS.map(({ cdk, config }) => test(binary, cdk, config, join(home, 'outcome.json')));
  });
  console.table(rows);
  if (rows.some(({ failed, passed }) => failed > 0 || passed === 0)) process.exitCode = 1;
});

/** Installs a release, and returns the path of its binary. */
function install(folder: string, release: string): string {
  mkdirSync(folder);
  const name = `node-${PLATFORM}`;
  succeed('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, `${name}@${release}`], folder);
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function test(binary: string, cdk: string, config: readonly string[], outcomeFile: string): Row {
  const node = succeed(binary, ['--version'], ROOT).trim();
  const start = performance.now();
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { code, err } = run({
    command: binary,
    args: [jest, '--ci', '--silent', '--coverage=false', '--reporters=default', '--json', `--outputFile=${outcomeFile}`, ...config],
    cwd: ROOT,
    // Programs that tests start run on this release, too.
    environment: { PATH: [dirname(binary), process.env.PATH].join(delimiter) },
  });
  const outcome = JSON.parse(readFileSync(outcomeFile, 'utf8')) as Outcome;
  if (code !== 0) console.error(err);
  return {
    node,
    cdk,
    suites: outcome.numTotalTestSuites,
    passed: outcome.numPassedTests,
    failed: outcome.numFailedTests + outcome.numFailedTestSuites,
    skipped: outcome.numPendingTests,
    minutes: ((performance.now() - start) / 60_000).toFixed(1),
  };
}
