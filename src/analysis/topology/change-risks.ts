import { ChangeRisk, ServiceChange } from './change';
import { State } from './state';
import { TopologyConnection, TopologyService } from './topology';
import { sortedBy } from './values';
import { endOf, startOf } from '../facts';
import { reachable } from '../graph';

/** Finds out what can fail while, or after, a change is deployed. */
export class ChangeRisks {
  private readonly changes: ReadonlyMap<string, ServiceChange>;
  /** What a node waits for, as far as it was asked for. */
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly before: State, private readonly after: State, changes: readonly ServiceChange[]) {
    this.changes = new Map(changes.map((change) => [change.id, change]));
  }

  /** The risks, by service. */
  all(): ChangeRisk[] {
    const risks = [...this.replacements(), ...this.namesGoingAway(), ...this.unknownNames()];
    return sortedBy(risks, ({ service, kind, target }) => `${service}\n${kind}\n${target}`);
  }

  /** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html */
  private replacements(): ChangeRisk[] {
    return [...this.changes.values()]
      .filter(({ id, kind }) => kind === 'REPLACE' && (this.before.services.get(id)?.endpoints.length ?? 0) > 0)
      .map(({ id }) => ({ kind: 'REPLACEMENT', service: id, target: null }));
  }

  private namesGoingAway(): ChangeRisk[] {
    return this.before.topology.connections.filter((connection) => this.isLost(connection))
      .map(({ client, target }) => ({ kind: 'NAME_GOES_AWAY', service: client, target }));
  }

  /** Whether tasks of the client run that know a name which nobody publishes any more. */
  private isLost({ client: id, server, target }: TopologyConnection): boolean {
    const [client, now] = [this.before.services.get(id)!, this.after.services.get(id)];
    if (server === null || !now || client.onMesh === false) return false;
    if (this.before.published.dialledBy(client, target).every((address) => this.after.published.has(client, address))) return false;
    if (this.changes.get(server)?.kind === 'LEAVE') return false;
    return !this.startsTasks(id) || !this.isBefore(now, server);
  }

  /** Running tasks know the endpoints of their own deployment. */
  private unknownNames(): ChangeRisk[] {
    return this.after.topology.connections.filter(({ client, server, target }) => (
      server !== null && this.keepsTasks(client) && this.before.seenBy(client, target) !== this.after.seenBy(client, target)
    )).map(({ client, target }) => ({ kind: 'NAME_UNKNOWN', service: client, target }));
  }

  private keepsTasks(id: string): boolean {
    return !this.startsTasks(id) && [this.before, this.after].every(({ services }) => services.get(id)?.onMesh === true);
  }

  private startsTasks(id: string): boolean {
    const kind = this.changes.get(id)?.kind;
    return kind === 'CREATE' || kind === 'REDEPLOY' || kind === 'REPLACE';
  }

  /** Whether a client has its new tasks before a server of the old state takes a name away. */
  private isBefore(client: TopologyService, server: string): boolean {
    const node = this.after.ids.addressOf(client.id)!;
    if (this.after.services.has(server)) return this.waits(this.after.ids.addressOf(server)!, node);
    // CloudFormation deletes at the end of the update of a stack.
    const { stack } = this.before.services.get(server)!;
    if (stack === client.stack) return true;
    const [its, other] = [stack, client.stack].map((id) => this.after.ids.templateOf(id)!);
    return this.waits(startOf(its), endOf(other));
  }

  private waits(node: string, other: string): boolean {
    const mesh = this.after.meshOf(node);
    let before = this.known.get(node);
    if (!before) this.known.set(node, before = mesh ? reachable(node, (each) => mesh.deployment.waitsFor.get(each) ?? []) : new Set());
    return before.has(other);
  }
}
