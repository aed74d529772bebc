import { asObject, isKnown, Maybe, MeshFacts, ResourceFacts, ResourceIndex, ServiceFacts, UNKNOWN } from '../../facts';
import { dnsNameOf } from '../cloud-map-service';
import { itemsOf } from '../properties';

/** A DNS name that Cloud Map keeps. */
interface CloudMapName {
  readonly host: string;
  /** Whether it leads to the addresses of tasks, and not only to their ports. */
  readonly hasAddresses: boolean;
}

/** The DNS names that Cloud Map gives the tasks of a service, beside Service Connect; unknown if one of them is. */
export function cloudMapNames({ resources }: MeshFacts, { registries, registriesComplete }: ServiceFacts): Maybe<readonly CloudMapName[]> {
  const names = registries.map((registry) => cloudMapName(resources, resources.at(registry)));
  return registriesComplete && names.every((name) => name !== UNKNOWN) ? names.filter((name) => name !== undefined) : UNKNOWN;
}

/** The DNS name of a Cloud Map service; `undefined` for one without DNS. */
function cloudMapName(resources: ResourceIndex, service: ResourceFacts | undefined): Maybe<CloudMapName> | undefined {
  if (service?.type !== 'AWS::ServiceDiscovery::Service' || service.conditional) return UNKNOWN;
  const name = dnsNameOf(service, resources);
  if (!name) return undefined;
  const { label, domain } = name;
  if (!isKnown(label) || !isKnown(domain)) return UNKNOWN;
  return {
    host: `${label}.${domain}`,
    hasAddresses: itemsOf(asObject(service.property('DnsConfig'))?.DnsRecords).some((record) => ['A', 'AAAA'].some((type) => type === asObject(record)?.Type)),
  };
}
