import { join } from 'path';
import { headingsOf, readPage } from './pages';
import { guideNames, readGuide } from '../../scripts/guides/guide';
import { NOT_YET } from '../../scripts/guides/not-yet';
import { runSnippet } from '../support/snippet';

const FOLDER = join('docs', 'guides');
const README = 'README.md';
const GUIDES = guideNames();
const WRITTEN = GUIDES.filter((name) => !NOT_YET.includes(name));

/** The examples of a page. */
function examplesOf(path: string): string[] {
  return [...readPage(path).text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
}

// console.assert states a fact in a guide; Node only prints when it fails, so here it throws.
beforeEach(() => {
  jest.spyOn(console, 'assert').mockImplementation((holds: unknown) => {
    if (!holds) throw new Error('an assertion of the guide does not hold');
  });
});
afterEach(() => jest.restoreAllMocks());

// scripts/check-guides.ts compiles and runs what readers paste; this is quick.
describe.each(WRITTEN)('the guide %s', (name) => {
  const guide = readGuide(name);

  test('tells what a reader gets before its first heading', () => expect(guide.text).toMatch(/^# [^\n]+\n\n[A-Z][^#]+\n## /));
  test('has a table of what can go wrong', () => {
    expect(headingsOf(guide).map(({ title }) => title)).toContain('What can go wrong');
    expect(guide.text.split('\n## What can go wrong\n')[1].split('\n## ')[0]).toMatch(/^\|.+\|.+\|.+\|\n\|---\|---\|---\|\n\|/m);
  });
});

describe.each(NOT_YET)('the guide %s', (name) => {
  const examples = examplesOf(join(FOLDER, `${name}.md`));

  if (examples.length > 0) {
    test.each(examples.map((code, i) => [i + 1, code] as const))('example %i runs, and its assertions hold', (_number, code) => {
      expect(() => runSnippet(code)).not.toThrow();
    });
  }
});

test('the first example of the README runs', () => {
  expect(() => runSnippet(examplesOf(README)[0])).not.toThrow();
});

test('an assertion that does not hold is found', () => {
  expect(() => runSnippet('console.assert(stack.dependencies.length === 7);')).toThrow('an assertion of the guide does not hold');
});

test('the index leads to every guide', () => {
  const { text } = readPage(join(FOLDER, README));
  expect(GUIDES.filter((name) => !text.includes(`(${name}.md)`))).toEqual([]);
});
