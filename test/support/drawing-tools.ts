import { spawnSync } from 'child_process';
import { join } from 'path';

/** What a tool reads out of a drawing. */
interface Read {
  /** What the tool says against the drawing. */
  readonly error?: string;
  readonly type?: string;
  /** Labels, as the tool keeps them. */
  readonly nodes?: readonly string[];
  readonly edges?: number;
}

/** Lets Mermaid and Graphviz themselves read drawings. */
export function readDrawings(drawings: readonly (readonly [tool: 'mermaid' | 'dot', text: string])[]): Read[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'read-drawings.mjs')], {
    input: JSON.stringify(drawings), encoding: 'utf8', maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
