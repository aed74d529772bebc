import { concatMap, Identity, isKnown, MeshFacts, NamespaceReference } from '../../facts';
import { perMesh } from '../per-mesh';
import { MemberEndpoint, members } from '../select';

/** An endpoint that is sure to be deployed, in a namespace that is known. */
export interface PublishedEndpoint extends MemberEndpoint {
  readonly namespace: NamespaceReference & { readonly identity: Identity };
}

/**
 * The endpoints whose names can be compared: those of services on the mesh that exist under every condition, in a namespace that
 * can be told from others.
 */
export const publishedEndpoints = perMesh((mesh: MeshFacts): readonly PublishedEndpoint[] => concatMap(members(mesh), (service) => {
  const { namespace, conditional, endpoints } = service;
  if (conditional || !isKnown(namespace)) return [];
  const { identity } = namespace;
  if (!isKnown(identity)) return [];
  const known = { ...namespace, identity };
  return endpoints.map((endpoint) => ({ service, endpoint, namespace: known }));
}));

/** What people call a namespace. */
export function namespaceLabel({ name, text, resource, identity }: PublishedEndpoint['namespace']): string {
  if (isKnown(name)) return name;
  return isKnown(text) ? text : resource?.origin.logicalId ?? identity;
}

/** What people call the service of the holder; with its place where another service goes by the same name. */
export function holderLabel({ service: holder }: PublishedEndpoint, { service: newcomer }: PublishedEndpoint): string {
  return holder !== newcomer && holder.name === newcomer.name ? `${holder.name} (${holder.origin.logicalId} of ${holder.origin.template})` : holder.name;
}
