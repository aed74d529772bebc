import { ConnectionFacts, ServiceFacts } from '../facts';

/** A connection to a server that is among the templates. */
export interface ServedConnection extends ConnectionFacts {
  readonly server: ServiceFacts;
}

/** Connections from one service to one other. */
export type Pair<C extends ServedConnection> = readonly [C, ...C[]];

/** The connections of each client to each server together. */
export function pairsOf<C extends ServedConnection>(connections: readonly C[]): readonly Pair<C>[] {
  const pairs: [C, ...C[]][] = [];
  const byClient = new Map<ServiceFacts, Map<ServiceFacts, [C, ...C[]]>>();
  for (const connection of connections) {
    const { client, server } = connection;
    let byServer = byClient.get(client);
    if (!byServer) byClient.set(client, byServer = new Map());
    const known = byServer.get(server);
    if (known) {
      known.push(connection);
      continue;
    }
    const pair: [C, ...C[]] = [connection];
    byServer.set(server, pair);
    pairs.push(pair);
  }
  return pairs;
}
