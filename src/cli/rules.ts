import { createColors } from 'picocolors';
import { paragraph } from './paragraph';
import { ALL_RULES } from './rule-names';
import { Terminal } from './terminal';
import { pageOf, RuleInfo, Severity } from '../analysis/rules';
import { asSafeJson } from '../analysis/text';

/** Options of `rules`. */
export interface RulesOptions {
  readonly format: 'text' | 'json';
  readonly severity?: Severity;
}

/** Lists rules: id, severity, name and title. `words` are parts of ids, names or titles; a rule is listed if it has all of them. */
export function listRules(words: readonly string[], { format, severity }: RulesOptions, { out, colour, columns }: Terminal): void {
  const rules = ALL_RULES.filter((rule) => (severity === undefined || rule.severity === severity) && words.every((word) => holds(rule, word)));
  if (format === 'json') {
    out(asSafeJson(rules.map((rule) => ({
      id: rule.id, name: rule.name, severity: rule.severity, title: rule.title, source: rule.source, page: pageOf(rule),
    }))));
    return;
  }
  const { bold, dim } = createColors(colour);
  const width = Math.max(0, ...rules.map(({ name }) => name.length));
  for (const { id, severity: grade, name, title } of rules) {
    const indent = `${id} ${grade.padEnd(7)} ${name.padEnd(width)} `.length;
    out(`${bold(id)} ${grade.padEnd(7)} ${name.padEnd(width)} ${dim(paragraph(title, indent, columns).trimStart())}\n`);
  }
}

function holds({ id, name, title }: RuleInfo, word: string): boolean {
  return `${id} ${name} ${title}`.toLowerCase().includes(word.toLowerCase());
}
