import { basename } from 'path';
import { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { activeMutant } from './plan';

/** Jest's environment, which for a mutant begins with the tests that name its rule, and skips the others once one has failed. */
export default class MutationEnvironment extends TestEnvironment {
  private failed = false;

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
}
