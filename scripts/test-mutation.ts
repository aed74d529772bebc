import { availableParallelism } from 'os';
import { parseArgs } from 'util';
import { EQUIVALENT_MUTANTS, EquivalentMutant } from './mutation/equivalent-mutants';
import { MutatedFolder, MUTATED_FOLDERS } from '../projenrc/mutated-folders';
import { draw, Mutant, mutantsOf } from './mutation/mutants';
import { tryMutants } from './mutation/run-folder';

/**
 * Changes the sources, one expression at a time, and checks that the tests of the folder fail:
 * `test-mutation [folder...] [--sample 200] [--seed 1] [--concurrency 2]`.
 *
 * It draws so many mutants of each folder, the same ones for one seed, and fails if the tests kill less than 90 % of them.
 */
const BREAK = 90;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
  },
});

/** A line of the table. */
interface Row {
  readonly folder: string;
  readonly mutants: number;
  readonly drawn: number;
  readonly killed: number;
  /** Those that made the tests run without end, which counts as killed. */
  readonly timedOut: number;
  readonly survived: number;
  readonly unreached: number;
  readonly equivalent: number;
  /** Those that Stryker does not count: the tests could not be loaded, or run, with them. */
  readonly invalid: number;
  readonly score: number;
  readonly minutes: string;
}

async function main(): Promise<void> {
  const unknown = positionals.filter((name) => !MUTATED_FOLDERS.some(({ source }) => source === name));
  if (unknown.length > 0) throw new Error(`not among the mutated folders: ${unknown.join(', ')}`);
  const rows: Row[] = [];
  const chosen = MUTATED_FOLDERS.filter(({ source }) => positionals.length === 0 || positionals.includes(source));
  for (const folder of chosen) rows.push(await test(folder));
  console.log(`seed ${values.seed}`);
  console.table(rows);
  if (rows.some(({ score }) => score < BREAK)) process.exitCode = 1;
}

async function test(folder: MutatedFolder): Promise<Row> {
  const start = performance.now();
  const all = await mutantsOf(folder.source);
  checkEquivalents(folder, all);
  const drawn = draw(all, Number(values.sample), Number(values.seed));
  const tried = await tryMutants(folder, drawn.filter((mutant) => !equivalent(mutant)), Number(values.concurrency));
  const count = (of: string) => tried.filter(({ status }) => status === of).length;
  const [killed, timedOut, survived, unreached] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count);
  const valid = killed + timedOut + survived + unreached;
  return {
    folder: folder.source,
    mutants: all.length,
    drawn: drawn.length,
    killed,
    timedOut,
    survived,
    unreached,
    equivalent: drawn.length - tried.length,
    invalid: tried.length - valid,
    score: Math.round(1000 * (killed + timedOut) / valid) / 10,
    minutes: ((performance.now() - start) / 60_000).toFixed(1),
  };
}

function equivalent(mutant: Mutant): EquivalentMutant | undefined {
  return EQUIVALENT_MUTANTS.find((known) => isSame(known, mutant));
}

function isSame({ file, code, original, replacement }: EquivalentMutant, mutant: Mutant): boolean {
  return mutant.file === file && mutant.code === code && mutant.original === original && mutant.replacement === replacement;
}

/** An entry of the list that is about no mutant is about code that has changed. */
function checkEquivalents({ source }: MutatedFolder, mutants: readonly Mutant[]): void {
  const stale = EQUIVALENT_MUTANTS.filter((known) => known.file.startsWith(`src/${source}/`) && !mutants.some((mutant) => isSame(known, mutant)));
  if (stale.length > 0) throw new Error(`no mutant any more: ${stale.map(({ file, original }) => `${file}: ${original}`).join('; ')}`);
}

void main();
