import { addToSet, DeploymentFacts, endOf, startOf } from '../facts';
import { RawResource, Template } from './template';

/** The part of a template in the graph. */
export interface TemplateNodes {
  /** The node before all resources. One string, of which a map finds the hash again. */
  readonly start: string;
  /** The node after all resources. */
  readonly end: string;
  /** What the end waits for: the start and every resource. */
  readonly all: string[];
}

/** The graph of {@link DeploymentFacts}, as it grows. */
export class DeploymentGraph implements Pick<DeploymentFacts, 'waitsFor' | 'uncertain'> {
  readonly waitsFor = new Map<string, string[]>();
  readonly uncertain = new Map<string, Set<string>>();
  private readonly nodes = new Map<Template, TemplateNodes>();

  constructor(templates: readonly Template[]) {
    const ends = new Map<string, string>();
    for (const template of templates) {
      const [start, end] = [startOf(template.name), endOf(template.name)];
      const all = [start];
      this.nodes.set(template, { start, end, all });
      this.waitsFor.set(end, all);
      ends.set(template.name, end);
    }
    for (const { name, parent, dependsOn = [] } of templates) {
      const stacks = dependsOn.flatMap((other) => ends.get(other) ?? []);
      this.waitsFor.set(startOf(name), parent ? [startOfNested(parent.resource)] : stacks);
    }
  }

  /** The part of a template. */
  nodesOf(template: Template): TemplateNodes {
    return this.nodes.get(template)!;
  }

  /**
   * Adds a resource; returns the node of the moment at which CloudFormation begins with it. What the resource of a nested stack
   * waits for comes before the nested template, and that before the resource.
   */
  addResource(template: Template, { all }: TemplateNodes, resource: RawResource): string {
    all.push(resource.address);
    const nested = template.nested.get(resource.logicalId);
    if (!nested) return resource.address;
    this.waitsFor.set(resource.address, [this.nodesOf(nested).end]);
    return startOfNested(resource);
  }

  /** Adds that a stack reads from another, and whether it certainly does. */
  addStackDependency(stack: Template, other: Template, certain: boolean): void {
    const { start } = this.nodesOf(stack);
    const { end } = this.nodesOf(other);
    const before = this.waitsFor.get(start)!;
    if (!before.includes(end)) {
      before.push(end);
      if (!certain) this.doubt(start, end);
    } else if (certain) {
      this.trust(start, end);
    }
  }

  /** Adds that a node may not wait for another. */
  doubt(node: string, before: string): void {
    addToSet(this.uncertain, node, before);
  }

  /** Takes such a doubt back. */
  trust(node: string, before: string): void {
    this.uncertain.get(node)?.delete(before);
  }
}

function startOfNested({ address }: RawResource): string {
  return `${address}<start>`;
}
