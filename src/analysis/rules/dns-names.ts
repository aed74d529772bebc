import { isKnown, MeshFacts } from '../facts';
import { dnsNameOf } from './cloud-map-service';
import { perMesh } from './per-mesh';

/** The DNS names that the Cloud Map services of the templates keep, beside Service Connect. */
export class DnsNames {
  /** Those of a mesh, read once. */
  static readonly of = perMesh((mesh) => new DnsNames(mesh));

  private readonly names = new Set<string>();
  /** Labels in an unknown domain. */
  private readonly labels = new Set<string>();
  /** Domains of an unknown label. */
  private readonly domains = new Set<string>();
  /** Whether there is a name of which nothing is known. */
  private hasUnknown = false;

  private constructor({ resources }: MeshFacts) {
    for (const service of resources.ofType('AWS::ServiceDiscovery::Service')) {
      const name = dnsNameOf(service, resources);
      if (!name) continue;
      const { label, domain } = name;
      if (isKnown(label) && isKnown(domain)) this.names.add(`${label}.${domain}`);
      else if (isKnown(label)) this.labels.add(label);
      else if (isKnown(domain)) this.domains.add(domain);
      else this.hasUnknown = true;
    }
  }

  /** Whether a host may be one of these names: a part of a name that only the deployment knows may be anything. */
  mayHave(host: string): boolean {
    if (this.names.has(host)) return true;
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (this.hasUnknown || this.labels.has(host.slice(0, dot)) || this.domains.has(host.slice(dot + 1))) return true;
    }
    return false;
  }
}
