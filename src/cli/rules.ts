import { createColors } from 'picocolors';
import { ALL_RULES } from './rule-names';
import { Terminal } from './terminal';

/** Lists every rule: id, severity, name and what it asks for. */
export function listRules({ out, colour }: Terminal): void {
  const { bold, dim } = createColors(colour);
  const width = Math.max(...ALL_RULES.map(({ name }) => name.length));
  for (const { id, severity, name, title } of ALL_RULES) out(`${bold(id)} ${severity.padEnd(7)} ${name.padEnd(width)} ${dim(title)}\n`);
}
