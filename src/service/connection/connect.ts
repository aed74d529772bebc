import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { checkCycle, checkImported, checkNamespace, checkServers } from './connection-checks';
import { connectionVariables } from './connection-variables';
import { chooseEndpoints, ChosenEndpoint, labelOf } from './endpoint-choice';
import { InjectedEnvironment } from './injected-environment';
import { connectionMetrics } from './measured';
import { checkNetwork } from './open-connection';
import { PlannedConnection } from './planned-connection';
import { endpointHash } from './redeployment';
import { connectionChanged, connectToSelf, sc001, sc006 } from '../../analysis/rules/misuse';
import { refuseAfterSynthesis } from '../../core';
import {
  IServiceConnectTarget, Member, memberOf, ServiceConnectConnection, ServiceConnectConnectionOptions, ServiceConnectOrdering,
  StackOrder,
} from '../../mesh';
import { checkEnum, refuse } from '../../validation';

/**
 * Connects a client to a target: adds the ingress rule on the exact port, the order of deployment and the variables. Nonce and
 * metadata follow at synthesis from `client.connections`.
 *
 * It checks everything before it changes anything.
 */
export function connect(
  client: Member, container: ContainerDefinition, target: IServiceConnectTarget, options: ServiceConnectConnectionOptions = {},
): ServiceConnectConnection {
  checkEnum('ordering', options.ordering, ServiceConnectOrdering, client.service);
  if (target === client.service) refuse(sc001, connectToSelf(client.name), client.service);
  const chosen = chooseEndpoints(client.service, target, options.endpoint);
  refuseContradiction(client, chosen, options);
  const { ordering = ServiceConnectOrdering.SERVER_FIRST, openSecurityGroups = true } = options;
  // Endpoints that are connected already keep what their first call decided: this one can only add variables.
  const added = chosen.filter(({ endpoint }) => !client.connections.has(endpoint));
  refuseAfterSynthesis(client.service, `service ${client.name} connects to ${labelOf(target)}`);
  for (const choice of added) {
    const { endpoint, binding: { server } } = choice;
    const member = memberOf(server);
    if (!member) checkImported(client, endpoint);
    if (member) checkServers(client, member);
    checkNamespace(client, member?.name ?? endpoint.address, endpoint.namespace);
    if (member && ordering === ServiceConnectOrdering.SERVER_FIRST) checkCycle(client, member);
    if (openSecurityGroups) checkNetwork(client, choice);
  }
  const variables = connectionVariables(client.service, container, target, chosen, options);
  const environment = InjectedEnvironment.of(container);
  for (const [name, value] of variables) environment.check(name, value);

  const connections = added.map((choice) => new PlannedConnection(client, choice, labelOf(target), ordering, openSecurityGroups));
  const order = StackOrder.of(client.service).draft();
  // What a later call can still decide is planned to be checked, and not recorded.
  const plans = connections.map((connection) => connection.plan(connection.isOrderOpen ? order.draft() : order));
  order.commit();
  for (const [i, connection] of connections.entries()) connection.make(plans[i]);
  for (const [name, value] of variables) environment.set(name, value);

  const endpoints = chosen.map(({ endpoint }) => endpoint);
  return ServiceConnectConnection._of({
    client: client.service,
    endpoints,
    ordering: client.connections.get(endpoints[0])!.ordering,
    endpointHash: () => endpointHash(client.service, endpoints),
    metrics: () => connectionMetrics(client, endpoints),
  });
}

/** Connecting again can add variables, but cannot change the options of the first call. */
function refuseContradiction(client: Member, chosen: readonly ChosenEndpoint[], now: ServiceConnectConnectionOptions): void {
  for (const { endpoint } of chosen) {
    const before = client.connections.get(endpoint);
    if (!before) continue;
    for (const option of ['ordering', 'openSecurityGroups'] as const) {
      if (now[option] === undefined || before[option] === now[option]) continue;
      const connection = { client: client.name, endpoint: endpoint.address, option, before: before[option], now: now[option] };
      refuse(sc006, connectionChanged(connection), client.service);
    }
  }
}
