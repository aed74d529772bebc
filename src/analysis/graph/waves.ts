import { Successors } from './search';

/** An order of deployment. */
export interface Waves {
  /** The nodes of interest in the waves in which they become ready: each waits only for nodes of earlier waves. */
  readonly waves: readonly (readonly string[])[];
  /**
   * How many waves come before a node, of interest or not. Left out: a node on a cycle or behind one, and one that neither a node
   * of interest waits for nor the caller asks for.
   */
  readonly wavesBefore: ReadonlyMap<string, number>;
  /** The longest chain of nodes of interest of which each waits for the one before: what decides how many waves there are. */
  readonly longestChain: readonly string[];
}

/** What is known of a node whose successors are all known. */
interface Rank {
  /** How many waves come before it. */
  readonly waves: number;
  /** The node of interest in the last of them. */
  readonly last?: string;
}

/**
 * The waves in which some nodes of a graph become ready. Other nodes only pass the order on. Nodes on a cycle, and what waits
 * for them, have no place in it (see `findCycles`).
 *
 * One visit of each node, without recursion: a graph of templates can be deep.
 *
 * @param asked other nodes whose place is asked for
 */
export function findWaves(interest: Iterable<string>, successors: Successors, asked: Iterable<string> = []): Waves {
  const wanted = new Set(interest);
  const ranks = rankAll(wanted, [...wanted, ...asked], successors);
  const waves: string[][] = [];
  let deepest: string | undefined;
  for (const node of wanted) {
    const rank = ranks.get(node);
    if (!rank) continue;
    (waves[rank.waves] ??= []).push(node);
    const best = deepest === undefined ? undefined : ranks.get(deepest)!.waves;
    if (best === undefined || rank.waves > best || (rank.waves === best && node < deepest!)) deepest = node;
  }
  return {
    waves,
    wavesBefore: new Map([...ranks].flatMap(([node, rank]) => (rank ? [[node, rank.waves] as const] : []))),
    longestChain: chainTo(deepest, ranks),
  };
}

/** The ranks of all nodes that the roots lead to; `undefined` for those on a cycle or behind one. */
function rankAll(wanted: ReadonlySet<string>, roots: Iterable<string>, successors: Successors): ReadonlyMap<string, Rank | undefined> {
  const ranks = new Map<string, Rank | undefined>();
  const open = new Set<string>();
  const path: { readonly node: string; readonly rest: Iterator<string> }[] = [];
  const enter = (node: string) => {
    open.add(node);
    path.push({ node, rest: successors(node)[Symbol.iterator]() });
  };
  for (const root of roots) {
    if (!ranks.has(root)) enter(root);
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const next = visit.rest.next();
      if (next.done) {
        path.pop();
        open.delete(visit.node);
        ranks.set(visit.node, rankOf(visit.node));
      } else if (!ranks.has(next.value) && !open.has(next.value)) {
        enter(next.value);
      }
    }
  }
  return ranks;

  /** A successor that is still open leads back to the node: a cycle. */
  function rankOf(node: string): Rank | undefined {
    let best: Rank = { waves: 0 };
    for (const next of successors(node)) {
      const rank = ranks.get(next);
      if (!rank) return undefined;
      const through = wanted.has(next) ? { waves: rank.waves + 1, last: next } : rank;
      if (through.waves > best.waves || (through.waves === best.waves && through.waves > 0 && through.last! < best.last!)) best = through;
    }
    return best;
  }
}

function chainTo(end: string | undefined, ranks: ReadonlyMap<string, Rank | undefined>): string[] {
  const chain: string[] = [];
  for (let node = end; node !== undefined; node = ranks.get(node)!.last) chain.push(node);
  return chain.reverse();
}
