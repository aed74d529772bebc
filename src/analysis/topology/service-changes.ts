import { ChangeKind, ChangeReason, ServiceChange } from './change';
import { Comparison } from './comparison';
import { State } from './state';
import { TopologyConnection, TopologyService } from './topology';
import { isDeploying } from './update-behaviour';
import { addTo, Pointer, ResourceFacts } from '../facts';

const TASK = 'TaskDefinition';
const NONCE = 'ForceNewDeployment';

/** Finds out what a deployment does to each service, and why. */
export class ServiceChanges {
  private readonly comparison: Comparison;
  private readonly connections = new Map<string, TopologyConnection[]>();

  constructor(private readonly before: State, private readonly after: State) {
    this.comparison = new Comparison(before, after);
    for (const connection of after.topology.connections) addTo(this.connections, connection.client, connection);
  }

  /** The services that change, by id. */
  all(): ServiceChange[] {
    const now = new Set(this.after.topology.services.map(({ id }) => id));
    const stacks = new Set(this.after.topology.deployments.flatMap((deployment) => deployment.stacks.map(({ id }) => id)));
    const gone = this.before.topology.services.filter(({ id }) => !now.has(id)).map(({ id, name, stack }): ServiceChange => (
      { id, name, kind: stacks.has(stack) ? 'DELETE' : 'LEAVE', reasons: [] }
    ));
    return [...this.after.topology.services.flatMap((service) => this.changeOf(service) ?? []), ...gone].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private changeOf(service: TopologyService): ServiceChange | undefined {
    const { id, name } = service;
    const [old, now] = [this.before.find(id), this.after.find(id)!];
    if (!old || old.type !== now.type) return { id, name, kind: 'CREATE', reasons: [] };
    const changed = this.comparison.changed(old, now);
    if (changed.length === 0) return undefined;
    const kind: ChangeKind = this.comparison.isReplaced(id) ? 'REPLACE' : changed.some(isDeploying) ? 'REDEPLOY' : 'UPDATE';
    return { id, name, kind, reasons: this.reasonsOf(service, changed, now) };
  }

  private reasonsOf(service: TopologyService, changed: readonly string[], now: ResourceFacts): ChangeReason[] {
    const task = changed.includes(TASK) ? this.changedTask(now.properties[TASK]) : [];
    const endpoints = changed.includes(NONCE) ? this.changedEndpoints(service) : [];
    const own = changed.filter((name) => !(name === TASK && task.length > 0) && !(name === NONCE && endpoints.length > 0));
    const reasons: ChangeReason[] = [
      { because: 'SERVICE', of: own },
      { because: 'TASK', of: task },
      { because: 'ENDPOINT', of: endpoints },
    ];
    return reasons.filter(({ of }) => of.length > 0);
  }

  /** What has changed of a task definition that is there before and after. */
  private changedTask(task: unknown): string[] {
    const id = task instanceof Pointer ? this.after.ids.at(task.address) : undefined;
    const [old, now] = id === undefined ? [] : [this.before.find(id), this.after.find(id)];
    return old && now ? this.comparison.changed(old, now) : [];
  }

  /** The endpoints that a client calls and sees differently, or did not call before. */
  private changedEndpoints(client: TopologyService): string[] {
    const old = this.before.topology.connections.filter((connection) => connection.client === client.id);
    return (this.connections.get(client.id) ?? []).map(({ target }) => target).filter((target) => (
      !old.some((connection) => connection.target === target) || seen(this.before, client, target) !== seen(this.after, client, target)
    ));
  }
}

/** What a client sees under a name, as text. */
export function seen({ published, topology }: State, { id }: Pick<TopologyService, 'id'>, target: string): string {
  const client = topology.services.find((service) => service.id === id);
  return client ? published.find(client, target).map((name) => name.seen).sort().join('\n') : '';
}
