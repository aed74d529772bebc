import { findingsOf, Report } from './report';
import { asSafeJson } from '../../analysis/text';

/** Version of the form; it changes when a field changes its meaning or goes away. */
const VERSION = 1;

/** The report for programs. */
export function asJson(report: Report): string {
  const { summary, unread } = report;
  const refusals = report.refusals.map(({ file, reason }) => ({ file, reason }));
  return asSafeJson({ version: VERSION, findings: findingsOf(report), summary, unread, refusals });
}
