import { asSafeJson } from '../analysis/text';
import { asDot, asHtml, asMermaid, pictureOf } from '../analysis/drawing';
import { EXIT, ExitCode } from './exit-codes';
import { LoadOptions } from './input/load';
import { writeOutput } from './output';
import { Terminal } from './terminal';
import { readTopologyInput } from './topology-input';
import { Topology, topologyOf } from '../analysis/topology';

/** Options of `graph`. */
export interface GraphOptions extends LoadOptions {
  readonly format: 'mermaid' | 'dot' | 'json' | 'html';
  /** The file that takes the result. */
  readonly output?: string;
}

/** Draws the mesh of templates, folders and cloud assemblies. */
export function graph(paths: readonly string[], { format, output, ...options }: GraphOptions, terminal: Terminal): ExitCode {
  const { deployments, whole } = readTopologyInput(paths, options, terminal);
  // Programs get a document whatever happens; a picture of nothing says nothing.
  if (deployments.length > 0 || format === 'json') writeOutput(drawn(topologyOf(deployments), format), output, terminal);
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
