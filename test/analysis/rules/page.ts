import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { PAGE_HEADINGS } from '../../../scripts/rule-stub';
import { TemplateSource } from '../../../src/analysis/reader';
import { RuleInfo } from '../../../src/analysis/rules';
import { alone } from '../../support/templates';

/** Where the pages of the rules are. */
const PAGES = join(__dirname, '..', '..', '..', 'docs', 'rules');

/** The ids of the rules that have a page. */
export function pagesThere(): string[] {
  return readdirSync(PAGES).filter((file) => file !== 'README.md').map((file) => file.replace(/\.md$/, '')).sort();
}

/** The page of a rule; empty where there is none. */
export function readPage({ id }: RuleInfo): string {
  const file = join(PAGES, `${id}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The text below a heading of a page. */
export function section(page: string, heading: string): string {
  return page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0].trim() ?? '';
}

type ExampleHeading = 'Example that fails' | 'Example that passes' | 'How to fix';

/** The code of the example, in the language that its fence names. */
export function exampleIn(page: string, language: string, heading: ExampleHeading = 'Example that fails'): string {
  return section(page, heading).split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
}

/**
 * The sources of an example: a template or, as several documents, the stacks of one assembly. A comment heads each with its name and,
 * where that matters, its Region: `# shop in cn-north-1`.
 */
export function sourcesIn(example: string): TemplateSource[] {
  return example.split(/^---$/m).map((document) => {
    const [, name = 'shop', region = 'eu-west-1'] = /^\s*# (\S+)(?: in (\S+))?$/m.exec(document) ?? [];
    return { ...alone(parse(document), `${name}.template.json`), assembly: 'example', stackName: name, region };
  });
}

/**
 * The sources of a failing example with what the passing one changes: each of its documents changes the one of the same name, in the
 * Region that its own comment names, or is one more.
 */
export function passingSources(failing: string, passing: string): TemplateSource[] {
  const sources = new Map(sourcesIn(failing).map((source) => [source.stackName, source]));
  for (const change of sourcesIn(passing)) {
    sources.set(change.stackName, { ...change, body: withFix(sources.get(change.stackName)?.body, change.body) });
  }
  return [...sources.values()];
}

/**
 * The template of an example with the parts that its fix changes: maps become one, other values take the place of those before. A resource
 * with a type is written anew.
 */
function withFix(before: unknown, part: unknown): unknown {
  if (!isPlainMap(before) || !isPlainMap(part)) return part;
  const result = { ...before };
  for (const [key, value] of Object.entries(part)) result[key] = isPlainMap(value) && 'Type' in value ? value : withFix(before[key], value);
  return result;
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** The page opens with what the rule says of itself, graded as given, and proves it. */
export function expectOpening(page: string, rule: RuleInfo, grade: string): void {
  const [heading, , summary] = page.split('\n');
  expect(heading).toBe(`# ${rule.id} ${rule.name}`);
  expect(summary).toContain(`**${rule.title}.** ${grade}`);
  expect(page).toContain(rule.source);
}

/** The page has the headings of every page, in their order, and something below each. */
export function expectHeadings(page: string): void {
  expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(PAGE_HEADINGS);
  for (const heading of PAGE_HEADINGS) expect(section(page, heading)).not.toBe('');
}

/** Says how to fix it with each of these tools, in their order, and with no other. */
export function expectFixes(page: string, tools: readonly string[]): void {
  const fix = section(page, 'How to fix');
  expect([...fix.matchAll(/^\*\*(\w+)\*\*: \S/gm)].map(([, tool]) => tool)).toEqual(tools);
  expect(fix).toMatch(/^\*\*/);
}
