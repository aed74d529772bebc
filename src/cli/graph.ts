import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { isWritten, writeOutput } from './output';
import { Terminal } from './terminal';
import { readState, readTopologyInput, topologyOfInput, wholeOrNothing } from './topology-input';
import { asDot, asHtml, asMermaid, pictureOf } from '../analysis/drawing';
import { asSafeJson, oneLine } from '../analysis/text';
import { changedTopology, Topology } from '../analysis/topology';

/** Options of `graph`. */
export interface GraphOptions extends LoadOptions {
  readonly format: 'mermaid' | 'dot' | 'json' | 'html';
  /** Paths of the deployed state, for `html`. */
  readonly from?: readonly string[];
  /** The file that takes the result. */
  readonly output?: string;
}

/** Draws the mesh of templates, folders and cloud assemblies, or what deploying them changes. */
export function graph(paths: readonly string[], { format, from, output, ...options }: GraphOptions, terminal: Terminal): ExitCode {
  if (from && format !== 'html') {
    terminal.err('--from needs --format html; "plan --from" tells a change in text, Markdown and JSON\n');
    return EXIT.UNREADABLE;
  }
  const { text, isEmpty = false, code } = from ? drawChange(from, paths, options, terminal) : draw(paths, options, format, terminal);
  if (text !== undefined && isWritten({ isEmpty, format, output })) writeOutput(text, output, terminal);
  return code;
}

/** The picture, if there is one, and the exit code. */
interface Outcome {
  readonly text?: string;
  /** Whether nothing was read that the picture could show. */
  readonly isEmpty?: boolean;
  readonly code: ExitCode;
}

function draw(paths: readonly string[], options: LoadOptions, format: GraphOptions['format'], terminal: Terminal): Outcome {
  const input = readTopologyInput(paths, options, terminal);
  const topology = topologyOfInput(input);
  // A diagram has no place for it.
  const unread = format === 'mermaid' || format === 'dot' ? topology.unread : [];
  for (const { resource, reason } of unread) terminal.err(`not read: ${oneLine(`${resource}: ${reason}`)}\n`);
  return { text: drawn(topology, format), isEmpty: input.deployments.length === 0, code: input.whole ? EXIT.CLEAN : EXIT.UNREADABLE };
}

function drawChange(from: readonly string[], paths: readonly string[], options: LoadOptions, terminal: Terminal): Outcome {
  const before = readState(from, options, terminal);
  const after = wholeOrNothing(readTopologyInput(paths, options, terminal), terminal);
  if (!before.whole || !after.whole) return { code: EXIT.UNREADABLE };
  return { text: asHtml(...changedTopology(before.deployments, after.deployments)), code: EXIT.CLEAN };
}

function drawn(topology: Topology, format: GraphOptions['format']): string {
  switch (format) {
    case 'mermaid': return asMermaid(pictureOf(topology));
    case 'dot': return asDot(pictureOf(topology));
    case 'html': return asHtml(topology);
    case 'json': return asSafeJson(topology);
  }
}
