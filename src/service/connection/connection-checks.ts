import { Token } from 'aws-cdk-lib/core';
import { findPath } from '../../analysis/graph';
import { connectionCycleProblem, sc604 } from '../../analysis/rules/deployment/sc604-connection-cycle';
import { sc609, serverOffMeshProblem } from '../../analysis/rules/deployment/sc609-server-off-mesh';
import { connectAcrossStages, connectToSelf, importedOwnEndpoint, sc001, sc008, sc013 } from '../../analysis/rules/misuse';
import { crossNamespaceProblem, sc307 } from '../../analysis/rules/namespace/sc307-connection-across-namespaces';
import { referencedResource, stageName, stageOf } from '../../core';
import { IServiceConnectEndpoint, IServiceConnectNamespace, Member, memberOf, NamespaceRegistry, ServiceConnectOrdering } from '../../mesh';
import { refuse } from '../../validation';

/** Rejects a connection between two services that works with no ordering. */
export function checkServers(client: Member, server: Member): void {
  if (client.service === server.service) refuse(sc001, connectToSelf(client.name), client.service);
  if (stageOf(client.service) !== stageOf(server.service)) {
    const [clientStage, serverStage] = [stageName(client.service), stageName(server.service)];
    refuse(sc008, connectAcrossStages({ client: client.name, clientStage, server: server.name, serverStage }), client.service);
  }
  if (client.enabled && !server.enabled) refuse(sc609, serverOffMeshProblem(client.name, server.name), client.service);
}

/** Rejects an imported endpoint that a service of the same namespace construct publishes; stacks that import the namespace can be apps of their own. */
export function checkImported(client: Member, { address }: IServiceConnectEndpoint): void {
  const holder = NamespaceRegistry.of(client.service.namespace).holderOf(address);
  if (holder?.namespace === client.service.namespace) refuse(sc013, importedOwnEndpoint(address, holder.node.path), client.service);
}

/** Rejects a connection to another namespace, in which the client's names are unknown. */
export function checkNamespace(client: Member, server: string, namespace: IServiceConnectNamespace): void {
  if (sameNamespace(client.service.namespace, namespace)) return;
  const [own, other] = [client.service.namespace, namespace];
  const sameName = label(own) === label(other);
  refuse(sc307, crossNamespaceProblem({
    client: client.name,
    clientNamespace: sameName ? own.node.path : label(own),
    server,
    serverNamespace: sameName ? other.node.path : label(other),
  }), client.service);
}

/** Rejects a connection that closes a cycle of services that wait for each other. */
export function checkCycle(client: Member, server: Member): void {
  // Nothing waits for most clients when they connect.
  if (client.clientsAfter.size === 0) return;
  const back = findPath(server, client, serversFirst, clientsAfter);
  if (back) refuse(sc604, connectionCycleProblem([client, ...back].map(({ name }) => name)), client.service);
}

function* serversFirst({ connections }: Member): Iterable<Member> {
  for (const { binding, ordering } of connections.values()) {
    const server = ordering === ServiceConnectOrdering.SERVER_FIRST && memberOf(binding.server);
    if (server) yield server;
  }
}

function clientsAfter({ clientsAfter: clients }: Member): Iterable<Member> {
  return clients;
}

/** Whether two constructs represent one namespace: by their ARNs or, if an ARN is not known, by their names. */
function sameNamespace(a: IServiceConnectNamespace, b: IServiceConnectNamespace): boolean {
  if (a.namespaceArn === b.namespaceArn) return true;
  const imported = [a, b].every(({ namespaceArn }) => !referencedResource(namespaceArn));
  return imported && [a, b].some(({ namespaceArn }) => Token.isUnresolved(namespaceArn)) && a.namespaceName === b.namespaceName;
}

function label(namespace: IServiceConnectNamespace): string {
  return Token.isUnresolved(namespace.namespaceName) ? namespace.node.path : namespace.namespaceName;
}
