import { DeploymentFacts, endOf, isKnown, StackFacts, startOf } from '../facts';
import { visitReferences } from './references';
import { Resolver } from './resolver';
import { Resource, Resources } from './resources';
import { RawResource, Template } from './template';
import { own } from '../facts/values';

/** What CloudFormation waits for when it creates the resources of the templates. */
export function readDeployment(resources: Resources): DeploymentFacts {
  const { templates } = resources.set;
  const graph = new Graph(templates);
  for (const resource of resources.all()) readResource(resource, resources.resolver, graph);
  return { waitsFor: graph.waitsFor, uncertain: graph.uncertain, stacks: readStacks(templates) };
}

function readResource({ template, raw }: Resource, resolver: Resolver, graph: Graph): void {
  const named = new Map<string, boolean>();
  visitReferences(own(raw.body, 'Properties'), {
    decide: (condition) => resolver.condition(condition, template),
    named: (logicalId, certain) => named.set(logicalId, certain || named.get(logicalId) === true),
    imported: (expression, certain) => {
      const from = resolver.importedFrom(expression, template)?.root;
      if (from && from !== template.root) graph.addStackDependency(template.root, from, certain);
    },
  });
  for (const logicalId of listed(own(raw.body, 'DependsOn'))) named.set(logicalId, true);
  graph.addResource(template, raw, named);
}

/** The graph of {@link DeploymentFacts}, as it grows. */
class Graph {
  readonly waitsFor = new Map<string, string[]>();
  readonly uncertain = new Map<string, Set<string>>();
  /** The two nodes of each template, by its name: one string each, of which a map finds the hash again. */
  private readonly borders = new Map<string, { readonly start: string; readonly end: string; readonly all: string[] }>();

  constructor(templates: readonly Template[]) {
    for (const { name } of templates) {
      const [start, end] = [startOf(name), endOf(name)];
      const all = [start];
      this.borders.set(name, { start, end, all });
      this.waitsFor.set(end, all);
    }
    for (const { name, parent, dependsOn = [] } of templates) {
      const stacks = dependsOn.flatMap((other) => this.borders.get(other)?.end ?? []);
      this.waitsFor.set(startOf(name), parent ? [startOfNested(parent.resource)] : stacks);
    }
  }

  /** Adds a resource with the logical ids that it names, and whether it certainly does. */
  addResource(template: Template, resource: RawResource, named: ReadonlyMap<string, boolean>): void {
    const { address, logicalId } = resource;
    const { start, all } = this.borders.get(template.name)!;
    const before = [start];
    all.push(address);
    // What the resource of a nested stack waits for comes before the nested template, and that before the resource.
    const nested = template.nested.get(logicalId);
    const begin = nested ? startOfNested(resource) : address;
    if (nested) this.waitsFor.set(address, [this.borders.get(nested.name)!.end]);
    this.waitsFor.set(begin, before);
    for (const [name, certain] of named) {
      const other = name === logicalId ? undefined : template.resources.get(name);
      if (!other) continue;
      before.push(other.address);
      if (!certain) this.doubt(begin, other.address);
    }
  }

  /** Adds that a stack reads from another, and whether it certainly does. */
  addStackDependency(stack: Template, other: Template, certain: boolean): void {
    const { start } = this.borders.get(stack.name)!;
    const { end } = this.borders.get(other.name)!;
    const before = this.waitsFor.get(start)!;
    if (!before.includes(end)) {
      before.push(end);
      if (!certain) this.doubt(start, end);
    } else if (certain) {
      this.uncertain.get(start)?.delete(end);
    }
  }

  private doubt(node: string, before: string): void {
    const doubtful = this.uncertain.get(node);
    if (doubtful) doubtful.add(before);
    else this.uncertain.set(node, new Set([before]));
  }
}

function readStacks(templates: readonly Template[]): ReadonlyMap<string, StackFacts> {
  const stacks = new Map<string, StackFacts>();
  for (const { name, root, stackName, assembly, dependsOn } of templates) {
    // A root stands before what is nested in it.
    stacks.set(name, stacks.get(root.name) ?? {
      name: isKnown(stackName) ? stackName : name,
      template: name,
      assembly,
      orderKnown: dependsOn !== undefined,
    });
  }
  return stacks;
}

function startOfNested({ address }: RawResource): string {
  return `${address}<start>`;
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}
