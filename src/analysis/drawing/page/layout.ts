import { NodeLine, nodeLines } from './node-lines';
import { Picture, PictureEdge, PictureGroup, PictureNode } from '../picture';

/** A place in a picture, in pixels at 100 %. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle; `x` and `y` are its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A node with its place. */
export interface PlacedNode {
  readonly node: PictureNode;
  readonly lines: readonly NodeLine[];
  readonly box: Box;
}

/** An arrow with its way. */
export interface PlacedEdge {
  readonly edge: PictureEdge;
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly label: Point;
}

/** A picture with a place for everything in it. */
export interface Layout {
  readonly size: Box;
  readonly groups: readonly { readonly group: PictureGroup; readonly box: Box }[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Sizes that the style sheet of the picture has as well. */
export const LINE = 18;
const PADDING = 12;
const NARROWEST = 104;
/** Widths of a character, of a name and of the smaller lines. */
const NAME_CHARACTER = 8.6;
const CHARACTER = 7.3;

/** Inside a frame, around its nodes. */
const FRAME = 16;
const TITLE = 24;
const MARGIN = 24;

/** Between nodes, and between the columns; the former leaves room for the frames of two groups. */
const NODE_GAP = 2 * FRAME + TITLE - 18;
const RANK_GAP = 84;
const EDGE_GAP = 14;
const LABEL_HEIGHT = 16;

/** Places the nodes of a picture in columns from the left to the right: clients before servers, the nodes of a group together. */
export function layoutOf({ groups, nodes, edges }: Picture): Layout {
  const graph = new (dagre().graphlib.Graph)({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP, ranksep: RANK_GAP, edgesep: EDGE_GAP });
  const inside = groups.flatMap((group) => group.nodes);
  const sized = [...inside, ...nodes].map((node) => ({ node, lines: nodeLines(node) })).map(({ node, lines }) => ({ node, lines, ...sizeOf(lines) }));
  for (const { node: { key }, width, height } of sized) graph.setNode(key, { width, height });
  for (const { key, nodes: members } of groups) {
    graph.setNode(key, {});
    for (const member of members) graph.setParent(member.key, key);
  }
  edges.forEach((edge, i) => {
    const label = edge.obvious ? {} : { width: edge.label.length * CHARACTER, height: LABEL_HEIGHT, labelpos: 'c' };
    graph.setEdge(edge.from, edge.to, label, `e${i}`);
  });
  dagre().layout(graph);

  const placed = sized.map(({ node, lines, width, height }): PlacedNode => {
    const { x, y } = graph.node(node.key);
    return { node, lines, box: { x: rounded(x - width / 2), y: rounded(y - height / 2), width, height } };
  });
  const boxes = new Map(placed.map(({ node, box }) => [node.key, box]));
  const framed = groups.map((group) => ({ group, box: frameAround(group.nodes.map(({ key }) => boxes.get(key)!)) }));
  const routed = edges.map((edge, i): PlacedEdge => {
    const { points, x, y } = graph.edge(edge.from, edge.to, `e${i}`);
    const middle = points[Math.floor(points.length / 2)];
    return { edge, points: points.map(roundedPoint), label: roundedPoint({ x: x ?? middle.x, y: y ?? middle.y }) };
  });
  const corners = routed.flatMap(({ points }) => points).map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  return { size: around([...placed, ...framed].map(({ box }) => box).concat(corners), MARGIN, MARGIN), groups: framed, nodes: placed, edges: routed };
}

function sizeOf(lines: readonly NodeLine[]): { width: number; height: number } {
  const widths = lines.map(({ kind, text }) => text.length * (kind === 'name' ? NAME_CHARACTER : CHARACTER));
  return { width: Math.max(NARROWEST, Math.ceil(Math.max(...widths)) + 2 * PADDING), height: lines.length * LINE + 2 * PADDING - 4 };
}

function frameAround(boxes: readonly Box[]): Box {
  return around(boxes, FRAME, FRAME + TITLE);
}

/** A box around others; above them, it can have more room. */
function around(boxes: readonly Box[], margin: number, above: number): Box {
  const [left, top, right, bottom] = boxes.reduce(([l, t, r, b], { x, y, width, height }) => (
    [Math.min(l, x), Math.min(t, y), Math.max(r, x + width), Math.max(b, y + height)]
  ), [Infinity, Infinity, -Infinity, -Infinity]);
  if (left > right) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin };
  return { x: rounded(left - margin), y: rounded(top - above), width: rounded(right - left + 2 * margin), height: rounded(bottom - top + above + margin) };
}

function roundedPoint({ x, y }: Point): Point {
  return { x: rounded(x), y: rounded(y) };
}

/** Tenths of a pixel. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Loaded on first use: only the page needs it. */
function dagre(): typeof import('@dagrejs/dagre') {
  return require('@dagrejs/dagre') as typeof import('@dagrejs/dagre');
}
