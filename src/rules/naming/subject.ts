import { EndpointFacts, ServiceFacts } from '../../facts';

/** An endpoint with the service that publishes it. */
export interface OwnedEndpoint {
  readonly service: ServiceFacts;
  readonly endpoint: EndpointFacts;
}

/** The subject of findings about one endpoint. */
export function endpointSubject({ service, endpoint }: OwnedEndpoint): string {
  return `${service.origin.address}/${endpoint.property}`;
}

/** The subject of findings about two endpoints that get in each other's way. */
export function pairSubject(holder: OwnedEndpoint, newcomer: OwnedEndpoint): string {
  return `${endpointSubject(holder)} | ${endpointSubject(newcomer)}`;
}
