import { relative } from 'path';
import TestRunner from 'jest-runner';
import { activeMutant } from './plan';

type Parameters = globalThis.Parameters<TestRunner['runTests']>;

/** Jest's runner, which for a mutant loads only the test files that reach it, and no more once a test has failed. */
export default class MutationRunner extends TestRunner {
  public async runTests(tests: Parameters[0], watcher: Parameters[1], options: Parameters[2]): Promise<void> {
    const mutant = activeMutant();
    if (!mutant) return super.runTests(tests, watcher, options);
    this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
      if (numFailingTests > 0 || testExecError) void watcher.setState({ interrupted: true });
    });
    const order = new Map(mutant.testFiles.map((file, i) => [file, i]));
    const reaching = tests.filter(({ path }) => order.has(nameOf(path)));
    return super.runTests(reaching.sort((a, b) => order.get(nameOf(a.path))! - order.get(nameOf(b.path))!), watcher, options);
  }
}

/** Tests run in a copy of the project, which is the folder that Stryker works in. */
function nameOf(path: string): string {
  return relative(process.cwd(), path);
}
