import { Baseline } from './baseline';
import { EXIT, ExitCode } from './exit-codes';
import { load, LoadOptions } from './input/load';
import { Progress } from './progress';
import { oneLine } from '../analysis/text';
import { assess } from './report/assess';
import { FormatName, formatNamed } from './report/formats';
import { Report } from './report/report';
import { Terminal } from './terminal';

/** Options of `check`. */
export interface CheckOptions extends LoadOptions {
  readonly format: FormatName;
  /** The least severity that is shown. */
  readonly level: 'info' | 'warning' | 'error';
  /** The least severity that fails the check, shown or not; `unread`: an error, or a part that was not read. */
  readonly failOn: 'warning' | 'error' | 'unread';
  /** Ids of rules whose findings are accepted: they are neither shown nor counted. */
  readonly acknowledge: readonly string[];
  /** A file of findings that are accepted. */
  readonly baseline?: string;
  /** The file that takes the findings of today. */
  readonly writeBaseline?: string;
}

/** Checks templates, folders and cloud assemblies against every rule. */
export function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): ExitCode {
  const { baseline, writeBaseline } = options;
  const now = writeBaseline === undefined ? undefined : Baseline.empty(writeBaseline);
  // The file that is to be written can be the one that the configuration names, and need not exist.
  const accepted = now ?? (baseline === undefined ? undefined : Baseline.read(baseline));
  const progress = new Progress(terminal);
  const loaded = load(paths, options, progress);
  const report = assess(loaded, { ...options, accepted });
  progress.done();
  for (const { message } of report.refusals) terminal.err(`${oneLine(message)}\n`);
  now?.write();
  // Programs get a document whatever happens; people need no summary of nothing.
  if (report.judged > 0 || report.unread.length > 0 || options.format !== 'text') terminal.out(formatNamed(options.format, terminal)(report));
  return exitCodeOf(report, options);
}

function exitCodeOf({ refusals, unread, summary: { errors, warnings } }: Report, { failOn }: CheckOptions): ExitCode {
  if (refusals.length > 0) return EXIT.UNREADABLE;
  const fails = errors > 0 || (failOn === 'warning' && warnings > 0) || (failOn === 'unread' && unread.length > 0);
  return fails ? EXIT.FINDINGS : EXIT.CLEAN;
}
