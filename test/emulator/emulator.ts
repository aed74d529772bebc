import { readFileSync } from 'fs';
import { join } from 'path';
import { cdk } from './cdk';

/** What the emulator did with a resource. */
export interface Operation {
  /** `deploy`: ECS starts new tasks of a service. */
  readonly operation: 'create' | 'update' | 'delete' | 'deploy';
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly physicalId: string;
  /** Of a creation. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** The names of the properties that an update changes. */
  readonly changed?: readonly string[];
  /** Of a deployment: what its tasks can dial, as `catalog:80`. */
  readonly resolves?: readonly string[];
}

/** `describe` if the emulator runs. */
export const describeDeployed = process.env.EMULATOR ? describe : describe.skip;

/** Deploys the stacks of an assembly, and returns what was done. */
export function deploy(directory: string): Operation[] {
  return operationsOf(() => succeed('deploy', '--all', '--require-approval', 'never', '--app', directory));
}

/** Deletes the stacks of an assembly, and returns what was done. */
export function destroy(directory: string): Operation[] {
  return operationsOf(() => succeed('destroy', '--all', '--force', '--app', directory));
}

/** How many stacks of an assembly differ from what is deployed. */
export function differences(directory: string): number {
  const [, count] = /Number of stacks with differences: (\d+)/.exec(succeed('diff', '--all', '--app', directory)) ?? [];
  return Number(count);
}

/** Why an assembly cannot be deployed. */
export function refusal(directory: string): string {
  const { code, output } = cdk('deploy', '--all', '--require-approval', 'never', '--app', directory);
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

/** All that was done since the emulator started. */
export function operations(): Operation[] {
  const lines = readFileSync(join(process.env.EMULATOR_FOLDER!, 'operations.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Operation);
}
