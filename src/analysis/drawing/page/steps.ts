import { count, oneLine } from '../../text';
import { Topology, TopologyChange, wavesOf } from '../../topology';

/** A step of the order in which services are deployed. */
interface Step {
  readonly title: string;
  /** What happens, for people. */
  readonly text: string;
  /** Keys of the nodes that it is about. */
  readonly keys: readonly string[];
}

/** The longest list of names that is read out. */
const NAMES = 6;

/** The waves of a topology; the steps of a change. */
export function stepsOf(topology: Topology, keys: ReadonlyMap<string, string>, change?: TopologyChange): Step[] {
  const names = new Map(topology.services.map(({ id, name }) => [id, name]));
  const step = (title: string, ids: readonly string[], does: string): Step => {
    const shown = ids.slice(0, NAMES).map((id) => names.get(id) ?? id).join(', ');
    return { title, text: oneLine(`${does} ${shown}${ids.length > NAMES ? ` and ${ids.length - NAMES} more` : ''}`), keys: ids.map((id) => keys.get(id)!) };
  };
  if (change) {
    return change.order.map(({ services: ids, deletedBy }, i) => step(
      `Step ${i + 1} of ${change.order.length}`, ids, deletedBy === null ? 'works on' : `at the end of its update, stack ${deletedBy} deletes`,
    ));
  }
  const waves = wavesOf(topology);
  return waves.map((ids, i) => step(`Wave ${i + 1} of ${waves.length}`, ids, `creates ${count(ids.length, 'service')}:`));
}
