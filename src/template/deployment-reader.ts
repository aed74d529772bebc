import { DeploymentFacts, endOf, isKnown, StackFacts, startOf } from '../facts';
import { referencesOf } from './references';
import { Resource, Resources } from './resources';
import { RawResource, Template } from './template';
import { own } from './values';

/** What CloudFormation waits for when it creates the resources of the templates. */
export function readDeployment(resources: Resources): DeploymentFacts {
  const { templates } = resources.set;
  const graph = new Graph(templates);
  for (const resource of resources.all()) readResource(resource, resources, graph);
  return { waitsFor: graph.waitsFor, uncertain: graph.uncertain, stacks: readStacks(templates) };
}

function readResource({ template, raw }: Resource, { resolver }: Resources, graph: Graph): void {
  const { logicalIds, imports } = referencesOf(own(raw.body, 'Properties'), (condition) => resolver.condition(condition, template));
  const named = new Map(logicalIds);
  for (const logicalId of listed(own(raw.body, 'DependsOn'))) named.set(logicalId, true);
  graph.addResource(template, raw, named);
  for (const [expression, certain] of imports) {
    const from = resolver.importedFrom(expression, template)?.root;
    if (from && from !== template.root) graph.addStackDependency(template.root, from.name, certain);
  }
}

/** The graph of {@link DeploymentFacts}, as it grows. */
class Graph {
  readonly waitsFor = new Map<string, string[]>();
  readonly uncertain = new Map<string, Set<string>>();

  constructor(templates: readonly Template[]) {
    const names = new Set(templates.map(({ name }) => name));
    for (const { name, parent, dependsOn = [] } of templates) {
      this.waitsFor.set(startOf(name), parent ? [startOfNested(parent.resource)] : dependsOn.filter((other) => names.has(other)).map(endOf));
      this.waitsFor.set(endOf(name), [startOf(name)]);
    }
  }

  /** Adds a resource with the logical ids that it names, and whether it certainly does. */
  addResource(template: Template, resource: RawResource, named: ReadonlyMap<string, boolean>): void {
    const { address, logicalId } = resource;
    // What the resource of a nested stack waits for comes before the nested template, and that before the resource.
    const nested = template.nested.get(logicalId);
    const begin = nested ? startOfNested(resource) : address;
    const before = [startOf(template.name)];
    this.waitsFor.set(begin, before);
    if (nested) this.waitsFor.set(address, [endOf(nested.name)]);
    this.waitsFor.get(endOf(template.name))!.push(address);
    for (const [name, certain] of named) {
      const other = name === logicalId ? undefined : template.resources.get(name);
      if (!other) continue;
      before.push(other.address);
      if (!certain) this.doubt(begin, other.address);
    }
  }

  /** Adds that a stack reads from another, and whether it certainly does. */
  addStackDependency({ name }: Template, other: string, certain: boolean): void {
    const [start, end] = [startOf(name), endOf(other)];
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
