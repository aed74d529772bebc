import { isKnown, MeshFacts, ResourceFacts, ServiceFacts } from '../../facts';
import { namespaceOfCloudMapService } from '../cloud-map-service';
import { Rule } from '../rule';
import { renaming } from './discovery-name-change';
import { discoveryNameProperty } from './discovery-name-property';
import { nearestName } from './name-pattern';
import { namespaceLabel, publishedEndpoints } from './published';

/** A Cloud Map service that an ECS service registers its tasks with. */
interface Registry {
  readonly logicalId: string;
  readonly usedBy: ServiceFacts;
}

export const sc205: Rule = {
  id: 'SC205',
  name: 'discovery-name-taken-by-cloud-map',
  title: 'A discovery name is not the name of a Cloud Map service that is in use',
  severity: 'error',
  source: 'https://github.com/aws/aws-cdk/issues/26524',
  * check(mesh) {
    const registries = registriesOf(mesh);
    if (registries.size === 0) return;
    for (const published of publishedEndpoints(mesh)) {
      const { service: { origin }, endpoint, namespace } = published;
      const { discoveryName } = endpoint;
      if (!isKnown(discoveryName)) continue;
      const registry = registries.get(keyOf(namespace.identity, discoveryName));
      if (!registry) continue;
      const other = nearestName(`${discoveryName}-sc`);
      yield {
        origin,
        property: discoveryNameProperty(endpoint),
        message: ({ prop }) => `${prop('discoveryName')} is ${JSON.stringify(discoveryName)}, but Cloud Map service ${registry.logicalId} of service ${registry.usedBy.name} has that name in namespace ${namespaceLabel(namespace)}, and ECS does not share it`,
        fix: ({ prop }) => `set ${prop('discoveryName')} to another name, such as ${JSON.stringify(other)}; the client alias can keep the name that clients dial`,
        changes: renaming(mesh, published, other),
      };
    }
  },
};

/** The Cloud Map services in use, by namespace and name. */
function registriesOf({ services, resources }: MeshFacts): ReadonlyMap<string, Registry> {
  const registries = new Map<string, Registry>();
  for (const service of services) {
    for (const address of service.conditional ? [] : service.registries) {
      const registry = resources.at(address);
      if (registry?.type !== 'AWS::ServiceDiscovery::Service' || registry.conditional) continue;
      const namespace = namespaceOf(registry);
      const { Name: name } = registry.properties;
      if (namespace === undefined || typeof name !== 'string') continue;
      registries.set(keyOf(namespace, name), { logicalId: registry.origin.logicalId, usedBy: service });
    }
  }
  return registries;
}

function namespaceOf(service: ResourceFacts): string | undefined {
  const named = namespaceOfCloudMapService(service);
  return (named?.attribute ?? 'Id') === 'Id' ? named?.address : undefined;
}

function keyOf(namespace: string, name: string): string {
  return JSON.stringify([namespace, name]);
}
