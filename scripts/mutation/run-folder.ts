import { writeFileSync } from 'fs';
import { join } from 'path';
import type { LogLevel, MutantStatus, PartialStrykerOptions } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };
import { address, addressOfResult, Mutant } from './mutants';
import { PLAN_FILE } from './plan';
import { SAMPLE_FILE } from './sample';
import { MutatedFolder } from '../../projenrc/mutated-folders';
import { ROOT } from '../support/run';
import { withNewFolder } from '../support/start';

const HERE = join(ROOT, 'scripts', 'mutation');

/** What Stryker does not have to copy: builds, pictures, and what runs no test. */
const NOT_COPIED = ['lib', 'dist', 'coverage', 'test-reports', 'reports', '.jsii', 'API.md', 'cdk.out', '.git*', '*.tgz', 'docs/images'];

/** A mutant, and what became of it. */
interface Tried extends Mutant {
  readonly status: MutantStatus;
}

/** Runs the tests of a folder on each mutant. */
export function tryMutants(folder: MutatedFolder, drawn: readonly Mutant[], concurrency: number): Promise<Tried[]> {
  return withNewFolder('mutation', async (home) => {
    process.env[PLAN_FILE] = join(home, 'plan.json');
    process.env[SAMPLE_FILE] = join(home, 'sample.json');
    writeFileSync(process.env[SAMPLE_FILE], JSON.stringify(drawn));
    const { Stryker } = await import('@stryker-mutator/core');
    const results = await new Stryker(optionsFor(folder, drawn, concurrency)).runMutationTest();
    const statuses = new Map(results.map((result) => [addressOfResult(result), result.status]));
    return drawn.map((mutant) => {
      const status = statuses.get(address(mutant));
      if (status === undefined) throw new Error(`Stryker did not make the mutant ${address(mutant)}`);
      return { ...mutant, status };
    });
  });
}

function optionsFor({ source, tests }: MutatedFolder, drawn: readonly Mutant[], concurrency: number): PartialStrykerOptions {
  return {
    mutate: drawn.map(({ file, start, end }) => `${file}:${start.line}:${start.column}-${end.line}:${end.column}`),
    testRunner: 'sample',
    coverageAnalysis: 'perTest',
    jest: {
      enableFindRelatedTests: false,
      config: {
        testMatch: tests.map((path) => `<rootDir>/test/${path.endsWith('.ts') ? path : `${path}/**/*.test.ts`}`),
        runner: join(HERE, 'jest-runner.ts'),
        testEnvironment: join(HERE, 'jest-environment.ts'),
        testTimeout: 60_000,
      },
    },
    plugins: ['@stryker-mutator/jest-runner', join(HERE, 'stryker-plugins.ts')],
    reporters: ['plan', 'progress-of-sample', 'html'],
    htmlReporter: { fileName: join('reports', 'mutation', `${source.replaceAll('/', '-')}.html`) },
    // The plugins are TypeScript, and Stryker loads them for a checker even if there is none.
    checkerNodeArgs: ['--import', 'tsx'],
    testRunnerNodeArgs: ['--import', 'tsx'],
    ignorePatterns: NOT_COPIED,
    disableTypeChecks: false,
    concurrency,
    dryRunTimeoutMinutes: 60,
    // Loops that a mutant made endless are found by their number of turns: a busy machine is no reason to call a mutant killed.
    timeoutMS: 60_000,
    timeoutFactor: 4,
    // A process that has loaded aws-cdk-lib for many test files gets slow. Most of these mutants are not drawn, and load none.
    maxTestRunnerReuse: 150,
    logLevel: 'warn' as LogLevel,
    // Mutants of what is run while a file is loaded are slow, and drawn like others.
    warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
    allowConsoleColors: false,
  };
}
