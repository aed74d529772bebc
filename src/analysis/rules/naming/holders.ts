import { PublishedEndpoint } from './published';
import { Identity } from '../../facts';

/** Who was the first to take each name in each namespace. */
export class Holders {
  private readonly byNamespace = new Map<Identity, Map<string, PublishedEndpoint>>();

  /** The endpoint that has a name in the namespace of another one: that one itself, where the name was free. */
  of(name: string, newcomer: PublishedEndpoint): PublishedEndpoint {
    const { identity } = newcomer.namespace;
    let byName = this.byNamespace.get(identity);
    if (!byName) this.byNamespace.set(identity, byName = new Map());
    const holder = byName.get(name);
    if (holder) return holder;
    byName.set(name, newcomer);
    return newcomer;
  }
}
