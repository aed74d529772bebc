import { concatMap, Identity, isKnown, MentionFacts, MeshFacts, NamespaceReference, ServiceFacts } from '../facts';
import { DnsNames } from './dns-names';
import { groupBy, NonEmpty } from './group-by';
import { namespacesWithUnclearNames } from './namespace/targets';
import { perMesh } from './per-mesh';
import { Finding } from './rule';

/** What a service on the mesh mentions: a host and, perhaps, a port. */
export interface MemberMention extends MentionFacts {
  readonly service: ServiceFacts;
  readonly namespace: NamespaceReference & { readonly identity: Identity };
  /** Whether the service declares a connection to that host, on that port if the mention has one. */
  readonly isDeclared: boolean;
  /** Each mention of that host and port with another scheme, this one first. */
  readonly byScheme: NonEmpty<MentionFacts>;
}

/**
 * What services on the mesh mention as something to call, where the templates tell what they resolve: their namespace is made
 * there, so that no other stack is known to publish in it, each name in it is known, and no DNS service of Cloud Map has the host. Each host
 * and port once for each service.
 */
export const memberMentions = perMesh((mesh: MeshFacts): readonly MemberMention[] => {
  const unclear = namespacesWithUnclearNames(mesh);
  const dnsNames = DnsNames.of(mesh);
  return concatMap([...groupBy(mesh.mentions, ({ service }) => service)], ([service, mentions]) => {
    const namespace = service?.enabled === true ? service.namespace : undefined;
    if (!service || !isKnown(namespace) || !isKnown(namespace.identity) || !namespace.resource) return [];
    if (unclear.has(namespace.identity)) return [];
    const known = { ...namespace, identity: namespace.identity };
    const found: MemberMention[] = [];
    for (const [address, same] of groupBy(mentions, addressOf)) {
      const [{ host, port, scheme, source }] = same;
      if (dnsNames.mayHave(host)) continue;
      const declared = isDeclared(address, port, service);
      // Written out: the engine is slow to copy so many objects of different shapes.
      found.push({ host, port, scheme, source, service, namespace: known, isDeclared: declared, byScheme: onePerScheme(same) });
    }
    return found;
  });
});

/** Most hosts and ports are mentioned once. */
function onePerScheme(mentions: NonEmpty<MentionFacts>): NonEmpty<MentionFacts> {
  if (mentions.length === 1) return mentions;
  const [[first], ...others] = groupBy(mentions, ({ scheme }) => scheme).values();
  return [first, ...others.map(([other]) => other)];
}

function isDeclared(address: string, port: number | undefined, { metadata }: ServiceFacts): boolean {
  if (!metadata?.connections) return false;
  if (port !== undefined) return metadata.connections.some(({ endpoint }) => endpoint === address);
  const beginning = `${address}:`;
  return metadata.connections.some(({ endpoint }) => endpoint.startsWith(beginning));
}

/** What a finding about a mention says of its place: nothing tells the container, so it is about the service. */
export function mentionPlace({ service: { origin } }: MemberMention): Pick<Finding, 'origin' | 'property' | 'severity' | 'inferred'> {
  return { origin, property: 'TaskDefinition', severity: 'warning', inferred: true };
}

/** The address as it was mentioned. */
export function addressOf({ host, port }: Pick<MentionFacts, 'host' | 'port'>): string {
  return port === undefined ? host : `${host}:${port}`;
}
