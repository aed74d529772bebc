import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The version of this package. The path is written out, so that bundlers take the file along. */
export function packageVersion(): string {
  return (require('../../../package.json') as { version: string }).version;
}

/** The page of a rule: the pages are part of the package. */
export function rulePage(id: string): string {
  return packageFile('docs', 'rules', `${id}.md`);
}

/** A file of this package. */
export function packageFile(...path: readonly string[]): string {
  return readFileSync(join(packageAbove(__dirname), ...path), 'utf8');
}

/** The folder of the package: what is published is not as deep in it as the sources. */
function packageAbove(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : packageAbove(parent);
}
