import { findingsOf, Report } from './report';

/** Version of the form; it changes when a field changes its meaning or goes away. */
const VERSION = 1;

/** The report for programs. */
export function asJson(report: Report): string {
  return `${JSON.stringify({ version: VERSION, findings: findingsOf(report), summary: report.summary }, undefined, 2)}\n`;
}
