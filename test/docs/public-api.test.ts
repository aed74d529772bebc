import { allPages, readPage } from './pages';

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
