import { DeploymentFacts, isKnown, Maybe, StackFacts } from '../facts';
import { DeploymentGraph, TemplateNodes } from './deployment-graph';
import { ReferenceVisitor, visitReferences } from './references';
import { Resolver } from './resolver';
import { Resource, Resources } from './resources';
import { RawResource, Template } from './template';

/** Reads what CloudFormation waits for when it creates the resources of the templates. */
export class DeploymentReader {
  /** Resources of ECS that a macro writes in part. */
  readonly transformed: Resource[] = [];
  private readonly graph: DeploymentGraph;
  /** For the template of the last resource: resources come template by template. */
  private reader?: ReferenceReader;

  constructor(private readonly resources: Resources) {
    this.graph = new DeploymentGraph(resources.templates);
  }

  read(resource: Resource): void {
    const { template, raw } = resource;
    if (this.reader?.template !== template) this.reader = new ReferenceReader(template, this.resources.resolver, this.graph);
    if (this.reader.read(raw) && raw.type.startsWith('AWS::ECS::')) this.transformed.push(resource);
  }

  /** What has been read. */
  get facts(): DeploymentFacts {
    const { waitsFor, uncertain } = this.graph;
    return { waitsFor, uncertain, stacks: readStacks(this.resources.templates) };
  }
}

/** Reads what the resources of a template name, one resource after the other. */
class ReferenceReader implements ReferenceVisitor {
  private readonly nodes: TemplateNodes;
  private resource?: RawResource;
  /** The node of the resource. */
  private node = '';
  /** What the resource waits for. */
  private before = new Set<string>();
  private hasMacro = false;

  constructor(readonly template: Template, private readonly resolver: Resolver, private readonly graph: DeploymentGraph) {
    this.nodes = graph.nodesOf(template);
  }

  /** Reads a resource; whether a macro writes a part of it. */
  read(resource: RawResource): boolean {
    this.resource = resource;
    this.hasMacro = false;
    this.node = this.graph.addResource(this.template, this.nodes, resource);
    this.before = new Set([this.nodes.start]);
    visitReferences(resource.body.Properties, this);
    const { DependsOn: dependsOn } = resource.body;
    for (const logicalId of Array.isArray(dependsOn) ? dependsOn : [dependsOn]) if (typeof logicalId === 'string') this.named(logicalId, true);
    this.graph.waitsFor.set(this.node, [...this.before]);
    return this.hasMacro;
  }

  transformed(): void {
    this.hasMacro = true;
  }

  decide(condition: unknown): Maybe<boolean> {
    return this.resolver.condition(condition, this.template);
  }

  named(logicalId: string, certain: boolean): void {
    const other = this.template.resources.get(logicalId);
    if (!other || other === this.resource) return;
    const { size } = this.before;
    if (this.before.add(other.address).size > size) {
      if (!certain) this.graph.doubt(this.node, other.address);
    } else if (certain) {
      this.graph.trust(this.node, other.address);
    }
  }

  imported(expression: object, certain: boolean): void {
    const from = this.resolver.importedFrom(expression, this.template)?.root;
    if (from && from !== this.template.root) this.graph.addStackDependency(this.template.root, from, certain);
  }
}

function readStacks(templates: readonly Template[]): ReadonlyMap<string, StackFacts> {
  const stacks = new Map<string, StackFacts>();
  for (const { name, root, stackName, assembly, dependsOn } of templates) {
    // A root template comes before the templates that it nests.
    stacks.set(name, stacks.get(root.name) ?? {
      name: isKnown(stackName) ? stackName : name,
      template: name,
      assembly,
      orderKnown: dependsOn !== undefined,
    });
  }
  return stacks;
}
