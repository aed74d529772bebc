import { asObject, Pointer, ResourceFacts } from '../facts';

/** What a Cloud Map service names as its namespace; the older form of the property stands in the DNS configuration. */
export function namespaceOfCloudMapService(service: ResourceFacts): Pointer | undefined {
  const named = service.property('NamespaceId') ?? asObject(service.property('DnsConfig'))?.NamespaceId;
  return named instanceof Pointer ? named : undefined;
}
