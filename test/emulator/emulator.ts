import { cdk } from './cdk';
import { Operation, operations } from './operations';

/** The pattern for the stacks of an app and of its Stages, which `--all` leaves out. */
const EVERY_STACK = '**';

/** `describe` if the emulator runs. */
export const describeDeployed = process.env.EMULATOR ? describe : describe.skip;

/** Deploys the stacks of an assembly, and returns what was done. */
export function deploy(directory: string): Operation[] {
  return operationsOf(() => succeed('deploy', EVERY_STACK, '--require-approval', 'never', '--app', directory));
}

/** Deletes the stacks of an assembly, and returns what was done. */
export function destroy(directory: string): Operation[] {
  return operationsOf(() => succeed('destroy', EVERY_STACK, '--force', '--app', directory));
}

/** How many stacks of an assembly differ from what is deployed. */
export function differences(directory: string): number {
  const [, count] = /Number of stacks with differences: (\d+)/.exec(succeed('diff', EVERY_STACK, '--app', directory)) ?? [];
  return Number(count);
}

/** Why an assembly cannot be deployed. */
export function refusal(directory: string): string {
  const { code, output } = cdk('deploy', EVERY_STACK, '--require-approval', 'never', '--app', directory);
  return code === 0 ? '' : output;
}

function succeed(...args: readonly string[]): string {
  const { code, output } = cdk(...args);
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}\n${output}`);
  return output;
}

function operationsOf(work: () => void): Operation[] {
  const before = operations().length;
  work();
  return operations().slice(before);
}
