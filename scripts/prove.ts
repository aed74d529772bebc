import { ChildProcess, spawn } from 'child_process';
import { createHash } from 'crypto';
import { appendFileSync, existsSync, readFileSync } from 'fs';
import { cpus } from 'os';
import { join } from 'path';
import { ROOT, succeed } from './support/run';
import { inParallel } from './support/start';

/**
 * Builds random applications, 10,000 unless told otherwise, changes each, and checks what has to hold. Each shard has a seed and a process
 * of its own; its result is a line in `prove.jsonl`, so that the command goes on where it stopped. Results of other sources do not count,
 * and the command stops if the sources change.
 */
const SHARD = 100;
const LOG = join(ROOT, 'prove.jsonl');

/** What a shard prints. */
interface Shard {
  readonly seed: number;
  /** Time of the processor. */
  readonly seconds: number;
  readonly calls: number;
  readonly refusals: number;
  /** Changes that are not refused. */
  readonly changes: number;
  /** Resources that were compared before and after a change. */
  readonly resources: number;
  /** Why it failed, with the application. */
  readonly failure?: string;
}

const count = Number(process.argv[2] ?? 10_000);
const commit = sources();
const seeds = Array.from({ length: Math.ceil(count / SHARD) }, (_, i) => i + 1);
const known = new Set(done().map(({ seed }) => seed));
const running = new Set<ChildProcess>();

/** The commit, and a hash of what is not committed: changes and new files. */
function sources(): string {
  const added = succeed('git', ['ls-files', '--others', '--exclude-standard', '-z'], ROOT).split('\0').filter(Boolean);
  const changed = [succeed('git', ['diff', 'HEAD'], ROOT), ...added.map((name) => name + readFileSync(join(ROOT, name), 'utf8'))].join('');
  const head = succeed('git', ['rev-parse', 'HEAD'], ROOT).trim();
  return changed === '' ? head : `${head}+${createHash('sha256').update(changed).digest('hex').slice(0, 8)}`;
}

/** The results of these sources. */
function done(): Shard[] {
  const lines = existsSync(LOG) ? readFileSync(LOG, 'utf8').split('\n').filter(Boolean) : [];
  const shards = lines.map((line) => JSON.parse(line) as Shard & { readonly commit: string });
  return shards.filter((shard) => shard.commit === commit && shard.seed <= seeds.length);
}

async function work(seed: number): Promise<void> {
  const shard = JSON.parse(await prove(seed)) as Shard;
  if (sources() !== commit) throw new Error('the sources changed, so this shard does not count; run the command again');
  appendFileSync(LOG, `${JSON.stringify({ commit, ...shard })}\n`);
  const failed = done().filter(({ failure }) => failure).length;
  console.log(`${done().length} of ${seeds.length} shards of ${SHARD}, ${failed} failed`);
}

function prove(seed: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const shard = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'prove-shard.ts'), String(seed), String(SHARD)], {
      cwd: ROOT,
      env: { ...process.env, CDK_VALIDATION: 'false', TSX_TSCONFIG_PATH: join(__dirname, 'tsconfig.json') },
      // The validator of each application prints its warnings.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    running.add(shard);
    let out = '';
    shard.stdout.on('data', (chunk: Buffer) => void (out += chunk));
    shard.on('close', () => {
      running.delete(shard);
      if (out.endsWith('\n')) resolve(out);
      else reject(new Error(`the shard with seed ${seed} ended without a result`));
    });
  });
}

// No shard outlives the command.
process.on('exit', () => running.forEach((shard) => shard.kill()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

void inParallel(cpus().length, seeds.filter((seed) => !known.has(seed)).map((seed) => () => work(seed))).then(() => {
  const shards = done();
  const sum = (pick: (shard: Shard) => number) => shards.reduce((total, shard) => total + pick(shard), 0);
  const failures = shards.filter(({ failure }) => failure);
  for (const { seed, failure } of failures) console.error(`seed ${seed}: ${failure}`);
  const minutes = (sum(({ seconds }) => seconds) / 60).toFixed(1);
  console.log(`${shards.length * SHARD} applications, ${sum(({ calls }) => calls)} calls, ${sum(({ refusals }) => refusals)} refusals; `
    + `${sum(({ changes }) => changes)} changes, ${sum(({ resources }) => resources)} resources compared; `
    + `${minutes} minutes of one processor, ${failures.length} shards failed`);
  if (failures.length > 0) process.exitCode = 1;
});
