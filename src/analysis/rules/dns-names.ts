import { asText, isKnown, Maybe, MeshFacts, UNKNOWN } from '../facts';
import { namespaceOfCloudMapService } from './cloud-map-service';
import { perMesh } from './per-mesh';

/** The DNS names that the Cloud Map services of the templates keep, beside Service Connect. */
export class DnsNames {
  /** Those of a mesh, read once. */
  static readonly of = perMesh((mesh) => new DnsNames(mesh));

  private readonly names: { readonly label: Maybe<string>; readonly domain: Maybe<string> }[] = [];
  private readonly known = new Map<string, boolean>();

  private constructor({ resources }: MeshFacts) {
    for (const service of resources.ofType('AWS::ServiceDiscovery::Service')) {
      if (service.property('DnsConfig') === undefined) continue;
      const namespace = namespaceOfCloudMapService(service);
      const domain = namespace && resources.at(namespace.address)?.property('Name');
      this.names.push({ label: asText(service.property('Name')) ?? UNKNOWN, domain: asText(domain) ?? UNKNOWN });
    }
  }

  /** Whether a host may be one of these names: a part of a name that only the deployment knows may be anything. */
  mayHave(host: string): boolean {
    let answer = this.known.get(host);
    if (answer === undefined) {
      this.known.set(host, answer = host.includes('.') && this.names.some(({ label, domain }) => (
        (!isKnown(label) || host.startsWith(`${label}.`)) && (!isKnown(domain) || host.endsWith(`.${domain}`))
      )));
    }
    return answer;
  }
}
