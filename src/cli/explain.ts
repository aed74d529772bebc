import { createColors } from 'picocolors';
import { EXIT, ExitCode } from './exit-codes';
import { findRule } from './rule-names';
import { Terminal } from './terminal';
import { rulePage } from '../analysis/rules/package-file';
import { oneLine } from '../analysis/text';

/** Prints the pages of rules, by id or name. */
export function explain(wanted: readonly string[], terminal: Terminal): ExitCode {
  let code: ExitCode = EXIT.CLEAN;
  for (const [i, text] of wanted.entries()) {
    const rule = findRule(text);
    if (!rule) {
      terminal.err(`there is no rule ${oneLine(JSON.stringify(text))}; "cdk-ecs-service-connect rules" lists them\n`);
      code = EXIT.UNREADABLE;
      continue;
    }
    if (i > 0) terminal.out('\n');
    terminal.out(styled(rulePage(rule.id), terminal.colour));
  }
  return code;
}

/** Markdown, with headings and emphasis if the terminal can show them. */
function styled(markdown: string, colour: boolean): string {
  const { bold, cyan } = createColors(colour);
  if (!colour) return markdown;
  return markdown.replace(/^#+ .*$/gm, (heading) => bold(cyan(heading))).replace(/\*\*(.+?)\*\*/g, (_match, text: string) => bold(text));
}
