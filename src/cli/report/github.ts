import { Severity } from '../../analysis/rules';
import { oneLine } from '../../analysis/text';
import { ruleNamed } from '../rule-names';
import { findingsOf, Report, ReportedFinding, UnreadPart } from './report';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * The report as annotations of GitHub Actions.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function asGitHub(report: Report): string {
  return [...findingsOf(report).map(annotation), ...report.unread.map(notChecked)].map((line) => `${line}\n`).join('');
}

function annotation({ severity, template, line, rule, resource, message, fix, url }: ReportedFinding): string {
  const properties = [
    `file=${property(template)}`,
    ...line === null ? [] : [`line=${line}`],
    `title=${property(`${rule} ${ruleNamed(rule)}`)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${[`${resource}: ${message}`, `fix: ${fix}`, url].map(data).join('%0A')}`;
}

function notChecked({ template, resource, reason, line }: UnreadPart): string {
  const properties = [`file=${property(template)}`, ...line === null ? [] : [`line=${line}`], 'title=not checked'];
  return `::warning ${properties.join(',')}::${data(resource === '' ? reason : `${resource}: ${reason}`)}`;
}

function data(text: string): string {
  return oneLine(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
