import { arrange, Places } from './arrange';
import { curveThrough } from './curves';
import { boxAround, Size } from './geometry';
import { FRAME, labelSize, TITLE } from './sizes';
import { Picture } from '../picture';

/** Between nodes there is room for the frames of two groups. Between columns there is more than that: groups begin and end there. */
const GAP = 2 * FRAME + TITLE - 18;
const RANK_GAP = 30;
const LINE_GAP = 14;

/** Places all nodes of a picture at once, so that no edge crosses a node. */
export function placesOfAll({ groups, nodes, edges }: Picture, sizes: ReadonlyMap<string, Size>): Places {
  const members = new Map(groups.flatMap((group) => group.nodes.map((node) => [node.key, group.key])));
  const items = [...groups.flatMap((group) => group.nodes), ...nodes].map(({ key }) => ({ key, ...sizes.get(key)! }));
  const links = edges.map((edge) => ({ from: edge.from, to: edge.to, label: labelSize(edge) }));
  const { centre, route } = arrange(items, links, { direction: 'LR', gap: GAP, rankGap: RANK_GAP, lineGap: LINE_GAP, groups: members });
  const boxes = new Map(items.map((item) => [item.key, boxAround(centre(item.key), item)]));
  const obstacles = [...boxes.values()];
  return {
    centre,
    routes: edges.map(({ from, to }, i) => {
      const { points, label } = route(i);
      return { points: curveThrough(points, boxes.get(from)!, boxes.get(to)!, obstacles), label };
    }),
  };
}
