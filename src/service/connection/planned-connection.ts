import { Stack } from 'aws-cdk-lib/core';
import { ChosenEndpoint } from './endpoint-choice';
import { planAdmission } from './open-connection';
import { SecurityGroupRule } from './open-port';
import { RedeployAfter } from './redeploy-after';
import { atSynthesis, waitFor } from '../../core';
import { Member, memberOf, ServiceConnectOrdering, StackOrder } from '../../mesh';
import { sharesInstances } from '../instances';

/** Makes the resources of a connection, and records what they make wait. */
type Make = () => void;

/** A connection to one endpoint: where its parts go, and when they are made. */
export class PlannedConnection {
  private readonly server?: Member;

  constructor(
    private readonly client: Member,
    private readonly choice: ChosenEndpoint,
    private readonly target: string,
    private readonly ordering: ServiceConnectOrdering,
    private readonly openSecurityGroups: boolean,
  ) {
    const { server } = choice.binding;
    this.server = memberOf(server);
  }

  /** Decides where the parts go, by what is known of the order of stacks, and rejects a cycle. */
  plan(order: StackOrder): Make {
    return this.server && this.ordering === ServiceConnectOrdering.REDEPLOY_AFTER ? this.planAfter(order, this.server) : this.planBefore(order);
  }

  /** Makes the connection. */
  make(make: Make): void {
    const { client, choice: { endpoint, binding }, ordering, openSecurityGroups } = this;
    client.connections.set(endpoint, { binding, ordering, openSecurityGroups });
    if (ordering === ServiceConnectOrdering.SERVER_FIRST) this.server?.clientsAfter.add(client);
    if (!this.isOrderOpen) make();
    if (this.isOrderOpen || this.opensInstances) {
      atSynthesis(client.service, () => {
        const order = StackOrder.of(client.service).draft();
        const settled = this.plan(order);
        order.commit();
        settled();
      });
    }
  }

  /** Whether a later call can decide which of the two stacks is deployed last: that call may be any stack's `addDependency`. */
  get isOrderOpen(): boolean {
    const { client, server, ordering } = this;
    return server !== undefined && ordering === ServiceConnectOrdering.REDEPLOY_AFTER && Stack.of(client.service) !== Stack.of(server.service);
  }

  /** Whether instances, with their security groups, can be added until synthesis. */
  private get opensInstances(): boolean {
    return this.openSecurityGroups && [this.client, this.server].some((member) => member && sharesInstances(member.ecsService));
  }

  /** Rules, and the server if it comes first, are deployed before the client. */
  private planBefore(order: StackOrder): Make {
    const { client, choice, target } = this;
    const first = this.ordering === ServiceConnectOrdering.SERVER_FIRST ? this.server : undefined;
    if (first) order.require(client.service, first.service, `service ${client.name} connects to ${target}`);
    const admit = this.openSecurityGroups ? planAdmission(client, choice, { last: 'client', waiting: client.service, order }) : () => [];
    return () => {
      this.waitForRules(admit());
      if (first) waitFor(client.cfnService, first.cfnService);
    };
  }

  /**
   * The server may be deployed after the client. The rule and the redeployment need both, so they are in the stack that is deployed
   * last: that of the server, unless it is known to come first.
   */
  private planAfter(order: StackOrder, server: Member): Make {
    const { client, choice } = this;
    const last = order.lastOf(client.service, server.service);
    const place = Stack.of(last);
    // A client cannot wait for a rule in a stack that is deployed after its own.
    const waits = Stack.of(client.service) === Stack.of(server.service);
    order.require(place, Stack.of(client.service), `service ${client.name} connects to ${server.name} and is redeployed after it`);
    const side = last === client.service ? 'client' : 'server';
    const waiting = waits ? client.service : place;
    const admit = this.openSecurityGroups ? planAdmission(client, choice, { last: side, waiting, order }) : () => [];
    return () => {
      const rules = admit();
      if (waits) this.waitForRules(rules);
      if (client.enabled) RedeployAfter.in(place, client).follow(choice.endpoint, server.cfnService, rules);
    };
  }

  /** Makes the client wait for its rules: without them, its calls time out. */
  private waitForRules(rules: readonly SecurityGroupRule[]): void {
    for (const rule of rules) waitFor(this.client.cfnService, rule);
  }
}
