import { ConnectionFacts } from '../../facts';
import { pairsOf, ServedConnection } from '../pairs';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

/** What is wrong with a connection from a service on the mesh to one off it. */
export function serverOffMeshProblem(client: string, server: string): Problem {
  return {
    message: `service ${client} is on the mesh and connects to service ${server}, which is not`,
    fix: `enable Service Connect on ${server} first, then on ${client}`,
  };
}

export const sc609: Rule = {
  id: 'SC609',
  name: 'server-off-mesh',
  title: 'A client on the mesh connects only to servers on the mesh',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check({ connections }) {
    for (const [{ client, server }] of pairsOf(connections.filter(leavesMesh))) {
      yield { origin: client.origin, property: '', ...serverOffMeshProblem(client.name, server.name) };
    }
  },
};

/** Whether a service on the mesh declares a connection to one off it, and nobody doubts that both are there. */
function leavesMesh(connection: ConnectionFacts): connection is ServedConnection {
  const { client, server, inferredFrom } = connection;
  return client.enabled === true && server?.enabled === false && inferredFrom === undefined && !client.conditional && !server.conditional;
}
