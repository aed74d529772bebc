import { asText, DeploymentTarget, isKnown, Maybe, NamespaceFacts, NamespaceReference, Origin, Pointer, UNKNOWN } from '../facts';
import { Resources } from './resources';

const KINDS: Readonly<Record<string, NamespaceFacts['kind']>> = {
  'AWS::ServiceDiscovery::HttpNamespace': 'HTTP',
  'AWS::ServiceDiscovery::PrivateDnsNamespace': 'PRIVATE_DNS',
  'AWS::ServiceDiscovery::PublicDnsNamespace': 'PUBLIC_DNS',
};

/** The place of a reference to a namespace. */
interface ReferencePlace {
  readonly origin: Origin;
  readonly property: string;
  readonly target: DeploymentTarget;
}

/** The Cloud Map namespaces of the templates, and what references to namespaces mean. */
export class Namespaces {
  readonly all: readonly NamespaceFacts[];
  private readonly byAddress = new Map<string, NamespaceFacts>();
  private readonly byName = new Map<string, NamespaceFacts>();

  constructor(resources: Resources) {
    const all: NamespaceFacts[] = [];
    for (const [type, kind] of Object.entries(KINDS)) {
      for (const { origin, properties, target } of resources.ofType(type)) {
        const namespace: NamespaceFacts = { origin, kind, name: asText(properties.Name) ?? UNKNOWN };
        all.push(namespace);
        this.byAddress.set(origin.address, namespace);
        if (isKnown(namespace.name)) this.byName.set(nameKey(target, namespace.name), namespace);
      }
    }
    this.all = all;
  }

  /** What the value of a `Namespace` property means; `name` helps where the value cannot be followed. */
  reference(value: unknown, place: ReferencePlace, name?: string): NamespaceReference | undefined {
    const { origin, property, target } = place;
    if (value instanceof Pointer) return this.toResource(value, place, name);
    const text = asText(value);
    if (text === undefined) return undefined;
    if (!isKnown(text)) {
      const resource = this.resourceNamed(target, name);
      return { identity: this.named(target, name), by: UNKNOWN, text, name: name ?? UNKNOWN, origin, property, resource };
    }
    if (text.startsWith('arn:')) return { identity: text, by: 'ARN', text, name: name ?? UNKNOWN, origin, property };
    if (/^ns-[a-z0-9]{16,}$/.test(text)) return { identity: UNKNOWN, by: 'ID', text, name: UNKNOWN, origin, property };
    return { identity: this.named(target, text), by: 'NAME', text, name: text, origin, property, resource: this.resourceNamed(target, text) };
  }

  private toResource(pointer: Pointer, { origin, property }: ReferencePlace, name?: string): NamespaceReference {
    const resource = this.byAddress.get(pointer.address);
    return {
      identity: resource ? pointer.address : UNKNOWN,
      by: resource ? formOf(pointer) : UNKNOWN,
      text: UNKNOWN,
      name: resource?.name ?? name ?? UNKNOWN,
      resource,
      origin,
      property,
    };
  }

  private resourceNamed(target: DeploymentTarget, name: string | undefined): NamespaceFacts | undefined {
    return name === undefined ? undefined : this.byName.get(nameKey(target, name));
  }

  private named(target: DeploymentTarget, name: string | undefined): Maybe<string> {
    if (name === undefined) return UNKNOWN;
    return this.resourceNamed(target, name)?.origin.address ?? nameKey(target, name);
  }
}

function formOf(pointer: Pointer): NamespaceReference['by'] {
  switch (pointer.attribute) {
    case undefined:
    case 'Id': return 'ID';
    case 'Arn': return 'ARN';
    default: return UNKNOWN;
  }
}

function nameKey(target: DeploymentTarget, name: string): string {
  return `${target.scope}|${name}`;
}
