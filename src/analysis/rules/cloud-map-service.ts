import { asObject, asText, Maybe, Pointer, ResourceFacts, ResourceIndex, UNKNOWN } from '../facts';

/** A DNS name that a Cloud Map service keeps, in its two parts. */
interface CloudMapDnsName {
  readonly label: Maybe<string>;
  readonly domain: Maybe<string>;
}

/** What a Cloud Map service names as its namespace; the older form of the property is in the DNS configuration. */
export function namespaceOfCloudMapService(service: ResourceFacts): Pointer | undefined {
  const named = service.property('NamespaceId') ?? asObject(service.property('DnsConfig'))?.NamespaceId;
  return named instanceof Pointer ? named : undefined;
}

/** The DNS name of a Cloud Map service; `undefined` for one without DNS. */
export function dnsNameOf(service: ResourceFacts, resources: ResourceIndex): CloudMapDnsName | undefined {
  if (service.property('DnsConfig') === undefined) return undefined;
  const namespace = namespaceOfCloudMapService(service);
  const domain = namespace && resources.at(namespace.address)?.property('Name');
  return { label: asText(service.property('Name')) ?? UNKNOWN, domain: asText(domain) ?? UNKNOWN };
}
