import { readdirSync, readFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { CONTRACT } from './contract';
import { openWork } from './open-work';
import { pagesThere } from './page';
import { groupOf } from '../../../scripts/rule-groups';
import { ruleIndex } from '../../../scripts/rule-index';
import { RuleInfo, RULES } from '../../../src/analysis/rules';
import * as misuse from '../../../src/analysis/rules/misuse';

const ROOT = join(__dirname, '..', '..', '..');
const SRC = join(ROOT, 'src', 'analysis', 'rules');
const ALL: readonly RuleInfo[] = [...misuse.MISUSES, ...RULES];

/** The rules that a module exports under their ids. */
function rulesOf(module: object): RuleInfo[] {
  return Object.entries(module).filter(([name]) => /^sc\d{3}$/.test(name)).map(([name, rule]: [string, RuleInfo]) => {
    expect(rule.id).toBe(name.toUpperCase());
    return rule;
  });
}

/** Every file of a rule: `ports/sc101-port-name-exists`. */
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/sc\d{3}-[^/]*\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''));

describe('the rules', () => {
  test('have the ids and names of the contract', () => {
    expect(Object.fromEntries(ALL.map(({ id, name }) => [id, name]))).toEqual(CONTRACT);
  });

  test('have ids and names of their own, in the order of the ids', () => {
    const ids = ALL.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  });

  test('are each in a file of their name, in the folder of their group, and in its list', () => {
    const exported = FILES.flatMap((file) => rulesOf(jest.requireActual(join(SRC, file))).map((rule) => ({ file, rule })));
    expect(exported.map(({ rule }) => rule).sort((a, b) => a.id.localeCompare(b.id))).toEqual(RULES);
    expect(exported.map(({ file }) => file)).toEqual(FILES);
    for (const { file, rule } of exported) {
      expect(basename(file)).toBe(`${rule.id.toLowerCase()}-${rule.name}`);
      expect(dirname(file)).toBe(groupOf(rule.id)?.folder);
    }
  });

  test('of misuse are all in the list, below SC100', () => {
    expect(rulesOf(misuse).sort((a, b) => a.id.localeCompare(b.id))).toEqual(misuse.MISUSES);
    for (const { id } of misuse.MISUSES) expect(groupOf(id)?.folder).toBe('misuse');
  });

  test('have each its cases in a file of the same path', () => {
    const cases = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cases.ts'));
    expect(cases.sort()).toEqual(FILES.map((file) => `${file}.cases.ts`).sort());
  });

  test('have each a page, and each page has a rule', () => {
    expect(pagesThere()).toEqual(ALL.map(({ id }) => id));
  });

  test('are filled in', () => expect(openWork(ROOT)).toEqual([]));
});

describe.each(ALL.map((rule) => [rule.id, rule] as const))('%s', (_id, { title, source }) => {
  test('has a title that is a sentence without its full stop', () => expect(title).toMatch(/^[A-Z].*[^.\s]$/));
  test('names its proof', () => expect(source).toMatch(/^https:\/\/\S+$/));
});

describe('the index of the rules', () => {
  test('is the one that "npm run docs:rules" writes', () => {
    expect(readFileSync(join(ROOT, 'docs', 'rules', 'README.md'), 'utf8')).toBe(ruleIndex());
  });

  test('has a row for each', () => {
    const rows = [...ruleIndex().matchAll(/^\| \[(SC\d{3})\]\(\1\.md\) \| (\S+) \|/gm)].map(([, id, name]) => [id, name]);
    expect(rows).toEqual(ALL.map(({ id, name }) => [id, name]));
  });
});
