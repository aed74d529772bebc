import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { LAYERS } from '../projenrc/layers';

const ROOT = join(__dirname, '..');

/** The rows of the folder table, with the last column written out. */
function foldersOfPage(): [folder: string, mayImport: string[]][] {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const table = page.split('\n## Folders of `src`\n')[1].split('\n## ')[0];
  const rows = [...table.matchAll(/^\| `(\w+)` \| .+ \| (.+) \|$/gm)].map(([, folder, mayImport]) => ({ folder, mayImport }));
  return rows.map(({ folder, mayImport }, i) => {
    const named = [...mayImport.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    if (!mayImport.startsWith('all above but')) return [folder, named];
    return [folder, rows.slice(0, i).map((above) => above.folder).filter((name) => !named.includes(name))];
  });
}

test('the folder table of ARCHITECTURE.md is the one that lint enforces', () => {
  expect(foldersOfPage()).toEqual(Object.entries(LAYERS));
});

test('every folder of src has a layer', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((folder) => !(folder in LAYERS))).toEqual([]);
});
