import { ConnectionFacts, EndpointFacts } from '../../facts';
import { ServedConnection } from '../pairs';
import { perMesh } from '../per-mesh';
import { Finding } from '../rule';

/** A connection between two services on the mesh that are both sure to exist. */
export interface MeshConnection extends ServedConnection {
  readonly endpoint: EndpointFacts;
}

/** The connections of which a rule can say that somebody is kept out. */
export const meshConnections = perMesh(({ connections }): readonly MeshConnection[] => (
  connections.filter((connection): connection is MeshConnection => {
    const { client, server, endpoint } = connection;
    return endpoint !== undefined && server?.enabled === true && client.enabled === true && !server.conditional && !client.conditional;
  })
));

/** What a finding about a connection says where the connection was inferred. */
export function inference({ client, inferredFrom }: ConnectionFacts): { note: string; mark: Pick<Finding, 'inferred' | 'severity'> } {
  if (inferredFrom === undefined) return { note: '', mark: {} };
  return { note: ` (inferred from ${inferredFrom} of ${client.name})`, mark: { inferred: true, severity: 'warning' } };
}
