import { existsSync, readdirSync } from 'fs';
import { extname, join } from 'path';
import { run } from '../src/cli/run';
import { readDrawings } from '../test/support/drawing-tools';
import { violations } from '../test/support/schemas';

/**
 * Draws public templates in every format, and lets Mermaid, Graphviz and the schemas read the result:
 * `tsx scripts/check-drawings.ts <folder>`.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.log('drawings of public templates: skipped, no folder of templates is there');
  process.exit();
}

const files = readdirSync(folder).filter((name) => ['.json', '.yml', '.yaml'].includes(extname(name))).map((name) => join(folder, name));
const read = readDrawings(files.flatMap((file) => (['mermaid', 'dot'] as const).map((tool) => [tool, output('graph', file, '--format', tool)] as const)));
const faults = files.flatMap((file, i) => [
  ...read.slice(2 * i, 2 * i + 2).flatMap(({ error }) => error ?? []),
  ...read[2 * i].nodes?.length === read[2 * i + 1].nodes?.length ? [] : ['Mermaid and Graphviz read different numbers of nodes'],
  ...violations('topology', JSON.parse(output('graph', file, '--format', 'json'))),
  ...violations('change', JSON.parse(output('plan', '--from', file, file, '--format', 'json'))),
  ...output('plan', file) === '' || output('plan', file, '--format', 'markdown') === '' ? ['no plan'] : [],
  ...JSON.parse(output('plan', '--from', file, file, '--format', 'json')).services.length === 0 ? [] : ['a template differs from itself'],
].map((fault) => `${file}: ${fault}`));
for (const fault of faults) console.error(fault);
console.log(`drawings of ${files.length} public templates: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

function output(...args: string[]): string {
  let text = '';
  run(args, { out: (more) => void (text += more), err: (more) => console.error(more.trim()), colour: false, interactive: false });
  return text;
}
