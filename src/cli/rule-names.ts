import { RuleInfo, RULES } from '../analysis/rules';
import { MISUSES } from '../analysis/rules/misuse';
import { nearest } from '../analysis/rules/near-miss';

/** Every rule, those over the calls of the constructs included, by id. */
export const ALL_RULES: readonly RuleInfo[] = [...MISUSES, ...RULES].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rule of an id or a name, in whatever case it was typed: `SC204`, `204`, `ServiceConnect::SC204`, `dns-name-format`. */
export function findRule(text: string): RuleInfo | undefined {
  const wanted = text.trim().toLowerCase().replace(/^serviceconnect::/, '');
  return ALL_RULES.find(({ id, name }) => [id.toLowerCase(), id.slice(2), name].includes(wanted));
}

/** How many rules to name to somebody who looks for one. */
const MOST_NEAR = 8;

/**
 * The rules that a text that is no rule can mean, the nearest first: those with the beginning of an id, or with most of the words, whether
 * spelt right or nearly so. A word of the name counts more than one of the title.
 */
export function nearRules(text: string): RuleInfo[] {
  const typed = wordsOf(text);
  const known = [...new Set(ALL_RULES.flatMap(({ name, title }) => wordsOf(`${name} ${title}`)))];
  const meant = new Set(typed.flatMap((word) => nearest(word, known) ?? []));
  return ALL_RULES
    .map((rule) => {
      const names = wordsOf(rule.name);
      const titles = wordsOf(rule.title);
      const score = [...meant].reduce((sum, word) => sum + (names.includes(word) ? 2 : titles.includes(word) ? 1 : 0), 0);
      return { rule, score: typed.includes(rule.id.slice(0, -1).toLowerCase()) ? Infinity : score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_NEAR)
    .map(({ rule }) => rule);
}

/** The words of a text that can tell rules apart: shorter ones are articles and prepositions. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2);
}

/** The name of the rule of an id. */
export function ruleNamed(id: string): string {
  return ALL_RULES.find((rule) => rule.id === id)?.name ?? '';
}
