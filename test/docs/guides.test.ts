import { join } from 'path';
import { headingsOf, readPage } from './pages';
import { guideNames, readGuide } from '../../scripts/guides/guide';
import { runSnippet } from '../support/snippet';

const GUIDES = guideNames();

// scripts/check-guides.ts compiles and runs what readers paste; this is quick.
describe.each(GUIDES)('the guide %s', (name) => {
  const guide = readGuide(name);

  test('tells what a reader gets before its first heading', () => expect(guide.text).toMatch(/^# .+\n\n[\p{L}`[*]/u));
  test('has a table of what can go wrong', () => {
    expect(headingsOf(guide).map(({ title }) => title)).toContain('What can go wrong');
    expect(guide.text.split('\n## What can go wrong\n')[1].split('\n## ')[0]).toMatch(/^\|.+\|.+\|.+\|\n\|---\|---\|---\|\n\|/m);
  });
});

test('the first example of the README runs', () => {
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readPage('README.md').text)!;
  expect(() => runSnippet(example)).not.toThrow();
});

test('the index leads to every guide', () => {
  const { text } = readPage(join('docs', 'guides', 'README.md'));
  expect(GUIDES.filter((name) => !text.includes(`(${name}.md)`))).toEqual([]);
});
