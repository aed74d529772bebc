import { Size } from './geometry';
import { NodeLine, shortened } from './node-lines';
import { PictureEdge, PictureGroup, PictureNode } from '../picture';

/** Height of a line. */
export const LINE = 18;
/** Inside a frame, around its nodes; above them is its title. */
export const FRAME = 16;
export const TITLE = 24;

const PADDING = 12;
const NARROWEST = 104;
/** Widths of a character, of a name and of the smaller lines. */
const NAME_CHARACTER = 8.6;
const CHARACTER = 7.3;

/** The size of the label of an edge, unless it says nothing new. */
export function labelSize({ obvious, label }: PictureEdge): Size | undefined {
  return obvious ? undefined : { width: label.length * CHARACTER, height: LINE - 2 };
}

/** The sizes of nodes, by key. The frame of a group has room for its title. */
export function sizesOf(
  nodes: readonly { readonly node: PictureNode; readonly lines: readonly NodeLine[] }[], groups: readonly PictureGroup[],
): ReadonlyMap<string, Size> {
  const sizes = new Map(nodes.map(({ node, lines }) => [node.key, sizeOf(lines)]));
  for (const { title, nodes: [{ key }] } of groups) {
    const { width, height } = sizes.get(key)!;
    sizes.set(key, { width: Math.max(width, Math.ceil(shortened(title).length * NAME_CHARACTER)), height });
  }
  return sizes;
}

function sizeOf(lines: readonly NodeLine[]): Size {
  const widths = lines.map(({ kind, text }) => text.length * (kind === 'name' ? NAME_CHARACTER : CHARACTER));
  return { width: Math.max(NARROWEST, Math.ceil(Math.max(...widths)) + 2 * PADDING), height: lines.length * LINE + 2 * PADDING - 4 };
}
