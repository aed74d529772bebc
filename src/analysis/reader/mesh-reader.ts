import { MeshFacts, ServiceFacts, UndecidedFacts } from '../facts';
import { readAccepted } from './accepted';
import { readConnections } from './connection-reader';
import { DeploymentReader } from './deployment-reader';
import { MentionReader } from './mention-reader';
import { Namespaces } from './namespace-reader';
import { Resolver } from './resolver';
import { Resources } from './resources';
import { ServiceReader } from './service-reader';
import { TemplateSource } from './source';
import { TemplateSet } from './template-set';
import { Assumption } from './undecided';
import { readUnread } from './unread';

/** What a set of templates, read together, says about Service Connect. */
export function readMesh(sources: readonly TemplateSource[]): MeshFacts {
  return read(sources);
}

function read(sources: readonly TemplateSource[], assumption?: Assumption): MeshFacts {
  const resources = resourcesOf(sources, assumption);
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
    unread: readUnread(resources, services, deploymentReader.transformed),
    acknowledgements: readAccepted(resources),
    undecided: assumption ? [] : undecidedOf(sources, resources),
  };
}

function resourcesOf(sources: readonly TemplateSource[], assumption: Assumption | undefined): Resources {
  // The loops of a template are written out before it has resources: their collections depend on parameters and mappings only.
  const early = new Resolver(new TemplateSet([]), assumption);
  const set = new TemplateSet(sources, (value, template) => early.resolve(value, template));
  return new Resources(set, new Resolver(set, assumption));
}

/** The same templates again, for each value of what could not be decided: one at a time, so that the work does not multiply. */
function undecidedOf(sources: readonly TemplateSource[], { resolver, size }: Resources): UndecidedFacts[] {
  return resolver.undecided.assumptions(size).map((assumptions) => ({
    * meshes() {
      for (const assumption of assumptions) yield read(sources, assumption);
    },
  }));
}
