import { cloudMapNames } from './cloud-map-names';
import { asText, isKnown, MeshFacts } from '../../facts';
import { pairsOf, ServedConnection } from '../pairs';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

export const sc610: Rule = {
  id: 'SC610',
  name: 'caller-off-mesh',
  title: 'A service whose environment names a client alias is on the mesh',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const [{ client, server, target, inferredFrom }] of pairsOf(callsFromOutside(mesh))) {
      yield {
        origin: client.origin,
        property: 'ServiceConnectConfiguration',
        inferred: true,
        message: `${inferredFrom} of service ${client.name} names ${target}, an endpoint of service ${server.name}; `
          + `${client.name} is not on the mesh and cannot resolve it`,
        fix: `enable Service Connect on ${client.name}, in the namespace of ${server.name}`,
      };
    }
  },
};

/** Inferred connections of services off the mesh that only the mesh could serve. */
function callsFromOutside(mesh: MeshFacts): ServedConnection[] {
  const calls = mesh.connections.filter((connection): connection is ServedConnection => (
    connection.inferredFrom !== undefined && connection.client.enabled === false && connection.server !== undefined
      && !connection.client.conditional && !connection.server.conditional
  ));
  if (calls.length === 0) return calls;
  const records = new Set(mesh.resources.ofType('AWS::Route53::RecordSet').map(({ properties: { Name } }) => asText(Name)));
  return calls.filter(({ client, server, target }) => {
    const host = target.slice(0, target.lastIndexOf(':'));
    const names = cloudMapNames(mesh, server);
    return isKnown(names) && names.every((name) => name.host !== host)
      && !records.has(host) && !records.has(`${host}.`)
      && !(isKnown(client.task) && client.task.containers.some(({ name }) => name === host));
  });
}
