import { DeploymentTarget, Maybe, UNKNOWN, asObject, own } from '../facts';
import { Entry, isLoop, Loops, OpenLoop } from './loops';
import { TemplateSource } from './source';

/** A resource as the template writes it. */
export interface RawResource {
  readonly logicalId: string;
  /** Identity of the resource among all that is read. */
  readonly address: string;
  readonly type: string;
  /** Name of the condition under which the resource exists. */
  readonly condition: unknown;
  readonly body: Record<string, unknown>;
  /** Path below `Resources` in the text of the template, if that is not the logical id. */
  readonly written?: readonly string[];
}

/** Types of resources whose template is deployed with the one that they stand in. */
const NESTING_TYPES: readonly string[] = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/** What the templates that are read together share while they are put together. */
export interface Assembling {
  /** Names that templates have. */
  readonly names: Set<string>;
  /** Follows functions without a look at resources: those are not there yet. */
  resolve(value: unknown, template: Template): unknown;
}

/** One template among those that are read together, with its place: its parent, its siblings, where it goes. */
export class Template {
  readonly name: string;
  readonly assembly: string;
  /** The template that this one is nested in, and the resource that nests it. */
  readonly parent?: { readonly template: Template; readonly resource: RawResource };
  readonly nested: ReadonlyMap<string, Template>;
  /** Empty until the loops in the section are written out. */
  readonly resources: ReadonlyMap<string, RawResource> = new Map();
  readonly target: DeploymentTarget;
  readonly stackName: Maybe<string>;
  /** Names of the templates that are deployed before this one, where that is known. */
  readonly dependsOn: readonly string[] | undefined;
  /** Values of parameters that are known from elsewhere. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Loops of resources that are not read. */
  readonly openLoops: readonly OpenLoop[];
  /** Why the template of a nested stack is not read, by the logical id of the stack. */
  readonly notAtHand = new Map<string, string>();
  private readonly sections = new Map<string, Record<string, unknown>>();

  constructor(private readonly source: TemplateSource, private readonly assembling: Assembling, parent?: Template['parent']) {
    const { names } = assembling;
    this.name = parent && names.has(source.name) ? `${source.name} (${parent.resource.address})` : source.name;
    names.add(this.name);
    this.assembly = source.assembly;
    this.parent = parent;
    this.dependsOn = source.dependsOn;
    this.stackName = source.stackName ?? UNKNOWN;
    this.parameters = source.parameters ?? {};
    this.target = parent?.template.target ?? targetOf(source);
    const loops = new Loops((value) => assembling.resolve(value, this));
    this.resources = this.readResources(loops);
    this.openLoops = loops.open;
    this.nested = this.readNested();
  }

  /** A top-level section, loops in it written out; empty where the template has none. */
  section(name: 'Parameters' | 'Conditions' | 'Mappings' | 'Outputs'): Record<string, unknown> {
    let section = this.sections.get(name);
    if (!section) this.sections.set(name, section = this.readSection(name));
    return section;
  }

  /** The names of the macros that rewrite the template. */
  get transforms(): readonly unknown[] {
    const { Transform } = asObject(this.source.body) ?? {};
    return Transform === undefined || Transform === null ? [] : Array.isArray(Transform) ? Transform : [Transform];
  }

  /** Whether a macro adds resources. */
  get hasTransform(): boolean {
    return own(this.written('Resources'), 'Fn::Transform') !== undefined;
  }

  /** The construct path of a resource of which the template does not tell it. */
  constructPathOf(logicalId: string): string | undefined {
    return this.source.constructPathOf?.(logicalId);
  }

  /** The template of the stack that this one is deployed with: itself, where it is not nested. */
  get root(): Template {
    return this.parent?.template.root ?? this;
  }

  /** This template and the nested ones below it. */
  * family(): Iterable<Template> {
    yield this;
    for (const child of this.nested.values()) yield* child.family();
  }

  private written(name: string): Record<string, unknown> {
    return asObject(own(asObject(this.source.body) ?? {}, name)) ?? {};
  }

  private readSection(name: string): Record<string, unknown> {
    const section = this.written(name);
    if (!Object.keys(section).some(isLoop)) return section;
    const loops = new Loops((value) => this.assembling.resolve(value, this));
    return Object.fromEntries([...loops.entries(section)].map(({ key, value }) => [key, value]));
  }

  private readResources(loops: Loops): ReadonlyMap<string, RawResource> {
    const resources = new Map<string, RawResource>();
    const section = this.written('Resources');
    for (const key of Object.keys(section)) {
      if (!isLoop(key)) this.addResource(resources, { key, value: section[key] });
      else for (const entry of loops.entries({ [key]: section[key] })) this.addResource(resources, entry);
    }
    return resources;
  }

  private addResource(resources: Map<string, RawResource>, { key: logicalId, value, written }: Entry): void {
    const body = asObject(value);
    if (!body || resources.has(logicalId)) return;
    const { Type: type, Condition: condition } = body;
    if (typeof type === 'string') resources.set(logicalId, { logicalId, address: `${this.name}#${logicalId}`, type, condition, body, written });
  }

  private readNested(): ReadonlyMap<string, Template> {
    const nested = new Map<string, Template>();
    for (const resource of this.resources.values()) {
      if (!NESTING_TYPES.includes(resource.type)) continue;
      const source = this.source.nested?.(resource) ?? { reason: 'its template is not at hand' };
      if ('reason' in source) this.notAtHand.set(resource.logicalId, source.reason);
      else nested.set(resource.logicalId, new Template(source, this.assembling, { template: this, resource }));
    }
    return nested;
  }
}

/** Equal names mean the same thing inside one assembly, account and Region; where one is not known, inside one template. */
function targetOf(source: TemplateSource): DeploymentTarget {
  const { account, region, assembly, name } = source;
  const shared = source.sameTarget ? assembly : account && region && `${assembly}|${account}|${region}`;
  return { account: account ?? UNKNOWN, region: region ?? UNKNOWN, scope: shared || name };
}
