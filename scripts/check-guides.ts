import { binary, FreshApps } from './guides/fresh-apps';
import { Guide, guideNames, readGuide, withPlacesOf } from './guides/guide';
import { tryOut } from './guides/try-out';
import { inParallel, start, withNewFolder } from './support/start';

/**
 * Does what a reader of the guides does: pastes the blocks of each into a fresh app of `cdk init`, compiles it, synthesises it and runs its
 * tests. Names of guides as arguments check these alone.
 */
const PROCESSES = 2;

const only = process.argv.slice(2);

void withNewFolder('guides', async (folder) => {
  const guides = (only.length > 0 ? only : guideNames()).map(readGuide);
  const faults = await check(new FreshApps(folder), guides);
  if (faults.length > 0) throw new Error(`guides do not work as they are pasted:\n\n${faults.join('\n\n')}`);
});

/** Tries the guides out, prints a line for each, and returns what is wrong. */
async function check(apps: FreshApps, guides: readonly Guide[]): Promise<string[]> {
  const pasted = guides.filter(({ files }) => files.length > 0);
  for (const { name, files } of pasted) apps.paste(name, files);
  const [types, ...outcomes] = await inParallel(PROCESSES, [() => compile(apps, pasted), ...pasted.map((guide) => () => tryOut(guide, apps))]);
  for (const { line } of outcomes) console.log(line);
  for (const { name } of guides.filter(({ files }) => files.length === 0)) console.log(`${name}: no TypeScript`);
  console.log(types.line);
  return [...types.faults, ...outcomes.flatMap(({ faults }) => faults)];
}

/** Compiles all guides as one program, so that the types of aws-cdk-lib are loaded once. */
async function compile(apps: FreshApps, guides: readonly Guide[]) {
  const begin = Date.now();
  const args = ['--pretty', 'false', '-p', apps.writeProject(guides.map(({ name }) => name))];
  const { code, out, err } = await start({ command: binary('tsc'), args, cwd: apps.folder });
  const faults = code === 0 ? [] : [guides.reduce((text, guide) => withPlacesOf(guide, text), `${out}${err}`).trim()];
  return { faults, line: `guides: ${guides.length} pasted, compiled in ${((Date.now() - begin) / 1000).toFixed(1)} s` };
}
