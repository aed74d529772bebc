import { readdirSync } from 'fs';
import { dirname, join } from 'path';
import { ROOT } from './pages';
import { guideNames, readGuide } from '../../scripts/guides/guide';
import { translationOf, TRANSLATIONS } from '../../scripts/guides/translations';

const FOLDERS = TRANSLATIONS.map((language) => dirname(translationOf('tls', language)));
/** A link of a guide to a program in one of these folders. */
const LINK = new RegExp(String.raw`\]\(\.\./\.\./((?:${FOLDERS.join('|')})/[^)]+)\)`, 'g');

/** The line with which a guide leads to its app in other languages. */
function lineOf(guide: string): string {
  const [python, java, go] = TRANSLATIONS.map((language) => `[${language}](../../${translationOf(guide, language)})`);
  return `The same in ${python}, ${java}, ${go}.`;
}

/** What is wrong between guides and the files of their apps in other languages. */
function complaints(guides: readonly { readonly name: string; readonly text: string }[], files: readonly string[]): string[] {
  const ofGuides = guides.flatMap(({ name, text }) => {
    const own = TRANSLATIONS.map((language) => translationOf(name, language));
    const linked = [...text.matchAll(LINK)].map(([, path]) => path);
    return [
      ...own.filter((path) => files.includes(path) && !linked.includes(path)).map((path) => `${name} has no link to ${path}`),
      ...linked.filter((path) => !files.includes(path)).map((path) => `${name} links to ${path}, which is not there`),
      ...linked.filter((path) => !own.includes(path)).map((path) => `${name} links to ${path}, which is the app of another guide`),
      ...own.some((path) => files.includes(path)) ? own.filter((path) => !files.includes(path)).map((path) => `${name} lacks ${path}`) : [],
    ];
  });
  const known = guides.flatMap(({ name }) => TRANSLATIONS.map((language) => translationOf(name, language)));
  return [...ofGuides, ...files.filter((path) => !known.includes(path)).map((path) => `${path} is the app of no guide`)];
}

const GUIDES = guideNames().map(readGuide);
const FILES = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => `${folder}/${file}`));

test('each guide with an app in other languages links to each of its files, and each file belongs to a guide', () => {
  expect(FILES).not.toEqual([]);
  expect(complaints(GUIDES, FILES)).toEqual([]);
});

test.each(GUIDES.filter(({ name }) => FILES.includes(translationOf(name, 'Python'))).map((guide) => [guide.name, guide.text]))(
  'the guide %s leads to the other languages right after the code of its first part', (name, text) => {
    const part = text.slice(text.indexOf('```ts')).split(/\n#+ /)[0];
    const paragraphs = part.replaceAll(/```ts[^]*?\n```\n/g, '').replaceAll('\n', ' ');
    expect(paragraphs).toContain(lineOf(name));
  },
);

describe('the check finds', () => {
  const files = TRANSLATIONS.map((language) => translationOf('first-mesh', language));
  const guide = (name: string, ...links: string[]) => ({ name, text: links.map((path) => `[app](../../${path})`).join(', ') });

  test('nothing if all three links lead to all three files', () => expect(complaints([guide('first-mesh', ...files), guide('cost')], files)).toEqual([]));
  test('a file without a link', () => {
    expect(complaints([guide('first-mesh', ...files.slice(1))], files)).toEqual(['first-mesh has no link to test/consumers/python/guides/first_mesh.py']);
  });
  test('a link without a file, which a language then lacks', () => {
    expect(complaints([guide('first-mesh', ...files)], files.slice(0, 2))).toEqual([
      'first-mesh links to test/consumers/go/guides/first_mesh.go, which is not there', 'first-mesh lacks test/consumers/go/guides/first_mesh.go',
    ]);
  });
  test('a link to the app of another guide', () => {
    expect(complaints([guide('first-mesh', ...files), guide('cost', files[0])], files))
      .toEqual(['cost links to test/consumers/python/guides/first_mesh.py, which is the app of another guide']);
  });
  test('a file of no guide', () => {
    expect(complaints([guide('cost')], [files[1]])).toEqual(['test/consumers/java/src/main/java/shop/guides/FirstMesh.java is the app of no guide']);
  });
});
