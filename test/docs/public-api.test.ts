import { allPages, anchorsOf, readPage, relativeLinks } from './pages';
import { completed, INDEX_TITLE } from '../../scripts/api/completed';
import { OWN_WORDS } from '../../scripts/api/own-words';

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
    expect(() => completed(reference.text.replaceAll('.connectTo"', '.callTo"'))).toThrow('the API reference has no ServiceConnectFargateService.connectTo');
  });
});

describe('an option of the L2 with another default here', () => {
  const { text } = readPage('API.md');

  test.each(Object.entries(OWN_WORDS))('%s is described as it is, for each kind of service', (property, words) => {
    const sections = text.split('\n---\n').filter((section) => new RegExp(`id="[^"]*ServiceProps\\.property\\.${property}"`).test(section));
    expect(sections).toHaveLength(4);
    for (const section of sections) expect(section).toContain(`- *Default:* ${words.default}\n\n${words.text}\n`);
    expect(text.split(`| ${words.text} |`)).toHaveLength(5);
  });

  test('that is gone is told', () => expect(() => completed('# API Reference\n')).toThrow('the API reference has no property circuitBreaker'));
});
