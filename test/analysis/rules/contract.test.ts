import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CONTRACT } from './contract';
import { pagesThere } from './page';
import { ruleIndex } from '../../../scripts/rule-index';
import { RuleInfo, RULES } from '../../../src/analysis/rules';
import * as misuse from '../../../src/analysis/rules/misuse';

const { MISUSES } = misuse;
const ROOT = join(__dirname, '..', '..', '..');
const SRC = join(ROOT, 'src', 'analysis', 'rules');
const ALL: readonly RuleInfo[] = [...MISUSES, ...RULES];

/** Every file of a rule, `ports/sc101-port-name-exists`, with the rules that it exports. */
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/sc\d{3}-[^/]*\.ts$/.test(file))
  .map((file) => ({
    path: file.replace(/\.ts$/, ''),
    exported: Object.entries(jest.requireActual<Record<string, unknown>>(join(SRC, file))).filter(([name]) => /^sc\d{3}$/.test(name)),
  }));

describe('the rules', () => {
  test('are the ones of the contract, word for word', () => {
    expect(ALL.map(({ id, name, severity, title }) => [id, name, severity, title])).toEqual(CONTRACT);
  });

  test('have ids and names of their own, in the order of the ids', () => {
    const ids = ALL.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  });

  test('are each in a file of its name, except misuse, which is in tables', () => {
    expect(FILES.map(({ path }) => path.split('/')[1]).sort()).toEqual(RULES.map(({ id, name }) => `${id.toLowerCase()}-${name}`));
    for (const { path, exported } of FILES) {
      const id = path.split('/')[1].slice(0, 5);
      expect(exported).toEqual([[id, ALL.find((rule) => rule.id.toLowerCase() === id)]]);
    }
  });

  test('are each listed, if they are misuse', () => {
    const exported = Object.entries(misuse).filter(([name]) => /^sc\d{3}$/.test(name));
    expect(exported.sort()).toEqual(MISUSES.map((each) => [each.id.toLowerCase(), each]));
  });

  test('have each its cases in a file of the same path, but for misuse, which has no template', () => {
    const cases = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cases.ts'));
    expect(cases.sort()).toEqual(FILES.map(({ path }) => `${path}.cases.ts`).sort());
  });

  test('have each a page, and no page is without a rule', () => {
    expect(pagesThere()).toEqual(ALL.map(({ id }) => id));
  });
});

describe.each(ALL.map((rule) => [rule.id, rule] as const))('%s', (_id, { title, source }) => {
  test('has a title that is a sentence without its full stop', () => expect(title).toMatch(/^[A-Z].*[^.\s]$/));
  test('names its proof', () => expect(new URL(source).protocol).toBe('https:'));
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
