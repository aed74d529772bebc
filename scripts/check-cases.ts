import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { checkExpectedLines } from './cases/expected-lines';
import { checkPublicTemplates } from './cases/public-templates';
import { inNewFolder, ROOT } from './support/run';

/**
 * Checks templates of others against what must come of each: `tsx scripts/check-cases.ts [folder]`.
 *
 * They are not part of the project. If the folder does not exist, nothing is checked.
 */
const [folder = join(ROOT, '..', 'shared', 'cases')] = process.argv.slice(2);

if (existsSync(folder)) {
  const results = [
    ...inNewFolder('cases', (scratch) => checkPublicTemplates(folder, scratch)),
    ...readdirSync(folder).map((name) => join(folder, name)).filter((inner) => existsSync(join(inner, 'expect.tsv'))).flatMap(checkExpectedLines),
  ];
  const failed = results.filter((passed) => !passed).length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  console.log('no templates of others are here: they were not checked');
}
