import { Deployment, load, LoadOptions } from './input/load';
import { Progress } from './progress';
import { judgeEach, readEach } from './report/judged';
import { Terminal } from './terminal';
import { MeshFacts, UnreadFacts } from '../analysis/facts';
import { Refusal } from '../analysis/reader';
import { oneLine } from '../analysis/text';
import { JudgedMesh, Topology, topologyOf } from '../analysis/topology';

/** The input of a command that shows a mesh. */
interface TopologyInput<T> {
  readonly deployments: readonly T[];
  /** Whether everything that was named could be read. */
  readonly whole: boolean;
  /** Files in folders that may be templates and cannot be read. */
  readonly unread: readonly UnreadFacts[];
}

/** Reads and judges templates, folders and cloud assemblies; an input that cannot be read is reported to the terminal. */
export function readTopologyInput(paths: readonly string[], options: LoadOptions, terminal: Terminal): TopologyInput<JudgedMesh> {
  return readInput(paths, options, terminal, (deployments, refuse) => judgeEach(deployments, [], refuse));
}

/** The topology of an input, with the files that were not read. */
export function topologyOfInput({ deployments, unread }: TopologyInput<JudgedMesh>): Topology {
  const topology = topologyOf(deployments);
  return { ...topology, unread: [...topology.unread, ...unread.map(({ template, reason }) => ({ resource: template, reason }))] };
}

/**
 * Reads one of two states, without the rules. Files that cannot be read are reported, and make it no whole: a change between parts of
 * two meshes would tell of services that are not deleted.
 */
export function readState(paths: readonly string[], options: LoadOptions, terminal: Terminal): TopologyInput<MeshFacts> {
  return wholeOrNothing(readInput(paths, options, terminal, readEach), terminal);
}

/** The same for an input with the rules. */
export function wholeOrNothing<T>(input: TopologyInput<T>, terminal: Terminal): TopologyInput<T> {
  for (const { template, reason } of input.unread) report(new Refusal(template, reason), terminal);
  return { ...input, whole: input.whole && input.unread.length === 0 };
}

type ReadDeployments<T> = (deployments: readonly Deployment[], refuse: (refusal: Refusal) => void) => Iterable<T>;

function readInput<T>(paths: readonly string[], options: LoadOptions, terminal: Terminal, read: ReadDeployments<T>): TopologyInput<T> {
  const progress = new Progress(terminal);
  const { deployments, refusals, unread } = load(paths, options, progress);
  const refused: Refusal[] = [...refusals];
  const result = [...read(deployments, (refusal) => refused.push(refusal))];
  progress.done();
  for (const refusal of refused) report(refusal, terminal);
  return { deployments: result, whole: refused.length === 0, unread };
}

function report({ message }: Refusal, terminal: Terminal): void {
  terminal.err(`${oneLine(message)}\n`);
}
