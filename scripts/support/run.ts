import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Root of the project. */
export const ROOT = join(__dirname, '..', '..');

/** A program, its arguments, and where it runs. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a program ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program, whatever its exit code. */
export function run({ command, args, cwd, environment }: Command): Ended {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw new Error(`${command} did not start: ${error.message}`);
  return { code: status, out: stdout, err: stderr };
}

/** Runs a program that has to succeed, and returns what it printed. */
export function succeed(command: string, args: readonly string[], cwd: string, environment?: Record<string, string>): string {
  const program = { command, args, cwd, environment };
  return outputOf(program, run(program));
}

/** What a program printed; throws unless it succeeded. */
export function outputOf({ command, args, cwd }: Command, { code, out, err }: Ended): string {
  if (code === 0) return out;
  throw new Error(`${command} ${args.join(' ')} ended with ${code} in ${cwd}\n${out}\n${err}`);
}

/** Whether a program is on this machine and runs. */
export function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Runs an action in a new folder, and deletes the folder afterwards. */
export function inNewFolder<T>(name: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
