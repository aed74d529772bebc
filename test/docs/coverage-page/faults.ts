import { existsSync, readFileSync } from 'fs';
import { basename, join, relative } from 'path';
import { says, sectionOf, Source, sourcesIn } from './quotations';
import { KINDS, Row, rowsOf } from './rows';
import { titlesIn } from './titles';
import { RULES } from '../../../src/analysis/rules';
import { MISUSES } from '../../../src/analysis/rules/misuse';
import { readPage, ROOT } from '../pages';

const DOCS = join(ROOT, 'docs');
const CASES_OF = new Set(RULES.map(({ id }) => id));
const KNOWN = new Set([...CASES_OF, ...MISUSES.map(({ id }) => id)]);

/** Faults in the form of the rows. */
export function rowFaults(page: string): string[] {
  const rows = rowsOf(page);
  if (rows.length === 0) return ['the page has no rows'];
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const faults: string[] = [];
    if (row.id === '') faults.push(`row ${i + 1} has no id and statement, such as "**P12** …"`);
    if (row.cells !== 4) faults.push(`${row.id} has ${row.cells} cells`);
    if (row.id !== '' && seen.has(row.id)) faults.push(`${row.id} is there twice`);
    seen.add(row.id);
    for (const kind of row.kinds.filter((name) => !KINDS.includes(name))) faults.push(`${row.id} has the unknown kind "${kind}"`);
    if (row.how === '') faults.push(`${row.id} does not say how`);
    return faults;
  });
}

/** Faults in the rules that rows name. */
export function ruleFaults(page: string): string[] {
  return rowsOf(page).flatMap(({ id, kinds, how, rules, heldBy }) => {
    const faults: string[] = [];
    if (kinds.includes('rule') !== rules.length > 0) faults.push(`${id} is of kind rule if, and only if, it names one`);
    for (const rule of rules) {
      if (!KNOWN.has(rule)) faults.push(`${id} names ${rule}, which is no rule`);
      if (!how.includes(`[${rule}](rules/${rule}.md)`)) faults.push(`${id} does not link ${rule} to its page`);
      const cases = (path: string) => basename(path).startsWith(`${rule.toLowerCase()}-`) && path.endsWith('.cases.ts');
      if (CASES_OF.has(rule) && !heldBy.some(({ path }) => cases(path))) faults.push(`${id} does not link the cases of ${rule}`);
    }
    return faults;
  });
}

/** Faults in the links of the page, and in their quotations. */
export function linkFaults(page: string): string[] {
  const undocumented = rowsOf(page).filter(({ kinds, how }) => kinds.includes('documentation') && !sourcesIn(how).some(({ quotations }) => quotations.length > 0));
  return [
    ...sourcesIn(page).flatMap((source) => faultsOfSource(source, page)),
    ...undocumented.map(({ id }) => `${id} quotes no documentation`),
  ];
}

function faultsOfSource({ path, anchor, quotations }: Source, page: string): string[] {
  const file = join(DOCS, path);
  if (!existsSync(file)) return [`${path} is not there`];
  if (anchor === '' && quotations.length === 0) return [];
  const section = sectionOf(path === '' ? { path, text: page } : readPage(relative(ROOT, file)), anchor);
  const place = anchor === '' ? path : `${path}#${anchor}`;
  if (section === undefined) return [`${place} is no heading`];
  return quotations.filter((quotation) => !says(section, quotation)).map((quotation) => `${place} does not say "${quotation}"`);
}

/** Faults in the tests that rows cite. */
export function testFaults(page: string): string[] {
  return rowsOf(page).flatMap((row) => [
    ...row.heldBy.length === 0 && row.kinds.some((kind) => kind !== 'not observable') ? [`${row.id} is held by no test`] : [],
    ...faultsOfTests(row),
  ]);
}

function faultsOfTests({ id, heldBy }: Row): string[] {
  return heldBy.flatMap(({ path, titles }) => {
    const file = join(DOCS, path);
    if (!existsSync(file)) return [`${id} cites ${path}, which is not there`];
    if (path.endsWith('.cases.ts')) return [];
    if (!path.endsWith('.test.ts')) return [`${id} cites ${path}, which holds no tests`];
    if (titles.length === 0) return [`${id} cites no test of ${path}`];
    return titles.filter((title) => !titlesOf(file).has(title)).map((title) => `${id} cites "${title}", which is no test of ${path}`);
  });
}

const KNOWN_TITLES = new Map<string, Set<string>>();

function titlesOf(file: string): Set<string> {
  const titles = KNOWN_TITLES.get(file) ?? titlesIn(readFileSync(file, 'utf8'));
  KNOWN_TITLES.set(file, titles);
  return titles;
}
