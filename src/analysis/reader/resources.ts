import { addTo, asObject, DeploymentTarget, Maybe, Origin, own, ResourceFacts, ResourceIndex, UNKNOWN } from '../facts';
import { isLoop } from './loops';
import { parameterStorePath } from './parameter-store';
import { intrinsicIn, Resolver } from './resolver';
import { RawResource, Template } from './template';
import { TemplateSet } from './template-set';

/** The place of a resource. Its construct path can be in a file of its own, which is read when somebody asks for the path. */
class ResourceOrigin implements Origin {
  readonly template: string;
  readonly logicalId: string;
  readonly address: string;
  readonly written?: readonly string[];

  constructor(private readonly owner: Template, private readonly raw: RawResource) {
    this.template = owner.name;
    this.logicalId = raw.logicalId;
    this.address = raw.address;
    this.written = raw.written;
  }

  get constructPath(): string | undefined {
    const path = asObject(this.raw.body.Metadata)?.['aws:cdk:path'] ?? this.owner.constructPathOf(this.logicalId);
    return typeof path === 'string' ? path : undefined;
  }
}

/** A resource whose properties are resolved when somebody asks for them. */
export class Resource implements ResourceFacts {
  private resolved?: Readonly<Record<string, unknown>>;
  private plain?: boolean;
  private place?: Origin;

  constructor(
    readonly template: Template,
    readonly raw: RawResource,
    private readonly resolver: Resolver,
    /** Whether the resource exists: `UNKNOWN` under a condition that cannot be decided. */
    readonly exists: Maybe<boolean>,
  ) {}

  /** Always the same object. */
  get origin(): Origin {
    return this.place ??= new ResourceOrigin(this.template, this.raw);
  }

  get type(): string {
    return this.raw.type;
  }

  get target(): DeploymentTarget {
    return this.template.target;
  }

  get conditional(): boolean {
    return this.exists === UNKNOWN;
  }

  get properties(): Readonly<Record<string, unknown>> {
    return this.resolved ??= this.readProperties();
  }

  /** The properties, for a reader that takes all it needs at once: they are not kept. */
  readProperties(): Readonly<Record<string, unknown>> {
    return asObject(this.resolver.resolve(this.written, this.template)) ?? {};
  }

  /** The same, with texts as `PartialText` if a part of them is known. */
  readPropertiesWithParts(): Readonly<Record<string, unknown>> {
    return asObject(this.resolver.resolveWithParts(this.written, this.template)) ?? {};
  }

  /** The values that a property can have at deployment. */
  branchesOf(name: string): readonly unknown[] {
    return this.resolver.branches(own(asObject(this.written) ?? {}, name), this.template);
  }

  /** A property, with texts as `PartialText` if a part of them is known. */
  propertyWithParts(name: string): unknown {
    return this.resolver.resolveWithParts(own(asObject(this.written) ?? {}, name), this.template);
  }

  property(name: string): unknown {
    if (this.resolved) return this.resolved[name];
    const written = asObject(this.written) ?? {};
    const value = own(written, name);
    if (value !== undefined) return this.resolver.resolve(value, this.template);
    return (this.plain ??= isPlain(written)) ? undefined : this.properties[name];
  }

  parameterStorePath(...names: readonly string[]): string | undefined {
    let value = this.written;
    for (const name of names) value = asObject(value) && own(value as object, name);
    return parameterStorePath(value, this.template);
  }

  /** The properties as the template writes them. */
  get written(): unknown {
    return this.raw.body.Properties;
  }

  /** A section beside the properties, such as `Metadata`, resolved. */
  attribute(name: string): unknown {
    return this.resolver.resolve(own(this.raw.body, name), this.template);
  }
}

/** Whether all properties stand under their names; otherwise they have to be followed as a whole. */
function isPlain(written: object): boolean {
  return intrinsicIn(written) === undefined && !Object.keys(written).some(isLoop);
}

/** The resources of all templates that are read together, without those that a condition leaves out. */
export class Resources implements ResourceIndex {
  /** The templates that are deployed: without those of nested stacks that a condition leaves out. */
  readonly templates: Template[] = [];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();

  constructor(readonly set: TemplateSet, readonly resolver: Resolver) {
    for (const template of set.templates) {
      const stack = this.stackOf(template);
      if (stack === undefined && template.parent) continue;
      this.templates.push(template);
      for (const raw of template.resources.values()) {
        const holds = raw.condition === undefined ? true : resolver.condition(raw.condition, template);
        if (holds === false) continue;
        const resource = new Resource(template, raw, resolver, stack?.conditional ? UNKNOWN : holds);
        this.byAddress.set(raw.address, resource);
        addTo(this.byType, raw.type, resource);
      }
    }
  }

  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  at(address: string): Resource | undefined {
    return this.byAddress.get(address);
  }

  all(): Iterable<Resource> {
    return this.byAddress.values();
  }

  /** How many there are. */
  get size(): number {
    return this.byAddress.size;
  }

  /** The resource that a nested template is the template of. Parents are read before what is nested in them. */
  private stackOf({ parent }: Template): Resource | undefined {
    return parent && this.byAddress.get(parent.resource.address);
  }
}
