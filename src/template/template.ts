import { DeploymentTarget, Maybe, UNKNOWN } from '../facts';
import { TemplateSource } from './source';
import { asObject, own } from './values';

/** A resource as the template writes it. */
export interface RawResource {
  readonly logicalId: string;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

/** One template among those that are read together, with its place: its parent, its siblings, where it goes. */
export class Template {
  readonly name: string;
  readonly assembly: string;
  readonly parent?: { readonly template: Template; readonly logicalId: string };
  readonly nested: ReadonlyMap<string, Template>;
  readonly resources: ReadonlyMap<string, RawResource>;
  readonly target: DeploymentTarget;
  readonly stackName: Maybe<string>;
  readonly dependsOn: readonly string[];

  constructor(source: TemplateSource, parent?: { template: Template; logicalId: string }) {
    this.name = source.name;
    this.assembly = source.assembly;
    this.parent = parent;
    this.dependsOn = source.dependsOn ?? [];
    this.stackName = source.stackName ?? UNKNOWN;
    this.body = asObject(source.body) ?? {};
    this.target = parent?.template.target ?? targetOf(source);
    this.resources = readResources(this.section('Resources'));
    this.nested = new Map(Object.entries(source.nested ?? {})
      .map(([logicalId, child]) => [logicalId, new Template(child, { template: this, logicalId })]));
  }

  private readonly body: Record<string, unknown>;

  /** A top-level section; empty where the template has none. */
  section(name: 'Resources' | 'Parameters' | 'Conditions' | 'Mappings' | 'Outputs'): Record<string, unknown> {
    return asObject(own(this.body, name)) ?? {};
  }

  /** Identity of a resource of this template among all that is read. */
  addressOf(logicalId: string): string {
    return `${this.name}#${logicalId}`;
  }

  /** This template and the nested ones below it. */
  * family(): Iterable<Template> {
    yield this;
    for (const child of this.nested.values()) yield* child.family();
  }
}

function readResources(section: Record<string, unknown>): ReadonlyMap<string, RawResource> {
  const resources = new Map<string, RawResource>();
  for (const [logicalId, value] of Object.entries(section)) {
    const body = asObject(value);
    const type = body && own(body, 'Type');
    if (body && typeof type === 'string') resources.set(logicalId, { logicalId, type, body });
  }
  return resources;
}

/** Equal names mean the same thing inside one assembly, account and Region; where one is not known, inside one template. */
function targetOf(source: TemplateSource): DeploymentTarget {
  const { account, region, assembly, name } = source;
  const shared = source.sameTarget ? assembly : account && region && `${assembly}|${account}|${region}`;
  return { account: account ?? UNKNOWN, region: region ?? UNKNOWN, scope: shared || name };
}
