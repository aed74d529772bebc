import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/** A finding or an annotation in the validation report that CDK writes into an assembly. */
interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity?: string;
}

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations: readonly Violation[] }[];
}

/** The errors and warnings of a validation report that a guide does not announce, by the id of the rule or annotation or by its text. */
export function unannounced(report: ValidationReport, guide: string): string[] {
  const silent = complaintsIn(report).filter(({ ruleName, description }) => ![idOf(ruleName), description].some((words) => guide.includes(words)));
  return silent.map(({ ruleName, description }) => `${ruleName}: ${description}`);
}

/** The ids of the rules and annotations behind the errors and warnings of a validation report. */
export function complaintIds(report: ValidationReport): string[] {
  return [...new Set(complaintsIn(report).map(({ ruleName }) => idOf(ruleName)))];
}

function complaintsIn({ pluginReports }: ValidationReport): Violation[] {
  return pluginReports.flatMap(({ violations }) => violations).filter(({ severity }) => severity !== 'info');
}

/** The validation report of an assembly; without findings CDK writes none. */
export function reportOf(assembly: string): ValidationReport {
  const path = join(assembly, 'validation-report.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as ValidationReport : { pluginReports: [] };
}

/** `SC607`, or the id of an annotation without the prefix that CDK adds. */
function idOf(ruleName: string): string {
  return ruleName.replace(/^Annotation::/, '');
}
