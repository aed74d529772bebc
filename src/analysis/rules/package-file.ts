import { readFileSync } from 'fs';
import { join } from 'path';

/** The version of this package. The path is written out, so that bundlers take the file along. */
export function packageVersion(): string {
  return (require('../../../package.json') as { version: string }).version;
}

/** The page of a rule: the pages are part of the package. */
export function rulePage(id: string): string {
  return readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rules', `${id}.md`), 'utf8');
}
