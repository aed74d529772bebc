import { readFileSync } from 'fs';
import { join } from 'path';
import { Programs } from './consumer';
import { FreshApps } from '../guides/fresh-apps';
import { readGuide } from '../guides/guide';
import { translatedGuides } from '../guides/translations';
import { Command, ROOT } from '../support/run';

/** An app that is written in several languages. */
export interface Sample {
  readonly name: string;
  /** Context of the app, as its `cdk.json` has it. */
  readonly context: object;
  /** The app in TypeScript, whose templates those of the other languages must equal. */
  readonly original: Command;
  /** The app among the programs of a language, if it is there. */
  in(programs: Programs): Command | undefined;
}

/** The context of the retail store. */
export const { context: STORE_CONTEXT } = JSON.parse(readFileSync(join(ROOT, 'examples', 'retail-store', 'cdk.json'), 'utf8')) as { context: object };

/** The retail store in `examples`, and what readers of the guides paste into apps in this folder. */
export function samplesIn(folder: string): Sample[] {
  const store: Sample = {
    name: 'retail-store',
    context: STORE_CONTEXT,
    original: { command: 'npx', args: ['tsx', '--tsconfig', 'examples/tsconfig.json', 'examples/retail-store/app.ts'], cwd: ROOT },
    in: (programs) => programs.store,
  };
  const apps = new FreshApps(folder);
  return [store, ...translatedGuides().map((name): Sample => {
    apps.paste(name, readGuide(name).files);
    return { name, context: apps.context, original: apps.program(name), in: (programs) => programs.guide?.(name) };
  })];
}
