import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { writeOutput } from './output';
import { Terminal } from './terminal';
import { readState, readTopologyInput } from './topology-input';
import { asDot, asHtml, asMermaid, pictureOf } from '../analysis/drawing';
import { asSafeJson } from '../analysis/text';
import { changedTopology, Topology, topologyOf } from '../analysis/topology';

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
  const before = from && readState(from, options, terminal);
  const after = readTopologyInput(paths, options, terminal);
  const whole = after.whole && before?.whole !== false;
  // A change between parts of two meshes would show services that are not deleted.
  if (before && !whole) return EXIT.UNREADABLE;
  // Programs get a document whatever happens; a picture of nothing says nothing.
  if (after.deployments.length > 0 || format === 'json') {
    const text = before
      ? asHtml(...changedTopology(before.deployments, after.deployments))
      : drawn(topologyOf(after.deployments), format);
    writeOutput(text, output, terminal);
  }
  return whole ? EXIT.CLEAN : EXIT.UNREADABLE;
}

function drawn(topology: Topology, format: GraphOptions['format']): string {
  switch (format) {
    case 'mermaid': return asMermaid(pictureOf(topology));
    case 'dot': return asDot(pictureOf(topology));
    case 'html': return asHtml(topology);
    case 'json': return asSafeJson(topology);
  }
}
