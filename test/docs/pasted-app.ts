import * as core from 'aws-cdk-lib/core';
import { readGuide } from '../../scripts/guides/guide';
import { load, runCode } from '../support/snippet';

/** The code of `bin/shop.ts` that a reader of a guide pastes. */
export function codeOf(guide: string): string {
  const { files } = readGuide(guide);
  const lines = files.find(({ path }) => path === 'bin/shop.ts')?.lines ?? [];
  return lines.map(({ text }) => text).join('\n');
}

/** Runs an app, and synthesises it into a folder. */
export function synthesise(code: string, outdir: string): void {
  const apps: core.App[] = [];
  class PastedApp extends core.App {
    constructor(props?: core.AppProps) {
      super({ ...props, outdir });
      apps.push(this);
    }
  }
  runCode(code, (module) => module === 'aws-cdk-lib/core' ? { ...core, App: PastedApp } : load(module));
  for (const app of apps) app.synth();
}

/** The blocks of a language in a page. */
export function blocksIn(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block);
}

/** Code after the change that a `diff` block shows: removed lines in a row, and what comes in their place. */
export function changed(code: string, diff: string): string {
  const marked = (mark: string) => diff.split('\n').filter((line) => line.startsWith(mark)).map((line) => line.slice(1)).join('\n');
  const parts = `\n${code}\n`.split(`\n${marked('-')}\n`);
  if (parts.length !== 2) throw new Error(`the guide has these lines ${parts.length - 1} times, not once:\n${marked('-')}`);
  return parts.join(`\n${marked('+')}\n`).trim();
}
