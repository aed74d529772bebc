import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { checkCycle, checkNamespace, checkServers } from './connection-checks';
import { connectionVariables } from './connection-variables';
import { chooseEndpoints, ChosenEndpoint, labelOf } from './endpoint-choice';
import { InjectedEnvironment } from './injected-environment';
import { connectionMetrics } from './measured';
import { checkNetwork, planAdmission } from './open-connection';
import { RedeployAfter } from './redeploy-after';
import { sharesInstances } from '../instances';
import { SecurityGroupRule } from './open-port';
import { endpointHash } from './redeployment';
import { connectionChanged, sc006 } from '../../analysis/rules/misuse';
import { atSynthesis } from '../../core';
import { ConnectionOrdering, ConnectOptions, IServiceConnectTarget, Member, memberOf, ServiceConnectConnection, StackOrder } from '../../mesh';
import { refuse } from '../../validation';

/**
 * Connects a client to a target: adds the ingress rule on the exact port, the order of deployment and the variables. Nonce and
 * metadata follow at synthesis from `client.connections`.
 *
 * It checks everything before it changes anything.
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
    if (member && ordering === ConnectionOrdering.SERVER_FIRST) checkCycle(client, member);
    if (openSecurityGroups) checkNetwork(client, choice);
  }
  refuseContradiction(client, chosen, ordering, openSecurityGroups);
  const variables = connectionVariables(client.service, container, target, chosen, options);
  const environment = InjectedEnvironment.of(container);
  for (const [name, value] of variables) environment.check(name, value);

  const makeConnections = chosen.filter(({ endpoint }) => !client.connections.has(endpoint))
    .map((choice) => prepare(client, choice, labelOf(target), ordering, openSecurityGroups));
  for (const make of makeConnections) make();
  for (const [name, value] of variables) environment.set(name, value);

  const endpoints = chosen.map(({ endpoint }) => endpoint);
  const hash = endpointHash(client.service, endpoints);
  return new ServiceConnectConnection(client.service, endpoints, ordering, hash, connectionMetrics(client, endpoints));
}

/** Connecting again can add variables, but cannot change the options of the first call. */
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

/** Decides where the parts of a connection go, rejects a cycle of stacks, and returns a function that makes the parts. */
function prepare(client: Member, choice: ChosenEndpoint, target: string, ordering: ConnectionOrdering, openSecurityGroups: boolean): () => void {
  const { endpoint, binding } = choice;
  const server = binding.server && memberOf(binding.server);
  const plan = () => (server && ordering === ConnectionOrdering.REDEPLOY_AFTER
    ? planAfter(client, server, choice, openSecurityGroups)
    : planBefore(client, ordering === ConnectionOrdering.SERVER_FIRST ? server : undefined, choice, target, openSecurityGroups));
  const make = plan();
  return () => {
    make();
    client.connections.set(endpoint, { binding, ordering, openSecurityGroups });
    // Instances, with their security groups, can be added to a cluster until synthesis.
    const onInstances = [client, server].some((member) => member && sharesInstances(member.ecsService));
    if (onInstances && openSecurityGroups) atSynthesis(client.service, () => plan()());
  };
}

/** A connection whose rules, and whose server if it comes first, are deployed before the client. */
function planBefore(client: Member, first: Member | undefined, choice: ChosenEndpoint, target: string, openSecurityGroups: boolean): () => void {
  if (first) StackOrder.of(client.service).require(client.service, first.service, `service ${client.name} connects to ${target}`);
  const admit = openSecurityGroups ? planAdmission(client, choice, 'client') : () => [];
  return () => {
    waitFor(client, admit());
    if (first) client.cfnService.addResourceDependency(first.cfnService);
  };
}

/**
 * A connection to a server that may be deployed after the client. The rule and the redeployment need both, so they are in the stack
 * that is deployed last: that of the server, unless it is known to come first.
 */
function planAfter(client: Member, server: Member, choice: ChosenEndpoint, openSecurityGroups: boolean): () => void {
  const order = StackOrder.of(client.service);
  const last = order.lastOf(client.service, server.service);
  const first = last === client.service ? server.service : client.service;
  order.require(last, first, `service ${client.name} connects to ${server.name} and is redeployed after it`);
  const admit = openSecurityGroups ? planAdmission(client, choice, last === client.service ? 'client' : 'server') : () => [];
  return () => {
    const rules = admit();
    // A client cannot wait for a rule in a stack that is deployed after its own.
    if (Stack.of(client.service) === Stack.of(server.service)) waitFor(client, rules);
    if (client.enabled) RedeployAfter.in(Stack.of(last), client).follow(choice.endpoint, server.cfnService, rules);
  };
}

/** Makes the client wait for its rules: without them, its calls time out. */
function waitFor(client: Member, rules: readonly SecurityGroupRule[]): void {
  for (const rule of rules) client.cfnService.addResourceDependency(rule);
}
