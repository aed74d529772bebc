import { spawn } from 'child_process';
import { appendFileSync, existsSync, readFileSync } from 'fs';
import { cpus } from 'os';
import { join } from 'path';
import { ROOT } from './support/run';

/**
 * Builds random applications, 10,000 unless told otherwise, and checks what has to hold of each. Each shard has a seed and a process of
 * its own; its result is a line in `prove.jsonl`, so that the command goes on where it stopped. Delete the file to begin anew.
 */
const SHARD = 100;
const LOG = join(ROOT, 'prove.jsonl');

interface Shard {
  readonly seed: number;
  readonly seconds: number;
  readonly calls: number;
  readonly refusals: number;
  /** Why it failed, with the application. */
  readonly failure?: string;
}

const count = Number(process.argv[2] ?? 10_000);
const done = (): Shard[] => (existsSync(LOG) ? readFileSync(LOG, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Shard) : []);
const known = new Set(done().map(({ seed }) => seed));
const seeds = Array.from({ length: Math.ceil(count / SHARD) }, (_, i) => i + 1);
const waiting = seeds.filter((seed) => !known.has(seed));

async function work(): Promise<void> {
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
    appendFileSync(LOG, await prove(seed));
    const failed = done().filter(({ failure }) => failure).length;
    console.log(`${done().length} of ${seeds.length} shards of ${SHARD}, ${failed} failed`);
  }
}

function prove(seed: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const shard = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'prove-shard.ts'), String(seed), String(SHARD)], {
      cwd: ROOT,
      env: { ...process.env, CDK_VALIDATION: 'false', TSX_TSCONFIG_PATH: join(__dirname, 'tsconfig.json') },
      // The validator of each application prints its warnings.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    shard.stdout.on('data', (chunk: Buffer) => void (out += chunk));
    shard.on('close', () => (out.endsWith('\n') ? resolve(out) : reject(new Error(`the shard with seed ${seed} ended without a result`))));
  });
}

void Promise.all(cpus().map(work)).then(() => {
  const shards = done();
  const sum = (pick: (shard: Shard) => number) => shards.reduce((total, shard) => total + pick(shard), 0);
  const failures = shards.filter(({ failure }) => failure);
  for (const { seed, failure } of failures) console.error(`seed ${seed}: ${failure}`);
  const minutes = (sum(({ seconds }) => seconds) / 60).toFixed(1);
  console.log(`${shards.length * SHARD} applications, ${sum(({ calls }) => calls)} calls, ${sum(({ refusals }) => refusals)} refusals, `
    + `${minutes} minutes of work, ${failures.length} shards failed`);
  if (failures.length > 0) process.exitCode = 1;
});
