import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/run';
import { BANNED_PHRASES } from './words/phrases';
import { Sentence, sentencesOf, wordsOf } from './words/sentences';

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
const MAX_MEDIAN = 16;
const MAX_SENTENCE = 35;
const MAX_README = 1200;

/** A sentence, and the page that it is on. */
interface Located extends Sentence {
  readonly page: string;
}

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
  const sentences = pages.flatMap((page) => sentencesOf(read(page)).map((sentence): Located => ({ ...sentence, page })));
  const lengths = sentences.map(({ words }) => words).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  const banned = sentences.flatMap((sentence) => BANNED_PHRASES.flatMap(({ pattern, instead }) => {
    const [found] = pattern.exec(sentence.text.replace(/`[^`]*`/g, '``')) ?? [];
    return found ? `${placeOf(sentence)}: "${found}", better ${instead}: ${sentence.text}` : [];
  }));
  const long = sentences.filter(({ words }) => words > MAX_SENTENCE);

  if (median > MAX_MEDIAN) problems.push(`${group}: the median sentence has ${median} words, more than ${MAX_MEDIAN}`);
  problems.push(...long.map((sentence) => `${placeOf(sentence)}: ${sentence.words} words, more than ${MAX_SENTENCE}: ${sentence.text}`), ...banned);
  return {
    pages: pages.length,
    words: lengths.reduce((sum, words) => sum + words, 0),
    sentences: lengths.length,
    median,
    longest: lengths.at(-1),
    [`over ${MAX_SENTENCE}`]: long.length,
    banned: banned.length,
  };
}

function placeOf({ page, line }: Located): string {
  return `${page}:${line}`;
}
