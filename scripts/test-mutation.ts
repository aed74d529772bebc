import { parseArgs } from 'util';
import { MUTATED_FOLDERS } from './mutation/folders';
import { draw, mutantsOf } from './mutation/mutants';
import { tryMutants } from './mutation/run-folder';

/**
 * Changes the sources, one expression at a time, and looks whether the tests notice: test-mutation [folder…] [--sample 200] [--seed 1]. It fails if they
 * notice less than 90 % in a folder.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});

async function main(): Promise<void> {
  for (const folder of MUTATED_FOLDERS.filter(({ source }) => positionals.length === 0 || positionals.includes(source))) {
    const start = performance.now();
    const all = await mutantsOf(folder.source);
    const tried = await tryMutants(folder, draw(all, Number(values.sample), Number(values.seed)));
    for (const { file, start: { line }, mutator, original, replacement, status } of tried.filter((t) => !['Killed', 'Timeout'].includes(t.status))) {
      console.log(`${file}:${line} ${status} ${mutator}\n- ${original}\n+ ${replacement}`);
    }
    const count = (status: string) => tried.filter((t) => t.status === status).length;
    console.log(folder.source, all.length, ((performance.now() - start) / 60_000).toFixed(1), ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError'].map((s) => [s, count(s)].join(' ')).join(', '));
  }
}
void main();
