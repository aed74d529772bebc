import { basename, relative } from 'path';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { activeMutant, noteLoaded } from './plan';

/** What instrumented sources count: how often each mutant was reached outside of a test. */
interface Counted {
  readonly mutantCoverage?: { readonly static: Readonly<Record<string, number>> };
}

/**
 * Jest's environment, which in the run without mutants notes what a file reaches outside of its tests, of which Stryker knows no file.
 * For a mutant it begins with the tests that name its rule, and skips the others once one has failed.
 */
export default class MutationEnvironment extends TestEnvironment {
  private readonly file: string;
  private failed = false;
  private before: Readonly<Record<string, number>> = {};

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.file = relative(process.cwd(), context.testPath);
  }

  public override async setup(): Promise<void> {
    await super.setup();
    this.before = { ...this.counts() };
  }

  public override async teardown(): Promise<void> {
    if (!activeMutant()) noteLoaded(this.file, Object.entries(this.counts()).filter(([id, hits]) => hits !== this.before[id]).map(([id]) => id));
    await super.teardown();
  }

  public handleTestEvent(event: Circus.Event, state: Circus.State): void {
    const mutant = activeMutant();
    if (!mutant) return;
    if (event.name === 'run_start') {
      const rule = /^sc\d{3}/.exec(basename(mutant.file))?.[0].toUpperCase();
      const names = ({ name }: { readonly name: string }) => (rule !== undefined && name.includes(rule) ? 0 : 1);
      state.rootDescribeBlock.children.sort((a, b) => names(a) - names(b));
    }
    if (event.name === 'test_done' && event.test.errors.length > 0) this.failed = true;
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
  }

  private counts(): Readonly<Record<string, number>> {
    return (this.global as { readonly __stryker__?: Counted }).__stryker__?.mutantCoverage?.static ?? {};
  }
}
