import { readPage } from './pages';
import { factsPage } from '../../scripts/facts-page';
import { RULES } from '../../src/analysis/rules';

const { text } = readPage('docs/facts.md');
const [, unmodelled, changes, ofRules] = text.split(/^## .*$/m);
const rowsOf = (section: string) => section.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));

test('the page of facts is the one that "npm run docs:rules" writes', () => expect(text).toBe(factsPage()));

test('every rule has a row with a sentence, its source and a confidence', () => {
  const rows = rowsOf(ofRules);
  expect(rows.map(([rule]) => /^\[(\w+)\]/.exec(rule)![1])).toEqual(RULES.map(({ id }) => id));
  for (const [i, [, why, source, read, confidence]] of rows.entries()) {
    expect(why).toMatch(/^\S.{10,}[.:]$/);
    expect(source).toContain(`](${RULES[i].source})`);
    expect(read).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(confidence).not.toBe('');
  }
});

test('every fact that no model states has a source, a date and a confidence', () => {
  const rows = rowsOf(unmodelled);
  expect(rows.length).toBeGreaterThan(10);
  for (const [fact, source, read, confidence] of rows) {
    expect(fact).not.toBe('');
    expect(source).toMatch(/^\[[^\]]+\]\(https:\/\/[^)]+\)$/);
    expect(read).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(confidence).not.toBe('');
  }
});

test('every change of AWS has a place in the library, a test and a page', () => {
  const rows = rowsOf(changes);
  expect(rows.length).toBeGreaterThan(10);
  for (const [change, since, library, tests, page] of rows) {
    for (const cell of [change, library]) expect(cell).not.toBe('');
    expect(since).toMatch(/^(?:–|20\d\d-\d\d(?:, 20\d\d-\d\d)*)$/);
    expect(tests).toMatch(/^\[[^\]]+\]\(\.\.\/test\/[^)]+\.ts\)/);
    expect(page).toMatch(/^\[[^\]]+\]\((?:rules|guides)\/[^)]+\)$/);
  }
});
