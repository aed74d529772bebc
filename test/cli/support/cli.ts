import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { run } from '../../../src/cli/run';
import { Terminal } from '../../../src/cli/terminal';

/** What a command line did. */
interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export function cli(args: readonly string[], terminal: Partial<Terminal> = {}): Outcome {
  const [out, err]: string[][] = [[], []];
  const code = run(args, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    colour: false,
    interactive: false,
    ...terminal,
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** A finding of the JSON format. */
interface Finding {
  readonly [field: string]: unknown;
  readonly rule: string;
  readonly template: string;
  readonly line: number | null;
}

interface JsonReport {
  readonly version: number;
  readonly findings: Finding[];
  readonly summary: Record<string, number>;
  readonly unread: Record<string, unknown>[];
  readonly refusals: unknown[];
}

/** The JSON report of `check`. */
export function report(...args: string[]): JsonReport {
  return JSON.parse(cli(['check', '--format', 'json', ...args]).out);
}

/** The rules that `check` finds violated, in its order. */
export function rulesFound(...args: string[]): string[] {
  return report(...args).findings.map(({ rule }) => rule);
}

/** A folder for the files of a test, which goes away with it. */
export function scratch(): { readonly path: string; write(name: string, content: unknown): string } {
  const path = mkdtempSync(join(tmpdir(), 'cli-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, undefined, 2));
      return file;
    },
  };
}
