import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/run';
import { RuleInfo, RULES } from '../src/analysis/rules';

/** Where the table of the rules begins; what is above it is written by hand. */
const MARKER = '<!-- Written by "npm run docs:rules" from the rules and their pages. -->\n';

/** Rules whose source does not say today what the rule says, with the reason that they stay. */
const WEAK: Readonly<Record<string, string>> = {
  SC505: 'seen by users; no page of AWS says it',
  SC602: 'the stricter of two pages',
  SC706: 'AWS has removed the section',
  SC804: 'a policy of AWS, and what users saw before it',
  SC805: 'the list of AWS is gone; by endpoints',
};

/** When the sources of the rules were last compared with what the rules say. */
const READ = '2026-11';

/** The page of facts, with the table of the rules as they are now. */
export function factsPage(): string {
  const [written] = readFileSync(join(ROOT, 'docs', 'facts.md'), 'utf8').split(MARKER);
  const rows = RULES.map((rule) => `| [${rule.id}](rules/${rule.id}.md) | ${reasonOf(rule)} | [${siteOf(rule.source)}](${rule.source}) | ${READ} | ${WEAK[rule.id] ?? kindOf(rule.source)} |`);
  return `${written}${MARKER}\n${['| Rule | Why, in our words | Source | Read | Confidence |', '|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

/** The first sentence of the section "Why" of a rule's page, without its links. */
function reasonOf({ id }: RuleInfo): string {
  const page = readFileSync(join(ROOT, 'docs', 'rules', `${id}.md`), 'utf8');
  const [why] = page.split('\n## Why\n')[1].split('\n## ');
  const [paragraph] = why.trim().split('\n\n');
  const plain = paragraph.replace(/\s+/g, ' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('|', '\\|');
  return /^.*?[.:](?= [A-Z]|$)/.exec(plain)?.[0] ?? plain;
}

function siteOf(source: string): string {
  const { hostname, pathname } = new URL(source);
  return hostname === 'github.com' ? pathname.split('/').slice(1, 3).join('/') : pathname.split('/').at(-1)!.replace(/\.html$/, '') || hostname;
}

function kindOf(source: string): string {
  if (/^https:\/\/github\.com\/.*\/(issues|discussions)\//.test(source)) return 'thread';
  return source.startsWith('https://github.com/') ? 'code' : 'page';
}
