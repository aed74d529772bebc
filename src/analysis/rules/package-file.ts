import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..', '..');

/** The version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The page of a rule: the pages are part of the package. */
export function rulePage(id: string): string {
  return readFileSync(join(ROOT, 'docs', 'rules', `${id}.md`), 'utf8');
}
