import { asObject, DeploymentTarget, Maybe, own, UNKNOWN } from '../facts';
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
}

/** One template among those that are read together, with its place: its parent, its siblings, where it goes. */
export class Template {
  readonly name: string;
  readonly assembly: string;
  /** The template that this one is nested in, and the resource that nests it. */
  readonly parent?: { readonly template: Template; readonly resource: RawResource };
  readonly nested: ReadonlyMap<string, Template>;
  readonly resources: ReadonlyMap<string, RawResource>;
  readonly target: DeploymentTarget;
  readonly stackName: Maybe<string>;
  /** Names of the templates that are deployed before this one, where that is known. */
  readonly dependsOn: readonly string[] | undefined;
  private readonly body: Record<string, unknown>;

  constructor(source: TemplateSource, parent?: Template['parent'], taken = new Set<string>()) {
    this.name = parent && taken.has(source.name) ? `${source.name} (${parent.resource.address})` : source.name;
    taken.add(this.name);
    this.assembly = source.assembly;
    this.parent = parent;
    this.dependsOn = source.dependsOn;
    this.stackName = source.stackName ?? UNKNOWN;
    this.body = asObject(source.body) ?? {};
    this.target = parent?.template.target ?? targetOf(source);
    this.resources = this.readResources();
    this.nested = new Map(Object.entries(source.nested ?? {}).flatMap(([logicalId, child]) => {
      const resource = this.resources.get(logicalId);
      return resource ? [[logicalId, new Template(child, { template: this, resource }, taken)]] : [];
    }));
  }

  /** A top-level section; empty where the template has none. */
  section(name: 'Resources' | 'Parameters' | 'Conditions' | 'Mappings' | 'Outputs'): Record<string, unknown> {
    return asObject(own(this.body, name)) ?? {};
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

  private readResources(): ReadonlyMap<string, RawResource> {
    const resources = new Map<string, RawResource>();
    const section = this.section('Resources');
    for (const logicalId of Object.keys(section)) {
      const body = asObject(section[logicalId]);
      if (!body) continue;
      const { Type: type, Condition: condition } = body;
      if (typeof type === 'string') resources.set(logicalId, { logicalId, address: `${this.name}#${logicalId}`, type, condition, body });
    }
    return resources;
  }
}

/** Equal names mean the same thing inside one assembly, account and Region; where one is not known, inside one template. */
function targetOf(source: TemplateSource): DeploymentTarget {
  const { account, region, assembly, name } = source;
  const shared = source.sameTarget ? assembly : account && region && `${assembly}|${account}|${region}`;
  return { account: account ?? UNKNOWN, region: region ?? UNKNOWN, scope: shared || name };
}
