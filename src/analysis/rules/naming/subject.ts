import { MemberEndpoint } from '../select';

/** The subject of findings about one endpoint. */
export function endpointSubject({ service, endpoint }: MemberEndpoint): string {
  return `${service.origin.address}/${endpoint.property}`;
}

/** The subject of findings about two endpoints that get in each other's way. */
export function pairSubject(holder: MemberEndpoint, newcomer: MemberEndpoint): string {
  return `${endpointSubject(holder)} | ${endpointSubject(newcomer)}`;
}
