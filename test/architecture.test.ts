import { readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, relative } from 'path';
import { FOLDERS } from '../projenrc/folders';
import { RULE_GROUPS } from '../scripts/rule-groups';
import { groupIndex } from '../scripts/rule-stub';

const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort();

/** The folder of the table that a file is in; `undefined` for `src/index.ts`. */
function folderOf(file: string): string | undefined {
  return Object.keys(FOLDERS).find((folder) => file.startsWith(`${folder}/`));
}

/** What the files of a folder import from other folders: `folder` for its index, `folder/file` for anything else. */
function importsOf(folder: string): Set<string> {
  const imports = FILES.filter((file) => folderOf(file) === folder).flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return [...text.matchAll(/(?:\bfrom |\bimport\(|\brequire\()'(\.[^']*)'/g)].map(([, path]) => relative(SRC, join(SRC, dirname(file), path)));
  });
  // package.json, which tells the version, is outside of src.
  return new Set(imports.filter((path) => path !== folder && folderOf(path) !== folder && !path.startsWith('..')));
}

/** The rows of the folder table of ARCHITECTURE.md. */
function foldersOfPage(): [folder: string, imports: string[]][] {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const table = page.split('\n## Folders of `src`\n')[1].split('\n## ')[0];
  return [...table.matchAll(/^\| `([\w/-]+)` \| .+ \| (.+) \|$/gm)]
    .map(([, folder, imports]) => [folder, [...imports.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name)]);
}

test('the folder table of ARCHITECTURE.md is the one that lint enforces', () => {
  expect(foldersOfPage()).toEqual(Object.entries(FOLDERS));
});

test('every file of src is in a folder of the table, except index.ts', () => {
  expect(FILES.filter((file) => folderOf(file) === undefined)).toEqual(['index.ts']);
});

test('the table lists the lowest folder first, so that no cycle of folders is possible', () => {
  const order = Object.keys(FOLDERS);
  const upwards = Object.entries(FOLDERS).flatMap(([folder, imports]) => imports
    .filter((imported) => order.indexOf(imported) >= order.indexOf(folder))
    .map((imported) => `${folder} imports ${imported}`));
  expect(upwards).toEqual([]);
});

test.each(Object.entries(FOLDERS))('src/%s imports exactly the folders that its row lists', (folder, listed) => {
  const imported = [...importsOf(folder)].map((path) => (path in FOLDERS ? path : folderOf(path)));
  expect([...new Set(imported)].sort()).toEqual([...listed].sort());
});

test('a folder is entered by its index, except the rules', () => {
  const past = Object.keys(FOLDERS).flatMap((folder) => [...importsOf(folder)].filter((path) => !(path in FOLDERS)));
  expect(past.filter((path) => !path.startsWith('analysis/rules/'))).toEqual([]);
});

test('no file has more than 300 lines, and no folder of constructs more than 16 files', () => {
  expect(FILES.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 301)).toEqual([]);
  const constructs = Object.keys(FOLDERS).filter((folder) => !folder.startsWith('analysis/') && folder !== 'cli');
  const sizes = constructs.map((folder) => [folder, FILES.filter((file) => dirname(file) === folder).length] as const);
  expect(sizes.filter(([, size]) => size > 16)).toEqual([]);
});

// Here, and not beside the rules: mutation tests run those on sources that are not as they were written.
test('the rules of a group are in its list as "npm run rule:new" writes it', () => {
  for (const { folder } of RULE_GROUPS.filter((group) => group.folder !== 'misuse')) {
    const rules = FILES.filter((file) => dirname(file) === `analysis/rules/${folder}` && /\/sc\d{3}-/.test(file)).map((file) => basename(file, '.ts'));
    expect(rules).not.toEqual([]);
    expect(readFileSync(join(SRC, 'analysis', 'rules', folder, 'index.ts'), 'utf8')).toBe(groupIndex(folder, rules));
  }
});
