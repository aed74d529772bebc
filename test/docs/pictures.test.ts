import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { allPages, ROOT } from './pages';
import { PICTURES, pictureNamed } from '../support/pictures';

const FOLDER = join(ROOT, 'docs', 'images');

test('every picture of the documentation is made from an example, and is in a page', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(PICTURES).map((name) => `${name}.svg`).sort());
  const text = allPages().map((page) => page.text).join('\n');
  expect(Object.keys(PICTURES).filter((name) => !text.includes(`images/${name}.svg)`))).toEqual([]);
});

test.each(Object.keys(PICTURES))('the picture %s shows its example as it is; npm run docs:pictures draws it anew', (name) => {
  expect(readFileSync(join(FOLDER, `${name}.svg`), 'utf8')).toBe(pictureNamed(name));
});
