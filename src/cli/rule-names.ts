import { RuleInfo, RULES } from '../analysis/rules';
import { MISUSES } from '../analysis/rules/misuse';

/** Every rule, those over the calls of the constructs included, by id. */
export const ALL_RULES: readonly RuleInfo[] = [...MISUSES, ...RULES].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rule of an id or a name, in whatever case it was typed: `SC204`, `204`, `ServiceConnect::SC204`, `dns-name-format`. */
export function findRule(text: string): RuleInfo | undefined {
  const wanted = text.trim().toLowerCase().replace(/^serviceconnect::/, '');
  return ALL_RULES.find(({ id, name }) => [id.toLowerCase(), id.slice(2), name].includes(wanted));
}

/** The name of the rule of an id. */
export function ruleNamed(id: string): string {
  return ALL_RULES.find((rule) => rule.id === id)?.name ?? '';
}
