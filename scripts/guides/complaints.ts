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
export function unannounced({ pluginReports }: ValidationReport, guide: string): string[] {
  const violations = pluginReports.flatMap((report) => report.violations).filter(({ severity }) => severity !== 'info');
  const silent = violations.filter(({ ruleName, description }) => ![idOf(ruleName), description].some((words) => guide.includes(words)));
  return silent.map(({ ruleName, description }) => `${ruleName}: ${description}`);
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
