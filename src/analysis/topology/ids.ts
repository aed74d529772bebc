import { addTo, DeploymentFacts, endOf, MeshFacts, Origin, StackFacts } from '../facts';

/**
 * Names of stacks and resources that hold wherever the templates are: no path of a folder is part of them, unless two templates
 * cannot be told apart otherwise.
 */
export class Ids {
  /** Ids of templates by their names: that of the stack, for a nested template with the logical ids of the stacks that nest it. */
  private readonly templates = new Map<string, string>();
  private reversed?: ReadonlyMap<string, string>;

  /** Id of the stack, if there is one only. */
  readonly onlyStack: string | undefined;

  /** @param only the name of the stack if there is one only, whatever else it is called */
  constructor(deployments: readonly MeshFacts[], only?: string) {
    const stacks = deployments.flatMap(({ deployment }) => rootsOf(deployment));
    for (const [template, id] of distinct(stacks)) this.templates.set(template, stacks.length === 1 && only !== undefined ? only : id);
    this.onlyStack = stacks.length === 1 ? this.template(stacks[0].template) : undefined;
    for (const { deployment: { waitsFor, stacks: templates } } of deployments) this.addNested(waitsFor, [...templates.keys()]);
  }

  /** Id of a template; that of a stack, unless the template is nested. */
  template(name: string): string {
    return this.templates.get(name) ?? name;
  }

  /** Id of a resource. */
  resource({ template, logicalId }: Pick<Origin, 'template' | 'logicalId'>): string {
    return `${this.template(template)}/${logicalId}`;
  }

  /** Id of the resource at an address. */
  at(address: string): string {
    const hash = address.lastIndexOf('#');
    return this.resource({ template: address.slice(0, hash), logicalId: address.slice(hash + 1) });
  }

  /** Name of the template of an id. */
  templateOf(id: string): string | undefined {
    this.reversed ??= new Map([...this.templates].map(([name, each]) => [each, name]));
    return this.reversed.get(id);
  }

  /** Address of the resource of an id. */
  addressOf(id: string): string | undefined {
    const slash = id.lastIndexOf('/');
    const template = this.templateOf(id.slice(0, slash));
    return template === undefined ? undefined : `${template}#${id.slice(slash + 1)}`;
  }

  private addNested(waitsFor: ReadonlyMap<string, readonly string[]>, templates: readonly string[]): void {
    const nested = templates.filter((name) => !this.templates.has(name));
    if (nested.length === 0) return;
    // The resource that nests a template waits for the end of that template, and for nothing else.
    const nests = new Map([...waitsFor].flatMap(([node, before]) => (before.length === 1 ? [[before[0], node] as const] : [])));
    // A parent is listed before what is nested in it.
    for (const name of nested) this.templates.set(name, this.at(nests.get(endOf(name))!));
  }
}

/** The stacks that are not nested. */
export function rootsOf({ stacks }: DeploymentFacts): StackFacts[] {
  return [...stacks].filter(([name, { template }]) => name === template).map(([, stack]) => stack);
}

/** The stacks by template, each under a name that no other has: its own, else with its file, else with its path. */
function distinct(stacks: readonly StackFacts[]): ReadonlyMap<string, string> {
  const names = [nameOf, (stack: StackFacts) => `${nameOf(stack)} (${fileOf(stack.template)})`, ({ template }: StackFacts) => template];
  const ids = new Map<string, string>();
  let left = stacks;
  for (const name of names) {
    const named = new Map<string, StackFacts[]>();
    for (const stack of left) addTo(named, name(stack), stack);
    for (const [id, those] of named) if (those.length === 1) ids.set(those[0].template, id);
    left = left.filter(({ template }) => !ids.has(template));
  }
  return ids;
}

/** The name of a stack is its template where nothing tells it. */
function nameOf({ name, template }: StackFacts): string {
  return name === template ? fileOf(template).replace(/(\.template)?\.\w+$/, '') : name;
}

/** The last part of a path, of whatever machine. */
export function fileOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
