import { readFileSync, statSync } from 'fs';
import { Refusal } from '../../analysis/reader';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ERR_ACCESS_DENIED: 'may not be read',
  EISDIR: 'is a folder',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
};

/** The text of a file of UTF-8; anything else is refused. */
export function readText(file: string, maxBytes: number): string {
  const bytes = onDisk(file, () => {
    const found = statSync(file);
    if (!found.isFile()) throw new Refusal(file, found.isDirectory() ? 'is a folder' : 'is not a regular file');
    if (found.size > maxBytes) throw new Refusal(file, `has ${inMegabytes(found.size)} MB; at most ${inMegabytes(maxBytes)} MB are read`);
    return readFileSync(file);
  });
  if (bytes.includes(0)) throw new Refusal(file, 'is binary, not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(file, 'is not text in UTF-8');
  }
}

/** Does something with a file or folder; what the file system says against it becomes a refusal. */
export function onDisk<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new Refusal(file, REASONS[code] ?? `cannot be read (${code})`);
  }
}

function inMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / (1024 * 1024) * 10) / 10);
}
