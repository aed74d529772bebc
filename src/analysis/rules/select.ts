import { concatMap, EndpointFacts, MeshFacts, ServiceFacts } from '../facts';
import { perMesh } from './per-mesh';

/** An endpoint with the service that publishes it. */
export interface MemberEndpoint {
  readonly service: ServiceFacts;
  readonly endpoint: EndpointFacts;
}

/** The services on the mesh. Off the mesh, or where nobody can tell, no rule fires. */
export const members = perMesh((mesh: MeshFacts): readonly ServiceFacts[] => mesh.services.filter(({ enabled }) => enabled === true));

/** Every endpoint of every service on the mesh. */
export const memberEndpoints = perMesh((mesh: MeshFacts): readonly MemberEndpoint[] => (
  concatMap(members(mesh), (service) => service.endpoints.map((endpoint) => ({ service, endpoint })))
));
