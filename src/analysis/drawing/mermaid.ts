import { oneLine } from '../text';
import { NodeKind, Picture, PictureEdge, PictureNode } from './picture';

/** What a label would end, or begin: each character by its number. */
const SPECIAL = /[#"<>&`\\]/g;

const SHAPES: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  'service': ['[', ']'],
  'off-mesh': ['[', ']'],
  'elsewhere': ['([', '])'],
  'load-balancer': ['{{', '}}'],
  'internet': ['((', '))'],
};

const CLASSES = [
  'classDef offMesh stroke-dasharray: 5 5',
  'classDef elsewhere stroke-dasharray: 2 2',
  'classDef error stroke:#d1242f,stroke-width:3px',
  'classDef warning stroke:#bf8700,stroke-width:3px',
];

/**
 * A picture as a Mermaid flowchart, which GitHub, GitLab and others draw inside Markdown.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function asMermaid({ groups, nodes, edges }: Picture): string {
  const all = [...groups.flatMap((group) => group.nodes), ...nodes];
  return [
    'flowchart LR',
    ...groups.flatMap(({ key, title, nodes: inside }) => [`subgraph ${key}[${text([title])}]`, ...inside.map((node) => `  ${nodeOf(node)}`), 'end']),
    ...nodes.map(nodeOf),
    ...edges.map(edgeOf),
    ...CLASSES,
    ...all.flatMap((node) => classesOf(node).map((name) => `class ${node.key} ${name}`)),
  ].map((line, i) => `${i === 0 ? '' : '  '}${line}\n`).join('');
}

function nodeOf({ key, kind, lines }: PictureNode): string {
  const [open, close] = SHAPES[kind];
  return `${key}${open}${text(lines.map((line) => line.text))}${close}`;
}

function edgeOf({ from, to, label, certain }: PictureEdge): string {
  return `${from} ${certain ? '-->' : '-.->'}|${text([label])}| ${to}`;
}

function classesOf({ kind, worst }: PictureNode): string[] {
  return [
    ...kind === 'off-mesh' ? ['offMesh'] : kind === 'elsewhere' ? ['elsewhere'] : [],
    ...worst === 'error' || worst === 'warning' ? [worst] : [],
  ];
}

function text(lines: readonly string[]): string {
  return `"${lines.map((line) => oneLine(line).replace(SPECIAL, (character) => `#${character.charCodeAt(0)};`)).join('<br/>')}"`;
}
