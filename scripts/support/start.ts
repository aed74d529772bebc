import { execFile } from 'child_process';
import { Command, Ended } from './run';

/** Starts a program, whatever its exit code, while others run. */
export function start({ command, args, cwd, environment }: Command): Promise<Ended> {
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env, maxBuffer: 2 ** 28 }, (error, out, err) => {
      resolve({ code: child.exitCode, out, err: error && child.pid === undefined ? error.message : err });
    });
  });
}

/** Runs jobs, at most so many at a time; their results have the order of the jobs. */
export async function inParallel<T>(processes: number, jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...jobs.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return results;
}
