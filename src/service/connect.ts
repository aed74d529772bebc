import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { ConnectionOrdering, ConnectOptions, IServiceConnectTarget, ServiceConnectConnection } from '../contract';
import { checkCircle, checkNamespace, checkServers } from './connection-checks';
import { connectionVariables } from './connection-variables';
import { chooseEndpoints, ChosenEndpoint, labelOf } from './endpoint-choice';
import { endpointHash } from './endpoint-hash';
import { InjectedEnvironment } from './injected-environment';
import { connectionMetrics } from './measured';
import { checkNetwork, openConnection } from './open-connection';
import { RedeployAfter } from './redeploy-after';
import { StackOrder } from './stack-order';
import { Member, memberOf } from '../namespace/member';
import { SecurityGroupRule } from '../network/open-port';
import { connectionChanged, sc006 } from '../rules/misuse/sc006-connection-changed';
import { refuse } from '../validation/refuse';

/**
 * Connects a client to a target, all at once: the ingress rule on the exact port, the order of deployment and the variables.
 * Nonce and metadata follow at synthesis from `client.connections`.
 *
 * Everything is checked before anything is changed.
 */
export function connect(
  client: Member, container: ContainerDefinition, target: IServiceConnectTarget, options: ConnectOptions = {},
): ServiceConnectConnection {
  const { ordering = ConnectionOrdering.SERVER_FIRST, openSecurityGroups = true } = options;
  const chosen = chooseEndpoints(client.service, target, options.endpoint);
  for (const choice of chosen) {
    const { endpoint, binding: { server } } = choice;
    const member = server && memberOf(server);
    if (member) checkServers(client, member);
    checkNamespace(client, member?.name ?? endpoint.address, endpoint.namespace);
    if (member && ordering === ConnectionOrdering.SERVER_FIRST) checkCircle(client, member);
    if (openSecurityGroups) checkNetwork(client, choice);
  }
  refuseContradiction(client, chosen, ordering, openSecurityGroups);
  const variables = connectionVariables(client.service, target, chosen, options);
  const environment = InjectedEnvironment.of(container);
  for (const [name, value] of variables) environment.check(name, value);

  for (const choice of chosen) {
    const { endpoint, binding } = choice;
    if (client.connections.has(endpoint)) continue;
    const server = binding.server && memberOf(binding.server);
    if (server && ordering === ConnectionOrdering.REDEPLOY_AFTER) {
      connectAfter(client, server, choice, openSecurityGroups);
    } else {
      if (server && (ordering === ConnectionOrdering.SERVER_FIRST || openSecurityGroups)) {
        StackOrder.of(client.service).require(client.service, server.service, `service ${client.name} connects to ${labelOf(target)}`);
      }
      if (openSecurityGroups) waitFor(client, openConnection(client, choice, 'client'));
      if (server && ordering === ConnectionOrdering.SERVER_FIRST) client.cfnService.addResourceDependency(server.cfnService);
    }
    client.connections.set(endpoint, { binding, ordering, openSecurityGroups });
  }
  for (const [name, value] of variables) environment.set(name, value);

  const endpoints = chosen.map(({ endpoint }) => endpoint);
  const hash = endpointHash(client.service, endpoints);
  return new ServiceConnectConnection(client.service, endpoints, ordering, hash, connectionMetrics(client, endpoints));
}

/** Connecting again adds variables; it does not change what the first call decided. */
function refuseContradiction(client: Member, chosen: readonly ChosenEndpoint[], ordering: ConnectionOrdering, openSecurityGroups: boolean): void {
  const now = { ordering, openSecurityGroups };
  for (const { endpoint } of chosen) {
    const before = client.connections.get(endpoint);
    if (!before) continue;
    for (const option of ['ordering', 'openSecurityGroups'] as const) {
      if (before[option] === now[option]) continue;
      const connection = { client: client.name, endpoint: endpoint.address, option, before: before[option], now: now[option] };
      refuse(sc006, connectionChanged(connection), client.service);
    }
  }
}

/**
 * Connects to a server that may come after the client. What needs both, the rule and the redeployment, stands in the stack that is
 * deployed last: that of the server, unless it is known to come first.
 */
function connectAfter(client: Member, server: Member, choice: ChosenEndpoint, openSecurityGroups: boolean): void {
  const order = StackOrder.of(client.service);
  const last = order.lastOf(client.service, server.service);
  const first = last === client.service ? server.service : client.service;
  order.require(last, first, `service ${client.name} connects to ${server.name} and is redeployed after it`);
  const rules = openSecurityGroups ? openConnection(client, choice, last === client.service ? 'client' : 'server') : [];
  // From a stack that comes first, the client cannot wait for a rule in the one that comes last.
  if (Stack.of(client.service) === Stack.of(server.service)) waitFor(client, rules);
  if (client.enabled) RedeployAfter.in(Stack.of(last), client).follow(choice.endpoint, server.cfnService, rules);
}

/** A client that runs before its rule is there sees a closed port, which looks like a timeout. */
function waitFor(client: Member, rules: readonly SecurityGroupRule[]): void {
  for (const rule of rules) client.cfnService.addResourceDependency(rule);
}
