import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { RuleCases } from './rule-cases';

/** The folders in which a rule has a file. */
const FOLDERS = ['src/analysis/rules', 'test/analysis/rules', 'docs/rules'];
const FILE_OF_A_RULE = /(^|\/)sc\d{3}[^/]*\.(ts|md)$/i;

/** What `npm run rule:new` leaves to the author, as `file:line: text`: each line of a file of a rule that says TODO. */
export function openWork(root: string): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => FILE_OF_A_RULE.test(file))
    .sort()
    .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split('\n')
      .flatMap((line, i) => /\bTODO\b/.test(line) ? [`${folder}/${file}:${i + 1}: ${line.trim()}`] : [])));
}

/** What the cases of a rule lack. */
export function missingCases({ rule, violations, silent }: RuleCases): string[] {
  return [
    ...violations.length === 0 ? [`${rule.id} needs at least one violation: a change that breaks the rule`] : [],
    ...silent.length === 0 ? [`${rule.id} needs at least one silent case: a value that exists only at deployment, a boundary`] : [],
  ];
}
