import { isKnown, Maybe, MeshFacts, NamespaceReference } from '../facts';
import { Ids } from './ids';
import { TopologyNamespace } from './topology';
import { orNull } from './values';

/** The namespaces of some templates: those that they create, and those that their services are in. */
export class NamespaceTopology {
  private readonly found = new Map<string, TopologyNamespace>();

  constructor(private readonly ids: Ids) {}

  get all(): Iterable<TopologyNamespace> {
    return this.found.values();
  }

  /** Adds the namespaces that templates create. */
  addCreated({ namespaces }: MeshFacts): void {
    for (const { origin, name, kind } of namespaces) {
      const id = this.ids.resource(origin);
      this.found.set(id, { id, name: orNull(name), kind });
    }
  }

  /** Id of the namespace of a service, which is added; `null` where nothing tells which it is. */
  idOf(reference: Maybe<NamespaceReference> | undefined, deployment: string): string | null {
    if (!isKnown(reference)) return null;
    const { resource, text, name } = reference;
    if (resource) return this.ids.resource(resource.origin);
    // Equal names mean one namespace in one deployment only; an ARN means the same everywhere.
    const id = isKnown(text) && text.startsWith('arn:') ? text : isKnown(name) ? `${deployment}/${name}` : orNull(text);
    if (id !== null && !this.found.has(id)) this.found.set(id, { id, name: orNull(name), kind: null });
    return id;
  }
}
