import { endOf, MeshFacts, startOf } from '../facts';
import { findCycles, findWaves, Waves } from '../graph';
import { Ids } from './ids';
import { TopologyWaits } from './topology';
import { compareText } from './values';
import { certainlyBefore } from '../rules/deployment/deployment-order';

/** The order in which CloudFormation creates the services of templates that are deployed together, and why. */
export class DeploymentOrder {
  readonly waves: Waves['waves'];
  readonly longestChain: readonly string[];
  private readonly services: ReadonlySet<string>;
  private readonly wavesBefore: Waves['wavesBefore'];
  /** Templates by the node of their end, and by that of their start. */
  private readonly ends: ReadonlyMap<string, string>;
  private readonly starts: ReadonlyMap<string, string>;
  /** What waits with the start of a template, by its node: the same for each of its services. */
  private readonly known = new Map<string, TopologyWaits>();

  constructor(private readonly mesh: MeshFacts, private readonly ids: Ids) {
    this.services = new Set(mesh.services.map(({ origin }) => origin.address));
    const templates = [...mesh.deployment.stacks.keys()];
    this.ends = new Map(templates.map((name) => [endOf(name), name]));
    this.starts = new Map(templates.map((name) => [startOf(name), name]));
    const { waves, wavesBefore, longestChain } = findWaves(this.services, (node) => this.before(node), this.ends.keys());
    this.waves = waves;
    this.wavesBefore = wavesBefore;
    this.longestChain = longestChain;
  }

  /** Wave of a service, from 1; `null` on a cycle or behind one. */
  wave(address: string): number | null {
    const before = this.wavesBefore.get(address);
    return before === undefined ? null : before + 1;
  }

  /** Wave after which a stack is finished, 0 if no service comes before that; `null` on a cycle or behind one. */
  lastWave(template: string): number | null {
    return this.wavesBefore.get(endOf(template)) ?? null;
  }

  /** One cycle for each strongly connected component, as ids. */
  cycles(): string[][] {
    const { deployment } = this.mesh;
    const cycles = findCycles(deployment.waitsFor.keys(), (node) => certainlyBefore(deployment, node));
    return cycles.map((cycle) => cycle.map((node) => this.nodeId(node))).sort((a, b) => compareText(a.join('\n'), b.join('\n')));
  }

  /** What a service waits for at once, or through resources that are no service. */
  waitsOf(node: string): TopologyWaits {
    const services = new Set<string>();
    const stacks = new Set<string>();
    const seen = new Set<string>();
    const pending = [node];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
      for (const next of this.before(current)) {
        if (seen.has(next)) continue;
        seen.add(next);
        if (this.services.has(next)) services.add(this.ids.at(next));
        else if (this.ends.has(next)) this.addStack(next, stacks);
        else if (this.starts.has(next)) this.addStart(next, services, stacks);
        else pending.push(next);
      }
    }
    return { services: [...services].sort(compareText), stacks: [...stacks].sort(compareText) };
  }

  private addStack(end: string, stacks: Set<string>): void {
    // A stack without a service, and without one before it, explains nothing.
    if (this.wavesBefore.get(end) !== 0) stacks.add(this.ids.template(this.ends.get(end)!));
  }

  private addStart(start: string, services: Set<string>, stacks: Set<string>): void {
    let waits = this.known.get(start);
    if (!waits) this.known.set(start, waits = this.waitsOf(start));
    for (const service of waits.services) services.add(service);
    for (const stack of waits.stacks) stacks.add(stack);
  }

  private before(node: string): readonly string[] {
    return this.mesh.deployment.waitsFor.get(node) ?? [];
  }

  /** The start and the end of a template are the template, for people. */
  private nodeId(node: string): string {
    const template = this.ends.get(node) ?? this.starts.get(node);
    return template === undefined ? this.ids.at(node.replace(/<start>$/, '')) : this.ids.template(template);
  }
}
