import { MeshFacts, ServiceFacts } from '../facts';
import { readConnections } from './connection-reader';
import { DeploymentReader } from './deployment-reader';
import { MentionReader } from './mention-reader';
import { Namespaces } from './namespace-reader';
import { Resources } from './resources';
import { ServiceReader } from './service-reader';
import { TemplateSource } from './source';
import { TemplateSet } from './template-set';

/** What a set of templates, read together, says about Service Connect. */
export function readMesh(sources: readonly TemplateSource[]): MeshFacts {
  const resources = new Resources(new TemplateSet(sources));
  const namespaces = new Namespaces(resources);
  const serviceReader = new ServiceReader(resources, namespaces);
  const deploymentReader = new DeploymentReader(resources);
  const services: ServiceFacts[] = [];
  // Both go along together: what one of them has just read, the caches of the processor still hold for the other.
  for (const resource of resources.all()) {
    if (resource.type === 'AWS::ECS::Service') services.push(serviceReader.read(resource));
    deploymentReader.read(resource);
  }
  const mentions = new MentionReader(resources, (resource) => serviceReader.readTask(resource)).read(services);
  return {
    namespaces: namespaces.all,
    clusters: serviceReader.clusters,
    services,
    connections: readConnections(services, mentions),
    mentions,
    deployment: deploymentReader.facts,
    resources,
  };
}
