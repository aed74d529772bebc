import { concatMap, ConnectionFacts, DeclaredConnection, MentionFacts, ServiceFacts } from '../facts';
import { AliasIndex, PublishedEndpoint } from './alias-index';
import { mentionsByService } from './mention-reader';

/**
 * Who calls whom: what a service declares in its metadata, and what it mentions beside that.
 *
 * The client may be off the mesh: a rule that asks for a member has to look.
 */
export function readConnections(services: readonly ServiceFacts[], mentions: readonly MentionFacts[]): ConnectionFacts[] {
  const aliases = new AliasIndex(services);
  const byService = mentionsByService(mentions);
  return concatMap(services, (client) => {
    const connections = (client.metadata?.connections ?? []).map((connection) => declared(client, connection, aliases));
    return [...connections, ...inferred(client, byService.get(client) ?? [], connections, aliases)];
  });
}

function declared(client: ServiceFacts, { endpoint: target, ordering, unopenedPort }: DeclaredConnection, aliases: AliasIndex): ConnectionFacts {
  const found = onlyServer(aliases.endpoints(client, hostOf(target)), client, Number(target.slice(target.lastIndexOf(':') + 1)));
  return { client, target, ordering, unopenedPort, server: found?.server, endpoint: found?.endpoint };
}

/** The endpoint of another service on a port. Two servers of one name are a rule's finding; here neither is known to be meant. */
function onlyServer(endpoints: readonly PublishedEndpoint[], client: ServiceFacts, port: number): PublishedEndpoint | undefined {
  let found: PublishedEndpoint | undefined;
  for (const candidate of endpoints) {
    if (candidate.port !== port || candidate.server === client) continue;
    if (found && found.server !== candidate.server) return undefined;
    found ??= candidate;
  }
  return found;
}

function inferred(
  client: ServiceFacts, mentions: readonly MentionFacts[], connections: readonly ConnectionFacts[], aliases: AliasIndex,
): ConnectionFacts[] {
  const found = new Map<string, ConnectionFacts>();
  const declaredHosts = new Set(connections.map(({ target }) => hostOf(target)));
  const declaredEndpoints = new Set(connections.map(({ endpoint }) => endpoint));
  for (const { source, host, port } of mentions) {
    if (declaredHosts.has(host)) continue;
    const candidates = aliases.endpoints(client, host)
      .filter((published) => published.isDialled && (port === undefined || published.port === port) && published.server.enabled === true);
    if (candidates.length !== 1 || candidates[0].server === client || declaredEndpoints.has(candidates[0].endpoint)) continue;
    const [{ server, endpoint, port: aliasPort }] = candidates;
    const target = `${host}:${aliasPort}`;
    if (!found.has(target)) found.set(target, { client, target, server, endpoint, ordering: 'SERVER_FIRST', inferredFrom: source });
  }
  return [...found.values()];
}

function hostOf(target: string): string {
  return target.slice(0, target.lastIndexOf(':'));
}
