import { DeploymentTarget, Maybe, Origin, ResourceFacts, ResourceIndex, UNKNOWN } from '../facts';
import { parameterStorePath } from './parameter-store';
import { Resolver } from './resolver';
import { RawResource, Template } from './template';
import { TemplateSet } from './template-set';
import { asObject, own } from '../facts/values';

/** A resource whose properties are resolved when somebody asks for them. */
export class Resource implements ResourceFacts {
  readonly origin: Origin;
  readonly type: string;
  readonly target: DeploymentTarget;
  private resolved?: Readonly<Record<string, unknown>>;

  constructor(
    readonly template: Template,
    readonly raw: RawResource,
    private readonly resolver: Resolver,
    /** Whether the resource exists: `UNKNOWN` under a condition that cannot be decided. */
    readonly exists: Maybe<boolean>,
  ) {
    this.type = raw.type;
    this.target = template.target;
    const path = asObject(own(raw.body, 'Metadata'))?.['aws:cdk:path'];
    const place = { template: template.name, logicalId: raw.logicalId, address: raw.address };
    this.origin = typeof path === 'string' ? { ...place, constructPath: path } : place;
  }

  get conditional(): boolean {
    return this.exists === UNKNOWN;
  }

  get properties(): Readonly<Record<string, unknown>> {
    return this.resolved ??= asObject(this.resolver.resolve(own(this.raw.body, 'Properties'), this.template)) ?? {};
  }

  parameterStorePath(...names: readonly string[]): string | undefined {
    let value = own(this.raw.body, 'Properties');
    for (const name of names) value = asObject(value) && own(value as object, name);
    return parameterStorePath(value, this.template);
  }

  /** A section beside the properties, such as `Metadata`, resolved. */
  attribute(name: string): unknown {
    return this.resolver.resolve(own(this.raw.body, name), this.template);
  }
}

/** The resources of all templates that are read together, without those that a condition leaves out. */
export class Resources implements ResourceIndex {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();

  constructor(readonly set: TemplateSet, readonly resolver = new Resolver(set)) {
    for (const template of set.templates) {
      const stack = this.stackOf(template);
      if (stack === undefined && template.parent) continue;
      for (const raw of template.resources.values()) {
        const condition = own(raw.body, 'Condition');
        const holds = condition === undefined ? true : resolver.condition(condition, template);
        if (holds === false) continue;
        const resource = new Resource(template, raw, resolver, stack?.conditional ? UNKNOWN : holds);
        this.byAddress.set(resource.origin.address, resource);
        const sameType = this.byType.get(raw.type);
        if (sameType) sameType.push(resource);
        else this.byType.set(raw.type, [resource]);
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

  /** The resource that a nested template is the template of. Parents are read before what is nested in them. */
  private stackOf({ parent }: Template): Resource | undefined {
    return parent && this.byAddress.get(parent.resource.address);
  }
}
