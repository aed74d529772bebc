import { findComponents, Successors } from '../../graph';

/** The strongly connected components of a graph. */
export class Components {
  /** Each component, as the sorted list of its nodes. */
  readonly all: readonly (readonly string[])[];
  private readonly byNode = new Map<string, readonly string[]>();

  constructor(nodes: Iterable<string>, successors: Successors) {
    this.all = findComponents(nodes, successors);
    for (const component of this.all) for (const node of component) this.byNode.set(node, component);
  }

  /** The first component that holds two of some nodes; `undefined` if there is none. */
  holdingTwoOf(nodes: Iterable<string>): readonly string[] | undefined {
    const seen = new Set<readonly string[]>();
    for (const node of nodes) {
      const component = this.byNode.get(node);
      if (!component) continue;
      if (seen.has(component)) return component;
      seen.add(component);
    }
    return undefined;
  }
}
