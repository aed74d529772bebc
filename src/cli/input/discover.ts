import { existsSync, readdirSync, statSync } from 'fs';
import { extname, join, normalize } from 'path';
import { onDisk } from './read-text';

/** What an argument leads to. */
export interface Input {
  readonly kind: 'assembly' | 'folder' | 'template';
  /** Its path as it was given, for people. */
  readonly path: string;
}

const EXTENSIONS = ['.json', '.yaml', '.yml', '.template'];

/** What a path leads to; throws a `Refusal` where it leads nowhere. */
export function inputAt(path: string): Input {
  const isFolder = onDisk(path, () => statSync(path)).isDirectory();
  return { kind: !isFolder ? 'template' : existsSync(join(path, 'manifest.json')) ? 'assembly' : 'folder', path: normalize(path) };
}

/** The files in a folder that may be templates, in the order of their names. */
export function candidatesIn(folder: string): string[] {
  return onDisk(folder, () => readdirSync(folder)).filter((name) => EXTENSIONS.includes(extname(name))).sort().map((name) => join(folder, name));
}
