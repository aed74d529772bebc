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
    const reported = new Set<string>();
    for (const { client, server, inferredFrom } of connections) {
      if (client.enabled !== true || server?.enabled !== false || inferredFrom !== undefined) continue;
      if (client.conditional || server.conditional) continue;
      const pair = `${client.origin.address} ${server.origin.address}`;
      if (reported.has(pair)) continue;
      reported.add(pair);
      yield { origin: client.origin, property: '', ...serverOffMeshProblem(client.name, server.name) };
    }
  },
};
