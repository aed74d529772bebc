import { createColors } from 'picocolors';
import { Severity } from '../../analysis/rules';
import { count, oneLine } from '../../analysis/text';
import { paragraph } from '../paragraph';
import { ruleNamed } from '../rule-names';
import { Terminal } from '../terminal';
import { Report, ReportedFinding, Subject, Summary, UnreadPart } from './report';

/** The report for people: by service, the worst first, each finding with the change to make and the place. */
export function asText({ colour, columns }: Pick<Terminal, 'colour' | 'columns'>): (report: Report) => string {
  const { bold, dim, red, yellow, blue, green } = createColors(colour);
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    info: (text) => bold(blue(text)),
  };

  const finding = ({ severity, rule, message, fix, template, line, property, resource, inferred }: ReportedFinding): string => [
    `  ${paint[severity](severity)} ${bold(rule)} ${ruleNamed(rule)}${inferred ? dim(' (inferred)') : ''}`,
    paragraph(oneLine(message), 4, columns),
    paragraph(`fix: ${oneLine(fix)}`, 4, columns),
    dim(`    at ${oneLine(template)}${line === null ? '' : `:${line}`} ${oneLine([resource, ...property === '' ? [] : [property]].join(' '))}`),
  ].join('\n');

  const subject = ({ name, findings }: Subject): string => `${bold(oneLine(name))}\n${findings.map(finding).join('\n')}\n`;

  return (report) => {
    const { subjects, summary, unread } = report;
    const verdict = summary.errors > 0 ? red : summary.warnings > 0 ? yellow : green;
    const rules = new Set(subjects.flatMap(({ findings }) => findings).sort((a, b) => rank(a) - rank(b)).map(({ rule }) => rule));
    return [
      ...subjects.map(subject),
      ...unread.length > 0 ? [`${yellow(`${count(unread.length, 'part')} ${unread.length === 1 ? 'was' : 'were'} not checked:`)}\n${unread.map(part).join('\n')}\n`] : [],
      `${bold(verdict(found(summary)))} in ${read(report)}`,
      ...rules.size > 0 ? [dim(`why, and how to fix it: cdk-ecs-service-connect explain ${[...rules].slice(0, MAX_EXPLAINED).join(' ')}`)] : [],
    ].map((line) => `${line}\n`).join('');
  };
}

/** As many rules are named at the end as somebody reads at once. */
const MAX_EXPLAINED = 5;

function part({ template, resource, reason, line }: UnreadPart): string {
  return `  ${oneLine(template)}${line === null ? '' : `:${line}`}${resource === '' ? '' : ` ${oneLine(resource)}`}: ${oneLine(reason)}`;
}

function rank({ severity }: ReportedFinding): number {
  return { error: 0, warning: 1, info: 2 }[severity];
}

function found({ errors, warnings }: Summary): string {
  if (errors + warnings === 0) return 'no errors, no warnings';
  return [count(errors, 'error'), count(warnings, 'warning')].join(', ');
}

function read({ summary: { services, endpoints, connections }, unread }: Report): string {
  if (services === 0 && unread.length === 0) return 'templates without a service on Service Connect';
  return `${count(services, 'service')} on Service Connect with ${count(endpoints, 'endpoint')} and ${count(connections, 'connection')}`;
}
