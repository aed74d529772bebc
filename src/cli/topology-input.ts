import { load, LoadOptions } from './input/load';
import { oneLine } from './one-line';
import { Progress } from './progress';
import { Judged, judgeEach } from './report/judged';
import { Terminal } from './terminal';
import { Refusal } from '../analysis/reader';

/** What the commands that show a mesh read. */
export interface TopologyInput {
  readonly deployments: readonly Judged[];
  /** Whether everything could be read. */
  readonly whole: boolean;
}

/** Reads templates, folders and cloud assemblies; what cannot be read is told to the terminal. */
export function readTopologyInput(paths: readonly string[], options: LoadOptions, terminal: Terminal): TopologyInput {
  const progress = new Progress(terminal);
  const { deployments, refusals, unread } = load(paths, options, progress);
  const refused: Refusal[] = [...refusals, ...unread.map(({ template, reason }) => new Refusal(template, reason))];
  const judged = [...judgeEach(deployments, [], (refusal) => refused.push(refusal))];
  progress.done();
  for (const { message } of refused) terminal.err(`${oneLine(message)}\n`);
  return { deployments: judged, whole: refused.length === 0 };
}
