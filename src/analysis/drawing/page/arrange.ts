import { Point, Size } from './geometry';

/** What is arranged. */
export interface Item extends Size {
  readonly key: string;
}

/** What joins two items. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** The size of its label, if it has one. */
  readonly label?: Size;
}

/** How items are arranged. */
interface Arrangement {
  /** `LR`: in columns; `TB`: in rows. */
  readonly direction: 'LR' | 'TB';
  /** Between items of a column, between columns, and between lines. */
  readonly gap: number;
  readonly rankGap: number;
  readonly lineGap: number;
  /** Keys of the groups of items that stay together, by the keys of the items. */
  readonly groups?: ReadonlyMap<string, string>;
}

/** Where everything is. */
export interface Arranged {
  /** The middle of an item. */
  readonly centre: (key: string) => Point;
  /** The points of a link, and the middle of its label. */
  readonly route: (index: number) => { readonly points: readonly Point[]; readonly label: Point };
  readonly size: Size;
}

/** Where the nodes of a picture are, by key, and the curves of its edges, in their order. */
export interface Places {
  readonly centre: (key: string) => Point;
  readonly routes: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

/** Arranges items so that links lead from the left to the right, or down, and cross as little as possible. */
export function arrange(items: readonly Item[], links: readonly Link[], { direction, gap, rankGap, lineGap, groups }: Arrangement): Arranged {
  const graph = new (dagre().graphlib.Graph)({ compound: groups !== undefined, multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: gap, ranksep: rankGap, edgesep: lineGap });
  for (const { key, width, height } of items) graph.setNode(key, { width, height });
  for (const group of new Set(groups?.values())) graph.setNode(group, {});
  for (const [key, group] of groups ?? []) graph.setParent(key, group);
  links.forEach(({ from, to, label }, i) => graph.setEdge(from, to, label ? { ...label, labelpos: 'c' } : {}, String(i)));
  dagre().layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    centre: (key) => graph.node(key),
    route: (index) => {
      const { points, x, y } = graph.edge(links[index].from, links[index].to, String(index));
      const middle = points[Math.floor(points.length / 2)];
      return { points, label: { x: x ?? middle.x, y: y ?? middle.y } };
    },
    size: { width, height },
  };
}

/** Loaded on first use: only the page needs it. */
function dagre(): typeof import('@dagrejs/dagre') {
  return require('@dagrejs/dagre') as typeof import('@dagrejs/dagre');
}
