import { ConnectionFacts, isKnown, MeshFacts, NamespaceReference } from '../../facts';
import { addressOf, memberMentions, mentionPlace } from '../mentions';
import { isOther, NamespaceNames } from '../naming/namespace-names';
import { namespaceLabel, PublishedEndpoint } from '../naming/published';
import { Finding, Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { namespaceNameProblem } from './sc305-namespace-name-format';
import { endpointsByTarget, namespacesWithUnclearNames, targetKey } from './targets';

/** What is wrong with a connection whose two ends are in different namespaces. */
export function crossNamespaceProblem(connection: { client: string; clientNamespace: string; server: string; serverNamespace: string }): Problem {
  const { client, clientNamespace, server, serverNamespace } = connection;
  return {
    message: `"${client}" in the namespace "${clientNamespace}" connects to "${server}" in the namespace "${serverNamespace}"; `
      + 'a service resolves only the endpoints of its own namespace',
    fix: `put "${client}" and "${server}" into one namespace`,
  };
}

export const sc307: Rule = {
  id: 'SC307',
  name: 'connection-across-namespaces',
  title: 'Client and server of a connection share one namespace',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    yield* declaredAcross(mesh);
    yield* mentionedAcross(mesh);
  },
};

function* declaredAcross(mesh: MeshFacts): Iterable<Finding> {
  // The reader finds a server in the namespace of the client only: what it did not find may stand in another.
  const unmet = mesh.connections.filter(({ client, server, inferredFrom }) => client.enabled === true && !server && inferredFrom === undefined);
  if (unmet.length === 0) return;
  const published = endpointsByTarget(mesh);
  const unclear = namespacesWithUnclearNames(mesh);
  const reported = new Set<string>();
  for (const connection of unmet) {
    const { namespace } = connection.client;
    if (!isKnown(namespace) || !isKnown(namespace.identity) || unclear.has(namespace.identity)) continue;
    const there = published.get(targetKey(connection.client, connection.target)) ?? [];
    const [found] = there;
    if (new Set(there.map(({ service }) => service)).size !== 1 || found.service === connection.client) continue;
    const pair = `${connection.client.origin.address} ${found.service.origin.address}`;
    if (reported.has(pair) || !differ(namespace, found.namespace)) continue;
    reported.add(pair);
    yield finding(mesh, connection, { ...namespace, identity: namespace.identity }, found);
  }
}

/** Aliases that a client mentions and that one other namespace has, while its own has not. */
function* mentionedAcross(mesh: MeshFacts): Iterable<Finding> {
  const names = NamespaceNames.of(mesh);
  for (const mention of memberMentions(mesh)) {
    const { service: client, namespace, host, isDeclared } = mention;
    if (isDeclared || names.dialled(namespace.identity, host).length > 0) continue;
    const there = names.meantBy(mention, client.target);
    const [found] = there;
    if (!found || there.some((endpoint) => endpoint.namespace !== found.namespace) || !isOther(found, client)) continue;
    const other = found.service.namespace;
    if (!isKnown(other) || !differ(namespace, other)) continue;
    const server = { ...other, identity: found.namespace };
    yield {
      ...mentionPlace(mention),
      message: `${mention.source} of service "${client.name}" in the namespace "${namespaceLabel(namespace)}" names ${addressOf(mention)} of `
        + `"${found.service.name}" in the namespace "${namespaceLabel(server)}"; a service resolves only the endpoints of its own namespace`,
      fix: `put "${client.name}" and "${found.service.name}" into one namespace`,
    };
  }
}


function finding(mesh: MeshFacts, { client }: ConnectionFacts, namespace: PublishedEndpoint['namespace'], { service, ...found }: PublishedEndpoint): Finding {
  // A namespace from elsewhere may hold a server from elsewhere that answers to the same name.
  const waits = mesh.deployment.waitsFor.get(client.origin.address)?.includes(service.origin.address);
  return {
    origin: client.origin,
    property: namespace.origin.address === client.origin.address ? namespace.property : 'ServiceConnectConfiguration/Namespace',
    ...(waits || namespace.resource ? {} : { severity: 'warning' as const }),
    ...crossNamespaceProblem({
      client: client.name,
      clientNamespace: namespaceLabel(namespace),
      server: service.name,
      serverNamespace: namespaceLabel(found.namespace),
    }),
  };
}

/** Whether two references are known to mean different namespaces of one account and Region. A name that is none is another rule's finding. */
function differ(a: NamespaceReference, b: NamespaceReference): boolean {
  if (isKnown(a.name) && isKnown(b.name)) return a.name !== b.name && ![a.name, b.name].some((name) => namespaceNameProblem(name));
  return a.by === 'ARN' && b.by === 'ARN' && isKnown(a.text) && isKnown(b.text) && a.text !== b.text;
}
