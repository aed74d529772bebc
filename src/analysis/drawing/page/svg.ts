import { Point, tenth } from './geometry';
import { Layout, PlacedEdge, PlacedNode } from './layout';
import { Markup, markup } from './markup';
import { shortened } from './node-lines';
import { labelSize, LINE } from './sizes';

const TEXT_START = 12;
const FIRST_LINE = 24;
/** Largest size of the names that a far view shows alone, and the share of it that a character is wide. */
const FAR_SIZE = 34;
const FAR_CHARACTER = 0.62;
const FAR_TITLE = 52;

/** A picture as SVG; its style is in `picture.css`. */
export function svgOf({ size, groups, nodes, edges }: Layout, label: string, style?: Markup): Markup {
  const { x, y, width, height } = size;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="mesh" viewBox="${x} ${y} ${width} ${height}" role="img" aria-label="${label}">
${style && markup`<style>
${style}</style>
<rect class="ground" x="${x}" y="${y}" width="${width}" height="${height}"/>
`}<defs>${['plain', 'open', 'close'].map(marker)}</defs>
${groups.map(({ group: { key, title }, box }) => markup`<g class="group" data-key="${key}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="14"/><text x="${box.x + 16}" y="${box.y + 22}">${shortened(title)}</text><text class="far" x="${tenth(box.x + box.width / 2)}" y="${box.y - 14}" font-size="${
  Math.min(FAR_TITLE, Math.floor(box.width / (title.length * FAR_CHARACTER)))}">${shortened(title)}</text></g>
`)}${edges.map(edgeOf)}${nodes.map(nodeOf)}</svg>
`;
}

function marker(name: string): Markup {
  return markup`<marker id="head-${name}" class="head ${name}" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0.8 L9.4 5 L0 9.2 z"/></marker>`;
}

function edgeOf({ edge, points, label: { x, y } }: PlacedEdge): Markup {
  const { from, to, label, certain, change } = edge;
  const size = labelSize(edge);
  const kind = change === 'OPEN' ? 'open' : change === 'CLOSE' ? 'close' : 'plain';
  return markup`<g class="edge ${kind}${certain ? '' : ' uncertain'}" data-from="${from}" data-to="${to}"><path d="${pathOf(points)}" marker-end="url(#head-${kind})"/>${
    size && markup`<rect x="${tenth(x - size.width / 2 - 3)}" y="${tenth(y - size.height / 2)}" width="${tenth(size.width + 6)}" height="${size.height}" rx="4"/><text x="${x}" y="${tenth(y + 4)}">${label}</text>`}</g>
`;
}

function pathOf([{ x, y }, ...others]: readonly Point[]): string {
  return `M${x} ${y}C${others.map((point) => `${point.x} ${point.y}`).join(' ')}`;
}

function nodeOf({ node: { key, kind, worst, change, lines: [{ text: name }] }, lines, box: { x, y, width, height } }: PlacedNode): Markup {
  const classes = ['node', kind, ...worst === 'error' || worst === 'warning' ? [worst] : [], ...change === undefined ? [] : [change.toLowerCase()]];
  const far = Math.min(FAR_SIZE, Math.floor((width - 12) / (lines[0].text.length * FAR_CHARACTER)));
  return markup`<g class="${classes.join(' ')}" data-key="${key}" transform="translate(${x} ${y})"><title>${name}</title><rect width="${width}" height="${height}" rx="${kind === 'internet' ? height / 2 : 9}"/><g class="near">${
    lines.map((line, i) => markup`<text class="${line.kind}" x="${TEXT_START}" y="${FIRST_LINE + i * LINE}">${line.text}</text>`)
  }</g><text class="far" x="${width / 2}" y="${tenth(height / 2 + far * 0.35)}" font-size="${far}">${lines[0].text}</text></g>
`;
}
