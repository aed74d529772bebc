import { ConnectionFacts, DeclaredConnection, isKnown, ServiceFacts } from '../facts';
import { AliasIndex, PublishedEndpoint } from './alias-index';
import { mentionsOf } from './inference';

/**
 * Who calls whom: what a service declares in its metadata or, where it declares nothing, what its environment mentions.
 *
 * The client may be off the mesh: a rule that asks for a member has to look.
 */
export function readConnections(services: readonly ServiceFacts[]): ConnectionFacts[] {
  const aliases = new AliasIndex(services);
  return services.flatMap((client) => client.metadata?.connections
    ? client.metadata.connections.map((connection) => declared(client, connection, aliases))
    : inferred(client, aliases));
}

function declared(client: ServiceFacts, { endpoint: target, ordering, unopenedPort }: DeclaredConnection, aliases: AliasIndex): ConnectionFacts {
  const at = target.lastIndexOf(':');
  const port = Number(target.slice(at + 1));
  const found = onlyServer(aliases.endpoints(client, target.slice(0, at)), client, port);
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

function inferred(client: ServiceFacts, aliases: AliasIndex): ConnectionFacts[] {
  if (!isKnown(client.task)) return [];
  const connections = new Map<string, ConnectionFacts>();
  for (const { variable, host, port } of client.task.containers.flatMap(mentionsOf)) {
    const candidates = aliases.endpoints(client, host)
      .filter((published) => (port === undefined || published.port === port) && published.server.enabled === true);
    if (candidates.length !== 1 || candidates[0].server === client) continue;
    const [{ server, endpoint, port: aliasPort }] = candidates;
    const target = `${host}:${aliasPort}`;
    if (!connections.has(target)) connections.set(target, { client, target, server, endpoint, ordering: 'SERVER_FIRST', inferredFrom: variable });
  }
  return [...connections.values()];
}
