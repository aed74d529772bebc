import { execFile } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Command, Ended, outputOf } from './run';

/** Starts a program, whatever its exit code, while others run. */
export function start({ command, args, cwd, environment }: Command): Promise<Ended> {
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env, maxBuffer: 2 ** 28 }, (error, out, err) => {
      resolve({ code: child.exitCode, out, err: error && child.pid === undefined ? error.message : err });
    });
  });
}

/** Starts a program that has to succeed, and returns what it printed. */
export async function complete(program: Command): Promise<string> {
  return outputOf(program, await start(program));
}

/** Runs jobs, at most so many at a time; their results have the order of the jobs. If one fails, no other begins, and it fails once all have ended. */
export async function inParallel<T>(processes: number, jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...jobs.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        results[next[0]] = await next[1]();
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: processes }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}

/** Does work that takes a while in a new folder, and deletes the folder afterwards. */
export async function withNewFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
