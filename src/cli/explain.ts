import { EXIT, ExitCode } from './exit-codes';
import { renderMarkdown } from './markdown';
import { findRule, nearRules } from './rule-names';
import { Terminal } from './terminal';
import { pageOf } from '../analysis/rules';
import { rulePage } from '../analysis/rules/package-file';
import { oneLine } from '../analysis/text';

/** Prints the pages of rules, by id or name. */
export function explain(wanted: readonly string[], terminal: Terminal): ExitCode {
  let code: ExitCode = EXIT.CLEAN;
  for (const [i, text] of wanted.entries()) {
    const rule = findRule(text);
    if (!rule) {
      terminal.err(noRule(text));
      code = EXIT.UNREADABLE;
      continue;
    }
    if (i > 0) terminal.out('\n');
    terminal.out(renderMarkdown(rulePage(rule.id), pageOf(rule), terminal));
  }
  return code;
}

function noRule(text: string): string {
  const unknown = `there is no rule ${oneLine(JSON.stringify(text))}`;
  const near = nearRules(text).map(({ id, name }) => `  ${id} ${name}\n`);
  const all = '"cdk-ecs-service-connect rules" lists';
  return near.length === 0 ? `${unknown}; ${all} them\n` : `${unknown}; near it are:\n${near.join('')}${all} all\n`;
}
