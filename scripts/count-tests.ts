import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** Prints one line for all test runs whose reports are in `test-reports`: `N passed, N failed, N skipped`. */
const REPORTS = join(__dirname, '..', 'test-reports');

const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
for (const file of existsSync(REPORTS) ? readdirSync(REPORTS).filter((name) => name.endsWith('.xml')) : []) {
  const report = readFileSync(join(REPORTS, file), 'utf8');
  const [root = ''] = /<testsuites [^>]*>/.exec(report) ?? [];
  for (const name of ['tests', 'failures', 'errors'] as const) totals[name] += Number(new RegExp(` ${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
  totals.skipped += report.match(/<skipped\b/g)?.length ?? 0;
}
// A test file that cannot be loaded is an error, and none of the tests.
console.log(`${totals.tests - totals.failures - totals.skipped} passed, ${totals.failures + totals.errors} failed, ${totals.skipped} skipped`);
if (totals.tests === 0) process.exitCode = 1;
