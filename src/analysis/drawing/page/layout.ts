import { around, Box, boxAround, Point, tenth, tenths } from './geometry';
import { NodeLine, nodeLines } from './node-lines';
import { placesInBlocks } from './places-in-blocks';
import { placesOfAll } from './places-of-all';
import { FRAME, sizesOf, TITLE } from './sizes';
import { Picture, PictureEdge, PictureGroup, PictureNode } from '../picture';

/** A node with its place. */
export interface PlacedNode {
  readonly node: PictureNode;
  readonly lines: readonly NodeLine[];
  readonly box: Box;
}

/** An arrow with its way. */
export interface PlacedEdge {
  readonly edge: PictureEdge;
  /** Those of cubic curves: the first point, then for each curve two control points and its end. */
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

const MARGIN = 24;

/** A picture of more nodes than this is placed stack by stack: less exact, and far smaller. */
const MANY = 40;

/** Places the nodes of a picture: clients before servers, the nodes of a group together. */
export function layoutOf(picture: Picture): Layout {
  const { groups, nodes, edges } = picture;
  const sized = [...groups.flatMap((group) => group.nodes), ...nodes].map((node) => ({ node, lines: nodeLines(node) }));
  const sizes = sizesOf(sized, groups);
  const { centre, routes } = (sized.length > MANY ? placesInBlocks : placesOfAll)(picture, sizes);
  const placed = sized.map(({ node, lines }): PlacedNode => {
    const { x, y, ...size } = boxAround(centre(node.key), sizes.get(node.key)!);
    return { node, lines, box: { x: tenth(x), y: tenth(y), ...size } };
  });
  const boxes = new Map(placed.map(({ node, box }) => [node.key, box]));
  const framed = groups.map((group) => ({ group, box: around(group.nodes.map(({ key }) => boxes.get(key)!), FRAME, FRAME + TITLE) }));
  const routed = routes.map(({ points, label: { x, y } }, i): PlacedEdge => (
    { edge: edges[i], points: tenths(points), label: { x: tenth(x), y: tenth(y) } }
  ));
  const corners = routed.flatMap(({ points }) => points).map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  return { size: around([...placed, ...framed].map(({ box }) => box).concat(corners), MARGIN), groups: framed, nodes: placed, edges: routed };
}
