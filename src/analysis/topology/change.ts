import { TopologyUnread } from './topology';

/** Version of {@link TopologyChange}; it changes when a field changes its meaning or goes away. */
export const CHANGE_VERSION = 1;

/** What a deployment does to the services of a mesh, as plain data. Names and ids are those of the `Topology`. */
export interface TopologyChange {
  readonly version: typeof CHANGE_VERSION;
  /** Names of all services before and after, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** The services that change, by id. */
  readonly services: readonly ServiceChange[];
  /** How many services stay as they are. */
  readonly unchanged: number;
  /** Connections that there were not, or that were not to this server. */
  readonly opened: readonly ConnectionChange[];
  /** Connections that there are no more. */
  readonly closed: readonly ConnectionChange[];
  readonly risks: readonly ChangeRisk[];
  readonly order: readonly ChangeStep[];
  /** Parts of either state that were not read: nothing is known of what changes in them. */
  readonly unread: readonly TopologyUnread[];
}

/**
 * What happens to a service.
 *
 * - `CREATE`: it is new.
 * - `REDEPLOY`: ECS starts new tasks.
 * - `UPDATE`: its properties change, and its tasks keep running.
 * - `REPLACE`: CloudFormation creates another service before it deletes this one.
 * - `DELETE`: it goes away at the end of the update of its stack.
 * - `LEAVE`: its whole stack is missing from the new templates, so that nothing deletes it.
 */
export type ChangeKind = 'CREATE' | 'REDEPLOY' | 'UPDATE' | 'REPLACE' | 'DELETE' | 'LEAVE';

/** What happens to one service, and why. */
export interface ServiceChange {
  readonly id: string;
  readonly name: string;
  readonly kind: ChangeKind;
  readonly reasons: readonly ChangeReason[];
}

/** Why a service changes. */
export interface ChangeReason {
  /**
   * - `SERVICE`: properties of the service.
   * - `TASK`: properties of its task definition.
   * - `ENDPOINT`: an endpoint that it calls; the nonce in `ForceNewDeployment` says so.
   */
  readonly because: 'SERVICE' | 'TASK' | 'ENDPOINT';
  /** Names of properties, or endpoints as the client names them. */
  readonly of: readonly string[];
}

/** A connection that opens or closes. */
export interface ConnectionChange {
  /** Ids of the services; the server is `null` if it is not among the templates. */
  readonly client: string;
  readonly server: string | null;
  /** The endpoint as the client names it: `catalog:80`. */
  readonly target: string;
}

/** What can fail, while or after the change is deployed. */
export interface ChangeRisk {
  /**
   * - `REPLACEMENT`: CloudFormation replaces a service of Service Connect, which fails.
   * - `NAME_TAKEN`: the service publishes a discovery name that another service still has, which fails.
   * - `PROTOCOL`: the protocol of an endpoint changes, which ECS refuses.
   * - `NAME_GOES_AWAY`: tasks of the client call a name that nobody publishes any more, until the client is redeployed.
   * - `NAME_UNKNOWN`: the client calls a name that is new or has another meaning, and nothing redeploys it.
   */
  readonly kind: 'REPLACEMENT' | 'NAME_TAKEN' | 'PROTOCOL' | 'NAME_GOES_AWAY' | 'NAME_UNKNOWN';
  /** Id of the service that fails. */
  readonly service: string;
  /** The endpoint as the client names it, or the discovery name; `null` for a replacement. */
  readonly target: string | null;
}

/** Services that are worked on at the same time, after those of the steps before. */
export interface ChangeStep {
  /** Ids of services that are created, updated, redeployed or replaced; or of those that are deleted. */
  readonly services: readonly string[];
  /** The stack that deletes them, at the end of its update; `null` for a step in which nothing is deleted. */
  readonly deletedBy: string | null;
}
