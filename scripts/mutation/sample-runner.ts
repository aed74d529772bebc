import type { Injector, PluginContext } from '@stryker-mutator/api/plugin' with { 'resolution-mode': 'import' };
import type { DryRunOptions, DryRunResult, MutantRunOptions, MutantRunResult, TestRunner, TestRunnerCapabilities } from '@stryker-mutator/api/test-runner' with { 'resolution-mode': 'import' };
import { addressOf } from './mutants';
import { readSample } from './sample';

/**
 * Stryker's runner of Jest, which runs no test for a mutant that was not drawn: Stryker takes ranges, and a range holds all mutants of its
 * expressions. A checker could turn them away as well, but Stryker starts a second runner when its checkers are done.
 */
export class SampleRunner implements TestRunner {
  public static readonly inject = ['$injector'] as const;

  private readonly drawn = readSample();
  private jest?: TestRunner;

  constructor(private readonly injector: Injector<PluginContext>) {}

  public async init(): Promise<void> {
    const { strykerPlugins: [{ factory }] } = await import('@stryker-mutator/jest-runner');
    this.jest = this.injector.injectFunction(factory) as TestRunner;
    await this.jest.init?.();
  }

  public async capabilities(): Promise<TestRunnerCapabilities> {
    return this.jest!.capabilities();
  }

  public async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    return this.jest!.dryRun(options);
  }

  public async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    return this.drawn.has(addressOf(options.activeMutant)) ? this.jest!.mutantRun(options) : NOT_DRAWN;
  }

  public async dispose(): Promise<void> {
    await this.jest?.dispose?.();
  }
}
const NOT_DRAWN = { status: 'error', errorMessage: 'not drawn' } as MutantRunResult;
