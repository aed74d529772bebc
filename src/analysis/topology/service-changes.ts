import { ChangeKind, ChangeReason, ServiceChange } from './change';
import { Comparison } from './comparison';
import { State } from './state';
import { TopologyService } from './topology';
import { isDeploying } from './update-behaviour';
import { sortedBy } from './values';
import { Pointer, ResourceFacts } from '../facts';

const TASK = 'TaskDefinition';
const NONCE = 'ForceNewDeployment';

/** Finds out what a deployment does to each service, and why. */
export class ServiceChanges {
  private readonly comparison: Comparison;

  constructor(private readonly before: State, private readonly after: State) {
    this.comparison = new Comparison(before, after);
  }

  /** The services that change, by id. */
  all(): ServiceChange[] {
    const stacks = new Set(this.after.topology.deployments.flatMap((deployment) => deployment.stacks.map(({ id }) => id)));
    const gone = this.before.topology.services.filter(({ id }) => !this.after.services.has(id)).map(({ id, name, stack }): ServiceChange => (
      { id, name, kind: stacks.has(stack) ? 'DELETE' : 'LEAVE', reasons: [] }
    ));
    return sortedBy([...this.after.topology.services.flatMap((service) => this.changeOf(service) ?? []), ...gone], ({ id }) => id);
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
  private changedEndpoints({ id }: TopologyService): string[] {
    const called = new Set(this.before.connectionsFrom(id).map(({ target }) => target));
    return this.after.connectionsFrom(id).map(({ target }) => target).filter((target) => (
      !called.has(target) || this.before.seenBy(id, target) !== this.after.seenBy(id, target)
    ));
  }
}
