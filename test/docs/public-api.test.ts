import { allPages, anchorsOf, readPage, relativeLinks } from './pages';
import { INDEX_TITLE, withIndex } from '../../scripts/api/api-index';

/** The types that users of the library name in their code, from the reference that jsii's generator writes. */
function publicTypes(...groups: readonly string[]): string[] {
  const sections = readPage('API.md').text.split(/^## /m).filter((section) => groups.some((group) => section.startsWith(`${group} <a`)));
  return sections.flatMap((section) => [...section.matchAll(/^### (\w+) <a/gm)].map(([, name]) => name));
}

const CLASSES = publicTypes('Constructs', 'Classes');
const GUIDES = allPages().filter(({ path }) => path === 'README.md' || path.startsWith('docs/guides/'));
const TEXT = GUIDES.map(({ text }) => text).join('\n');

test('the reference lists what index.ts exports', () => {
  expect(CLASSES).toEqual(expect.arrayContaining(['ServiceConnectNamespace', 'ServiceConnectFargateService', 'ServiceConnectEndpoint', 'ServiceConnectProxyOverhead']));
  expect(publicTypes('Enums')).toContain('ServiceConnectOrdering');
});

test.each([...CLASSES, ...publicTypes('Enums')])('%s is in the README or a guide', (name) => {
  expect(new RegExp(`\\b${name}\\b`).test(TEXT)).toBe(true);
});

describe('the index by task of the reference', () => {
  const reference = readPage('API.md');
  const index = { path: reference.path, text: reference.text.split(`\n## ${INDEX_TITLE}\n`)[1].split('\n## ')[0] };
  const anchors = relativeLinks(index).map(({ anchor }) => anchor);

  test('leads to anchors of the page', () => {
    const known = anchorsOf(reference);
    expect(anchors.length).toBeGreaterThan(60);
    expect(anchors.filter((anchor) => !known.has(anchor))).toEqual([]);
  });

  test.each([...CLASSES, ...publicTypes('Enums', 'Protocols')])('has %s', (name) => {
    expect(anchors.filter((anchor) => anchor.split('.')[1] === name)).not.toEqual([]);
  });

  test('refuses a name that the reference does not have', () => {
    expect(() => withIndex('# API Reference\n')).toThrow('the API reference has no ServiceConnectNamespace');
  });
});
