import { Severity } from '../analysis/rules';

/** Every severity, from the least to the worst. */
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** Whether a severity is at or above a threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
}
