import { MeshFacts } from '../facts';
import { readConnections } from './connection-reader';
import { readDeployment } from './deployment-reader';
import { Namespaces } from './namespace-reader';
import { Resources } from './resources';
import { ServiceReader } from './service-reader';
import { TemplateSource } from './source';
import { TemplateSet } from './template-set';

/** What a set of templates, read together, says about Service Connect. */
export function readMesh(sources: readonly TemplateSource[]): MeshFacts {
  const resources = new Resources(new TemplateSet(sources));
  const namespaces = new Namespaces(resources);
  const reader = new ServiceReader(resources, namespaces);
  const services = resources.ofType('AWS::ECS::Service').map((resource) => reader.read(resource));
  return {
    namespaces: namespaces.all,
    clusters: reader.clusters,
    services,
    connections: readConnections(services),
    deployment: readDeployment(resources),
    resources,
  };
}
