import { existsSync } from 'fs';
import { join } from 'path';
import { complaintIds, reportOf, unannounced } from './complaints';
import { binary, FreshApps } from './fresh-apps';
import { Guide, withPlacesOf } from './guide';
import { templatesIn } from '../../test/integ/assembly';
import { Ended } from '../support/run';
import { start } from '../support/start';
import { synthesisEnvironment } from '../support/synthesis';

/** What came of a guide: its line of the output, and what is wrong. */
interface Outcome {
  readonly line: string;
  readonly faults: readonly string[];
}

/** Synthesises the pasted app of a guide, if it writes one, and runs its tests, if it has any. */
export async function tryOut(guide: Guide, apps: FreshApps): Promise<Outcome> {
  const begin = Date.now();
  const assembly = join(apps.folderOf(guide.name), 'cdk.out');
  const faults: string[] = [];
  if (guide.files.some(({ path }) => path.startsWith('bin/'))) faults.push(...await synthesise(guide, apps, assembly));
  if (guide.files.some(({ path }) => path.startsWith('test/'))) faults.push(...await runTests(guide, apps));
  const paths = guide.files.map(({ path }) => path).join(', ');
  const complaints = complaintIds(reportOf(assembly)).map((id) => `${id}; `).join('');
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  return { faults, line: `${guide.name}: ${paths}; ${resourcesIn(assembly)} resources; ${complaints}${seconds} s` };
}

async function synthesise(guide: Guide, apps: FreshApps, assembly: string): Promise<string[]> {
  const ended = await start({ ...apps.program(guide.name), environment: synthesisEnvironment(apps.context, assembly) });
  if (ended.code !== 0) return [fault(guide, 'the app fails', ended)];
  return [
    // Node only prints an assertion that does not hold.
    ...ended.err.includes('Assertion failed') ? [fault(guide, 'an assertion does not hold', ended)] : [],
    ...existsSync(join(assembly, 'manifest.json')) ? [] : [fault(guide, 'there is no app in bin', ended)],
    ...unannounced(reportOf(assembly), guide.text).map((complaint) => `${guide.path} does not announce ${complaint}`),
  ];
}

async function runTests(guide: Guide, apps: FreshApps): Promise<string[]> {
  const ended = await start({ command: binary('jest'), args: ['--ci'], cwd: apps.folderOf(guide.name), environment: { CDK_VALIDATION: 'false' } });
  return ended.code === 0 ? [] : [fault(guide, 'a test fails', ended)];
}

function fault(guide: Guide, what: string, { out, err }: Ended): string {
  return `${guide.path}: ${what}\n${withPlacesOf(guide, `${out}${err}`).trim()}`;
}

/** The resources in all templates of an assembly; none if a guide has tests alone. */
function resourcesIn(assembly: string): number {
  if (!existsSync(assembly)) return 0;
  const templates = Object.values(templatesIn(assembly)) as { readonly Resources?: object }[];
  return templates.reduce((sum, { Resources = {} }) => sum + Object.keys(Resources).length, 0);
}
