import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { PastedFile, pasteOf } from './paste';
import { ROOT } from '../support/run';

const FOLDER = join('docs', 'guides');

/** A guide, and the files that a reader of it pastes. */
export interface Guide {
  readonly name: string;
  /** Path in the repository. */
  readonly path: string;
  readonly text: string;
  readonly files: readonly PastedFile[];
}

/** The names of all guides. */
export function guideNames(): string[] {
  return readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith('.md') && file !== 'README.md').map((file) => file.replace(/\.md$/, ''));
}

/** The guide of this name. */
export function readGuide(name: string): Guide {
  const path = join(FOLDER, `${name}.md`);
  const text = readFileSync(join(ROOT, path), 'utf8');
  try {
    return { name, path, text, files: pasteOf(text) };
  } catch (error) {
    throw new Error(`${path}, ${(error as Error).message}`, { cause: error });
  }
}

/** A text of the compiler, or a stack trace, with the places in pasted files replaced by those in the guide. */
export function withPlacesOf({ name, path, files }: Guide, text: string): string {
  return files.reduce((result, file) => {
    const place = new RegExp(`(?:[^\\s(]*/)?(?<![\\w-])${name}/${file.path.replaceAll('.', '\\.')}(?:\\((\\d+),\\d+\\)|:(\\d+):\\d+)`, 'g');
    return result.replace(place, (whole, compiled?: string, traced?: string) => {
      const line = file.lines[Number(compiled ?? traced) - 1];
      return line ? `${path}:${line.at}` : whole;
    });
  }, text);
}
