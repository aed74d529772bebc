import { arrange, Arranged, Link, Places } from './arrange';
import { curveBetween, curveThrough } from './curves';
import { boxAround, Point, Size } from './geometry';
import { inRows } from './rows';
import { FRAME, labelSize, TITLE } from './sizes';
import { Picture, PictureEdge, PictureNode } from '../picture';

const INSIDE = { direction: 'LR', gap: 12, rankGap: 56, lineGap: 8 } as const;
const OUTSIDE = { direction: 'LR', gap: 10, rankGap: 10, lineGap: 0 } as const;

/** Nodes that are placed together. */
interface Block {
  readonly key: string;
  readonly nodes: readonly PictureNode[];
  /** From its upper left corner to that of its nodes. */
  readonly inset: Point;
  readonly arranged: Arranged;
  readonly edges: readonly number[];
}

/**
 * Places the nodes of each group, then the groups in rows, clients before servers. Edges between groups are curves that can lead behind
 * nodes. The time grows with the nodes of a group, not with all of them.
 */
export function placesInBlocks(picture: Picture, sizes: ReadonlyMap<string, Size>): Places {
  const { edges } = picture;
  const blocks = blocksOf(picture, sizes);
  const blockOf = new Map(blocks.flatMap((block) => block.nodes.map((node) => [node.key, block] as const)));
  const across = edges.map(({ from, to }) => ({ from: blockOf.get(from)!.key, to: blockOf.get(to)!.key })).filter(({ from, to }) => from !== to);
  const corners = cornersOf(blocks, across);
  const moved = ({ x, y }: Point, { key, inset }: Block) => ({ x: x + corners.get(key)!.x + inset.x, y: y + corners.get(key)!.y + inset.y });
  const centre = (key: string) => moved(blockOf.get(key)!.arranged.centre(key), blockOf.get(key)!);
  const boxOf = (key: string) => boxAround(centre(key), sizes.get(key)!);
  const routes = new Map(blocks.flatMap((block) => block.edges.map((index, i) => {
    const { points, label } = block.arranged.route(i);
    const { from, to } = edges[index];
    return [index, { points: curveThrough(points.map((point) => moved(point, block)), boxOf(from), boxOf(to)), label: moved(label, block) }] as const;
  })));
  return { centre, routes: edges.map(({ from, to }, i) => routes.get(i) ?? withLabel(curveBetween(boxOf(from), boxOf(to)))) };
}

/** The groups, what is in front of them all, and endpoints of other apps behind them. */
function blocksOf({ groups, nodes, edges }: Picture, sizes: ReadonlyMap<string, Size>): Block[] {
  const framed = { x: FRAME, y: FRAME + TITLE };
  const bare = { x: 0, y: 0 };
  const parts = [
    { key: 'entry', nodes: nodes.filter(({ kind }) => kind !== 'elsewhere'), inset: bare },
    ...groups.map(({ key, nodes: members }) => ({ key, nodes: members, inset: framed })),
    { key: 'elsewhere', nodes: nodes.filter(({ kind }) => kind === 'elsewhere'), inset: bare },
  ].filter((part) => part.nodes.length > 0);
  const partOf = new Map(parts.flatMap((part) => part.nodes.map((node) => [node.key, part.key])));
  const inside = new Map<string | undefined, number[]>(parts.map(({ key }) => [key, []]));
  edges.forEach(({ from, to }, i) => {
    if (partOf.get(from) === partOf.get(to)) inside.get(partOf.get(from))!.push(i);
  });
  return parts.map((part) => {
    const own = inside.get(part.key)!;
    const items = part.nodes.map(({ key }) => ({ key, ...sizes.get(key)! }));
    return { ...part, edges: own, arranged: arrange(items, own.map((i) => linkOf(edges[i])), INSIDE) };
  });
}

function linkOf(edge: PictureEdge): Link {
  return { from: edge.from, to: edge.to, label: labelSize(edge) };
}

/** The upper left corner of each block. */
function cornersOf(blocks: readonly Block[], across: readonly Link[]): ReadonlyMap<string, Point> {
  const items = blocks.map(({ key, inset: { x, y }, arranged: { size } }) => ({ key, width: size.width + 2 * x, height: size.height + y + x }));
  const links = [...new Map(across.map((link) => [`${link.from} ${link.to}`, link])).values()];
  const { centre } = arrange(items, links, OUTSIDE);
  const ordered = items.map((item) => ({ item, ...centre(item.key) })).sort((a, b) => a.x - b.x || a.y - b.y).map(({ item }) => item);
  return inRows(ordered);
}

function withLabel(points: readonly Point[]): { points: readonly Point[]; label: Point } {
  const [, a, b] = points;
  return { points, label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}
