import { readdirSync } from 'fs';
import { join } from 'path';
import { readPage, ROOT } from './pages';
import { runSnippet } from '../support/snippet';

const FOLDER = join('docs', 'guides');
const README = 'README.md';
/** Guides about templates of any tool, without code. */
const WITHOUT_CODE = ['validate-in-a-pipeline.md'];

const GUIDES = readdirSync(join(ROOT, FOLDER)).filter((name) => name !== README);

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

describe.each(GUIDES.filter((name) => !WITHOUT_CODE.includes(name)))('the guide %s', (name) => {
  const examples = examplesOf(join(FOLDER, name));

  test('has examples', () => expect(examples.length).toBeGreaterThan(0));
  test.each(examples.map((code, i) => [i + 1, code] as const))('example %i runs, and its assertions hold', (_number, code) => {
    expect(() => runSnippet(code)).not.toThrow();
  });
});

test('the first example of the README runs', () => {
  expect(() => runSnippet(examplesOf(README)[0])).not.toThrow();
});

test('an assertion that does not hold is found', () => {
  expect(() => runSnippet('console.assert(stack.dependencies.length === 7);')).toThrow('an assertion of the guide does not hold');
});

test('the index leads to every guide', () => {
  const { text } = readPage(join(FOLDER, README));
  expect(GUIDES.filter((name) => !text.includes(`(${name})`))).toEqual([]);
});
