import { EndpointFacts, MeshFacts, ServiceFacts } from '../facts';

/** The services on the mesh. Off the mesh, or where nobody can tell, no rule fires. */
export function members(mesh: MeshFacts): ServiceFacts[] {
  return mesh.services.filter(({ enabled }) => enabled === true);
}

/** Every endpoint of every service on the mesh. */
export function memberEndpoints(mesh: MeshFacts): { service: ServiceFacts; endpoint: EndpointFacts }[] {
  return members(mesh).flatMap((service) => service.endpoints.map((endpoint) => ({ service, endpoint })));
}
