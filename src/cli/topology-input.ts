import { oneLine } from '../analysis/text';
import { Deployment, load, LoadOptions } from './input/load';
import { Progress } from './progress';
import { judgeEach, readEach } from './report/judged';
import { Terminal } from './terminal';
import { MeshFacts } from '../analysis/facts';
import { Refusal } from '../analysis/reader';
import { JudgedMesh } from '../analysis/topology';

/** The input of a command that shows a mesh. */
interface TopologyInput<T> {
  readonly deployments: readonly T[];
  /** Whether everything could be read. */
  readonly whole: boolean;
}

/** Reads and judges templates, folders and cloud assemblies; parts that cannot be read are reported to the terminal. */
export function readTopologyInput(paths: readonly string[], options: LoadOptions, terminal: Terminal): TopologyInput<JudgedMesh> {
  return readInput(paths, options, terminal, (deployments, refuse) => judgeEach(deployments, [], refuse));
}

/** The same without the rules, for a comparison of two states. */
export function readState(paths: readonly string[], options: LoadOptions, terminal: Terminal): TopologyInput<MeshFacts> {
  return readInput(paths, options, terminal, readEach);
}

type ReadDeployments<T> = (deployments: readonly Deployment[], refuse: (refusal: Refusal) => void) => Iterable<T>;

function readInput<T>(paths: readonly string[], options: LoadOptions, terminal: Terminal, read: ReadDeployments<T>): TopologyInput<T> {
  const progress = new Progress(terminal);
  const { deployments, refusals, unread } = load(paths, options, progress);
  const refused: Refusal[] = [...refusals, ...unread.map(({ template, reason }) => new Refusal(template, reason))];
  const result = [...read(deployments, (refusal) => refused.push(refusal))];
  progress.done();
  for (const { message } of refused) terminal.err(`${oneLine(message)}\n`);
  return { deployments: result, whole: refused.length === 0 };
}
