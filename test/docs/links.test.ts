import { existsSync } from 'fs';
import { join } from 'path';
import { allPages, anchorsOf, headingsOf, Page, readPage, relativeLinks, ROOT } from './pages';

const PAGES = allPages();

/** Links of a page that lead nowhere. */
function deadLinks(page: Page): string[] {
  return relativeLinks(page).filter(({ target, anchor }) => {
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== '' && !anchorsOf(target === page.path ? page : readPage(target)).has(anchor);
  }).map(({ target, anchor }) => `${page.path} → ${target}${anchor && '#'}${anchor}`);
}

/** Headings of a page that are more than one level below the previous one. */
function skippedLevels(page: Page): string[] {
  const headings = headingsOf(page);
  return headings.filter(({ level }, i) => level > (headings[i - 1]?.level ?? 0) + 1).map(({ title }) => `${page.path}: ${title}`);
}

test('every link between pages leads to a file, and to a heading if it names one', () => {
  expect(PAGES.flatMap(relativeLinks).length).toBeGreaterThan(500);
  expect(PAGES.flatMap(deadLinks)).toEqual([]);
});

describe('the checks', () => {
  const page = (text: string): Page => ({ path: 'docs/guides/tls.md', text });

  test.each([
    ['a missing file', '# A\n[b](b.md)'],
    ['a missing heading', '# A\n[b](../../README.md#nowhere)'],
    ['a missing heading of the page itself', '# A\n[b](#b)'],
  ])('find %s', (_what, text) => expect(deadLinks(page(text))).toHaveLength(1));

  test.each([
    ['a heading of the page itself', '# A page\n[a](#a-page)'],
    ['another page, by a relative path', '# A\n[b](../../README.md#license)'],
    ['a web address', '# A\n[b](https://example.com/b.md)'],
    ['code', '# A\n```ts\nlist[0](b.md)\n```\n`[b](b.md)`'],
  ])('accept %s', (_what, text) => expect(deadLinks(page(text))).toEqual([]));

  test('find a skipped level', () => {
    expect(skippedLevels(page('# A\n\n## B\n\n#### C\n\n## D'))).toEqual(['docs/guides/tls.md: C']);
    expect(skippedLevels(page('# A\n\n## B\n\n```sh\n#### no heading\n```\n\n### C\n\n## D'))).toEqual([]);
  });
});

// The documentation generator has its own heading levels.
const written = PAGES.filter(({ path }) => path !== 'API.md');

test('every page has one title, at its beginning', () => {
  const titles = written.map((page) => ({ path: page.path, levels: headingsOf(page).map(({ level }) => level) }));
  expect(titles.filter(({ levels }) => levels.indexOf(1) !== 0 || levels.lastIndexOf(1) !== 0).map(({ path }) => path)).toEqual([]);
});

test('no page skips a level of headings', () => expect(written.flatMap(skippedLevels)).toEqual([]));

test('every page is linked to from another page', () => {
  const linked = new Set(PAGES.flatMap((page) => relativeLinks(page).map(({ target }) => target).filter((target) => target !== page.path)));
  expect(PAGES.map(({ path }) => path).filter((path) => path !== 'README.md' && !linked.has(path))).toEqual([]);
});

// Construct Hub puts the address of the repository before relative links of the README, and makes anchors of its own for headings.
test('the README has links that work on Construct Hub, too', () => {
  const { text } = readPage('README.md');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  expect(targets.length).toBeGreaterThan(50);
  expect(targets.filter((target) => /^(?:#|\/|\.)/.test(target))).toEqual([]);
  expect(text).not.toMatch(/<(?:a|img) /);
});
