import { readFileSync, statSync } from 'fs';
import { STANDARD_INPUT } from './discover';
import { Refusal } from '../../analysis/reader';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ERR_ACCESS_DENIED: 'permission denied',
  EISDIR: 'is a folder',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space is left on the device',
};

/** A file larger than this is not searched. */
const MAX_SEARCHED = 100 * 1024 * 1024;

/** The marks that texts in UTF-16 begin with. */
const MARKS: readonly (readonly [first: number, second: number, encoding: string])[] = [[0xff, 0xfe, 'utf-16le'], [0xfe, 0xff, 'utf-16be']];

/** The text of a file of UTF-8, or of UTF-16 with its mark; anything else is refused. */
export function readText(file: string, maxBytes: number): string {
  return textOf(file, onDisk(file, () => (file === STANDARD_INPUT ? readFileSync(0) : readRegular(file, maxBytes))), maxBytes);
}

/** The same of a file that holds a word; `undefined` for one that does not. */
export function readTextWith(word: string, file: string, maxBytes: number): string | undefined {
  const bytes = onDisk(file, () => readRegular(file, maxBytes, MAX_SEARCHED));
  return holds(bytes, word) ? textOf(file, bytes, maxBytes) : undefined;
}

function textOf(file: string, bytes: Buffer, maxBytes: number): string {
  if (bytes.length > maxBytes) throw tooLarge(file, bytes.length, maxBytes);
  const [, , encoding = 'utf-8'] = MARKS.find(([first, second]) => bytes[0] === first && bytes[1] === second) ?? [];
  if (encoding === 'utf-8' && bytes.includes(0)) throw new Refusal(file, 'is binary, not text');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(file, encoding === 'utf-8' ? 'is not text in UTF-8' : 'is not text in UTF-16, though it begins with its mark');
  }
}

function holds(bytes: Buffer, word: string): boolean {
  return bytes.includes(word) || bytes.includes(word, 0, 'utf16le') || bytes.includes(Buffer.from(word, 'utf16le').swap16());
}

/** @param toRead how many bytes are read, though not more than `maxBytes` are taken */
function readRegular(file: string, maxBytes: number, toRead = maxBytes): Buffer {
  const found = statSync(file);
  if (!found.isFile()) throw new Refusal(file, found.isDirectory() ? 'is a folder' : 'is not a regular file');
  if (found.size > toRead) throw tooLarge(file, found.size, maxBytes);
  return readFileSync(file);
}

function tooLarge(file: string, bytes: number, maxBytes: number): Refusal {
  return new Refusal(file, `has ${inMegabytes(bytes)} MB; at most ${inMegabytes(maxBytes)} MB are read`);
}

/** Runs an action on a file or folder; an error of the file system becomes a refusal. */
export function onDisk<T>(file: string, work: () => T, failure = 'cannot be read'): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new Refusal(file, REASONS[code] ?? `${failure} (${code})`);
  }
}

function inMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / (1024 * 1024) * 10) / 10);
}
