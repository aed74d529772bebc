import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/run';
import { bannedIn, MAX_MEDIAN, MAX_SENTENCE, medianOf, tooLong } from './words/limits';
import { sentencesOf, wordsOf } from './words/sentences';

/**
 * Measures the prose of the documentation, and fails if sentences are too long or use a banned phrase. `--report` only prints the figures.
 */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  README: ['README.md'],
  guides: pagesIn('docs/guides'),
  rules: pagesIn('docs/rules'),
  decisions: pagesIn('docs/adr'),
  project: ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesIn('docs')],
};
const MAX_README = 1200;

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const problems: string[] = [];

console.table(Object.fromEntries(Object.entries(GROUPS).map(([group, pages]) => [group, measure(group, pages)])));
const readme = wordsOf(read('README.md'));
console.log(`README with its tables and headings, without code blocks: ${readme} words; the limit is ${MAX_README}`);
if (readme > MAX_README) problems.push(`README.md: ${readme} words, more than ${MAX_README}`);

if (!process.argv.includes('--report') && problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

function pagesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md')).sort().map((name) => `${folder}/${name}`);
}

/** The figures of a group; what is over the limits goes to the problems. */
function measure(group: string, pages: readonly string[]): object {
  const sentences = pages.flatMap((page) => sentencesOf(read(page)).map((sentence) => ({ ...sentence, place: `${page}:${sentence.line}` })));
  const median = medianOf(sentences);
  const [long, banned] = [tooLong(sentences), bannedIn(sentences)];
  if (median > MAX_MEDIAN) problems.push(`${group}: the median sentence has ${median} words, more than ${MAX_MEDIAN}`);
  problems.push(...long, ...banned);
  return {
    pages: pages.length,
    words: sentences.reduce((sum, { words }) => sum + words, 0),
    sentences: sentences.length,
    median,
    longest: Math.max(...sentences.map(({ words }) => words)),
    [`over ${MAX_SENTENCE}`]: long.length,
    banned: banned.length,
  };
}
