import { Dirent, existsSync, readdirSync, statSync } from 'fs';
import { extname, join, normalize } from 'path';
import { onDisk } from './read-text';

/** The result of an argument. */
export interface Input {
  readonly kind: 'assembly' | 'folder' | 'template' | 'input';
  /** Its path as it was given, for people. */
  readonly path: string;
}

const EXTENSIONS = ['.json', '.yaml', '.yml', '.template'];

/** The argument that means the standard input. */
export const STANDARD_INPUT = '-';

/** Folders that hold nothing of the user's own. */
const LEFT_OUT = ['node_modules', '.git', 'cdk.out'];

/** The result of a path; throws a `Refusal` if there is none. */
export function inputAt(path: string): Input {
  if (path === STANDARD_INPUT) return { kind: 'input', path };
  const isFolder = onDisk(path, () => statSync(path)).isDirectory();
  return { kind: !isFolder ? 'template' : existsSync(join(path, 'manifest.json')) ? 'assembly' : 'folder', path: normalize(path) };
}

/** The files in a folder, and in the folders below it, that may be templates, in the order of their names. Links are not followed. */
export function * candidatesIn(folder: string): Iterable<string> {
  const entries = onDisk(folder, () => readdirSync(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && EXTENSIONS.includes(extname(entry.name))) yield path;
    if (entry.isDirectory() && isSearched(entry, path)) yield* candidatesIn(path);
  }
}

/** An assembly has to be named: the CDK leaves a file `cdk.out` in it, wherever it is written to. */
function isSearched({ name }: Dirent, path: string): boolean {
  return !LEFT_OUT.includes(name) && !existsSync(join(path, 'cdk.out'));
}
