import { basename } from 'path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { random } from './random';
import { MeshFacts } from '../../src/analysis/facts';
import { reachable } from '../../src/analysis/graph';
import { readAssembly, readMesh, TemplateSource } from '../../src/analysis/reader';

/** What happens to a resource. */
interface Event {
  readonly what: 'create' | 'update' | 'delete';
  readonly address: string;
}

/** Chooses the next resource among those that are ready. */
export type Choice = (ready: readonly string[]) => string;

/** Chooses at random, by the seed. */
export function anyOrder(seed: number): Choice {
  const next = random(seed);
  return (ready) => ready[Math.floor(next() * ready.length)];
}

/**
 * A simulation of the order in which CloudFormation creates, updates and deletes resources. References, DependsOn and stack
 * dependencies restrict it; a choice decides the rest, so that a test can look for the worst order.
 */
export class SimulatedDeployment {
  /** The stacks of an assembly, by the names of their files, so that two assemblies of an app can be compared. */
  static of({ directory }: CloudAssembly): SimulatedDeployment {
    const sources = readAssembly(directory)[0].map((source) => ({
      ...source, name: basename(source.name), dependsOn: source.dependsOn?.map((name) => basename(name)),
    }));
    return new SimulatedDeployment(readMesh(sources), sources);
  }

  private constructor(readonly mesh: MeshFacts, private readonly sources: readonly TemplateSource[]) {}

  /** Creates the given resources, and what they depend on, as early as possible. */
  earliest(addresses: readonly string[]): Choice {
    return first(addresses, (node) => this.before(node));
  }

  /** Deletes the given resources as early as possible. */
  earliestGone(addresses: readonly string[]): Choice {
    return first(addresses, this.dependents());
  }

  /** Creates everything. */
  creation(choose: Choice): Event[] {
    return this.walk((node) => this.before(node), choose).map((address) => ({ what: 'create', address }));
  }

  /** Deletes everything. */
  deletion(choose: Choice): Event[] {
    return this.walk(this.dependents(), choose).map((address) => ({ what: 'delete', address }));
  }

  /** Updates an earlier deployment to this one: first new and changed resources, at the end removed ones. */
  updateFrom(old: SimulatedDeployment, choose: Choice, chooseGone: Choice = choose): Event[] {
    const [before, now] = [old.bodies(), this.bodies()];
    const events: Event[] = [];
    for (const address of this.walk((node) => this.before(node), choose)) {
      if (!before.has(address)) events.push({ what: 'create', address });
      else if (before.get(address) !== now.get(address)) events.push({ what: 'update', address });
    }
    const gone = old.walk(old.dependents(), chooseGone).filter((address) => !now.has(address));
    return [...events, ...gone.map((address) => ({ what: 'delete' as const, address }))];
  }

  /** Addresses of the resources of a type, or of those whose properties a predicate accepts. */
  find(type: string, accept: (properties: Readonly<Record<string, unknown>>, id: string) => boolean = () => true): string[] {
    const found = this.mesh.resources.ofType(type).filter(({ properties, origin }) => accept(properties, origin.logicalId));
    return found.map(({ origin }) => origin.address);
  }

  private before(node: string): readonly string[] {
    return this.mesh.deployment.waitsFor.get(node) ?? [];
  }

  private dependents(): (node: string) => readonly string[] {
    const dependents = new Map<string, string[]>();
    for (const [node, before] of this.mesh.deployment.waitsFor) {
      for (const other of before) dependents.set(other, [...dependents.get(other) ?? [], node]);
    }
    return (node) => dependents.get(node) ?? [];
  }

  /** The resources in an order in which each follows those that it depends on. */
  private walk(follows: (node: string) => readonly string[], choose: Choice): string[] {
    const left = new Map([...this.mesh.deployment.waitsFor.keys()].map((node) => [node, new Set(follows(node))]));
    const order: string[] = [];
    while (left.size > 0) {
      const ready = [...left].filter(([, others]) => others.size === 0).map(([node]) => node);
      if (ready.length === 0) throw new Error(`these wait for each other: ${[...left.keys()].join(', ')}`);
      const next = choose(ready);
      left.delete(next);
      for (const others of left.values()) others.delete(next);
      if (this.mesh.resources.at(next)) order.push(next);
    }
    return order;
  }

  private bodies(): Map<string, string> {
    return new Map(this.sources.flatMap(({ name, body }) => Object.entries((body as { Resources: Record<string, object> }).Resources)
      .map(([id, resource]) => [`${name}#${id}`, JSON.stringify({ ...resource, DependsOn: undefined })] as const)));
  }
}

function first(addresses: readonly string[], follows: (node: string) => Iterable<string>): Choice {
  const wanted = new Set(addresses.flatMap((address) => [address, ...reachable(address, follows)]));
  return (ready) => ready.find((node) => wanted.has(node)) ?? ready[0];
}

/** Plays events, and calls back after each with the existing resources. */
export function play(events: readonly Event[], existing: Iterable<string>, look: (exists: ReadonlySet<string>, event: Event) => void): void {
  const exists = new Set(existing);
  for (const event of events) {
    if (event.what === 'delete') exists.delete(event.address);
    else exists.add(event.address);
    look(exists, event);
  }
}
