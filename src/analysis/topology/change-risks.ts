import { ChangeRisk, ServiceChange } from './change';
import { State } from './state';
import { TopologyConnection, TopologyService } from './topology';
import { sortedBy } from './values';
import { startOf } from '../facts';
import { deploymentOrder } from '../rules/deployment/deployment-order';

/** Finds out what can fail while, or after, a change is deployed. */
export class ChangeRisks {
  private readonly changes: ReadonlyMap<string, ServiceChange>;

  constructor(private readonly before: State, private readonly after: State, changes: readonly ServiceChange[]) {
    this.changes = new Map(changes.map((change) => [change.id, change]));
  }

  /** The risks, by service. */
  all(): ChangeRisk[] {
    const risks = [...this.replacements(), ...this.takenNames(), ...this.protocols(), ...this.namesGoingAway(), ...this.unknownNames()];
    return sortedBy(risks, ({ service, kind, target }) => `${service}\n${kind}\n${target}`);
  }

  /** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html */
  private replacements(): ChangeRisk[] {
    return [...this.changes.values()]
      .filter(({ id, kind }) => kind === 'REPLACE' && this.before.services.get(id)?.onMesh === true)
      .map(({ id }) => ({ kind: 'REPLACEMENT', service: id, target: null }));
  }

  /** Discovery names that move from one service to another before the first has let them go. */
  private takenNames(): ChangeRisk[] {
    return this.publishing().flatMap(({ service, discoveryName }) => {
      const owners = this.before.published.publishersIn(this.after.published.namespaceOf(service), discoveryName);
      const isTaken = owners.some((id) => id !== service.id && this.changes.get(id)?.kind !== 'LEAVE' && !this.letsGoBefore(id, service));
      return isTaken && !owners.includes(service.id)
        ? [{ kind: 'NAME_TAKEN' as const, service: service.id, target: discoveryName }]
        : [];
    });
  }

  /** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html */
  private protocols(): ChangeRisk[] {
    return this.publishing().flatMap(({ service, discoveryName, protocol }) => {
      const old = this.before.services.get(service.id);
      const before = old?.onMesh === true ? old.endpoints.find((endpoint) => endpoint.discoveryName === discoveryName)?.protocol ?? null : null;
      return before !== null && protocol !== null && before !== protocol ? [{ kind: 'PROTOCOL' as const, service: service.id, target: discoveryName }] : [];
    });
  }

  /** The endpoints of the services that change. */
  private publishing(): { readonly service: TopologyService; readonly discoveryName: string; readonly protocol: string | null }[] {
    return [...this.after.services.values()].filter(({ id, onMesh }) => this.changes.has(id) && onMesh === true).flatMap((service) => (
      service.endpoints.flatMap(({ discoveryName, protocol }) => (discoveryName === null ? [] : [{ service, discoveryName, protocol }]))
    ));
  }

  /** Whether a service of the old state is changed, or deleted, before another service is worked on. */
  private letsGoBefore(id: string, other: TopologyService): boolean {
    if (this.after.services.has(id)) return this.waits(other.id, id);
    const { stack } = this.before.services.get(id)!;
    return stack !== other.stack && this.stackWaits(other.stack, stack);
  }

  private namesGoingAway(): ChangeRisk[] {
    return this.before.topology.connections.filter((connection) => this.isLost(connection))
      .map(({ client, target }) => ({ kind: 'NAME_GOES_AWAY', service: client, target }));
  }

  /** Whether tasks of the client run that know a name that is no longer published. */
  private isLost({ client: id, server, target }: TopologyConnection): boolean {
    const [client, now] = [this.before.services.get(id)!, this.after.services.get(id)];
    if (server === null || !now || client.onMesh === false) return false;
    const namespace = this.before.published.namespaceOf(client);
    if (this.before.published.dialledBy(client, target).every((address) => this.after.published.hasIn(namespace, address))) return false;
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
    if (this.after.services.has(server)) return this.waits(server, client.id);
    // CloudFormation deletes at the end of the update of a stack.
    const { stack } = this.before.services.get(server)!;
    return stack === client.stack || this.stackWaits(stack, client.stack);
  }

  /** Whether a service of the new state is worked on after another one. */
  private waits(id: string, earlier: string): boolean {
    const [{ origin }, other] = [this.after.find(id)!, this.after.find(earlier)!];
    const mesh = this.after.meshOf(origin.address);
    return mesh !== undefined && mesh === this.after.meshOf(other.origin.address) && deploymentOrder(mesh).waits(origin, other.origin) === true;
  }

  /** Whether a stack is updated after another one. */
  private stackWaits(id: string, earlier: string): boolean {
    const [template, other] = [id, earlier].map((stack) => this.after.ids.templateOf(stack)!);
    const mesh = this.after.meshOf(startOf(template));
    const [stack, before] = [template, other].map((name) => mesh?.deployment.stacks.get(name));
    return mesh !== undefined && stack !== undefined && before !== undefined && deploymentOrder(mesh).stackWaits(stack, before);
  }
}
