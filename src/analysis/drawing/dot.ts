import { oneLine } from '../text';
import { NodeKind, Picture, PictureEdge, PictureNode } from './picture';

const STYLES: Readonly<Record<NodeKind, string>> = {
  'service': 'shape=box',
  'off-mesh': 'shape=box, style=dashed',
  'elsewhere': 'shape=box, style="rounded,dashed"',
  'load-balancer': 'shape=hexagon',
  'internet': 'shape=ellipse',
};

const COLOURS: Readonly<Partial<Record<NonNullable<PictureNode['worst']>, string>>> = { error: '#d1242f', warning: '#bf8700' };

/**
 * A picture in the language of Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function asDot({ groups, nodes, edges }: Picture): string {
  return [
    'digraph "Service Connect" {',
    '  rankdir=LR;',
    '  node [fontname="Helvetica"];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...groups.flatMap(({ key, title, nodes: inside }) => [
      `  subgraph cluster_${key} {`, `    label=${text([title])};`, ...inside.map((node) => `    ${nodeOf(node)}`), '  }',
    ]),
    ...nodes.map((node) => `  ${nodeOf(node)}`),
    ...edges.map((edge) => `  ${edgeOf(edge)}`),
    '}',
  ].map((line) => `${line}\n`).join('');
}

function nodeOf({ key, kind, lines, worst }: PictureNode): string {
  const colour = worst && COLOURS[worst];
  return `${key} [label=${text(lines.map((line) => line.text))}, ${STYLES[kind]}${colour === undefined ? '' : `, color="${colour}", penwidth=2`}];`;
}

function edgeOf({ from, to, label, certain }: PictureEdge): string {
  return `${from} -> ${to} [label=${text([label])}${certain ? '' : ', style=dashed'}];`;
}

function text(lines: readonly string[]): string {
  return `"${lines.map((line) => oneLine(line).replace(/["\\]/g, '\\$&')).join('\\n')}"`;
}
