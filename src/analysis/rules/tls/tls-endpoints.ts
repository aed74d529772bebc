import { concatMap, Identity, isKnown, MeshFacts, TlsFacts } from '../../facts';
import { perMesh } from '../per-mesh';
import { MemberEndpoint, memberEndpoints } from '../select';

/** An endpoint of a service on the mesh whose template states TLS. */
interface TlsEndpoint extends MemberEndpoint {
  readonly tls: TlsFacts;
}

/** Every endpoint on the mesh that is known to use TLS. */
export const tlsEndpoints = perMesh((mesh: MeshFacts): readonly TlsEndpoint[] => (
  concatMap(memberEndpoints(mesh), ({ service, endpoint }) => isKnown(endpoint.tls) ? [{ service, endpoint, tls: endpoint.tls }] : [])
));

/** Whether an identity is the address of a resource: no ARN, id or name of AWS holds the sign that addresses do. */
export function isAddress(identity: Identity): boolean {
  return identity.includes('#');
}

/** What the endpoints on the mesh name for TLS, each once. */
export function usedFor(mesh: MeshFacts, what: keyof TlsFacts): Set<Identity> {
  return new Set(tlsEndpoints(mesh).map(({ tls }) => tls[what]).filter(isKnown));
}
