import { isKnown, MeshFacts, ResourceFacts } from '../../facts';
import { namespaceOfCloudMapService } from '../cloud-map-service';
import { Rule } from '../rule';
import { renaming } from './discovery-name-change';
import { discoveryNameProperty } from './discovery-name-property';
import { nearestName } from './name-pattern';
import { namespaceLabel, publishedEndpoints } from './published';

/** A Cloud Map service that an ECS service registers its tasks with. */
interface Registry {
  readonly logicalId: string;
  /** Name of the ECS service. */
  readonly usedBy: string;
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
        message: ({ prop }) => `${prop('discoveryName')} is ${JSON.stringify(discoveryName)}, but Cloud Map service ${registry.logicalId} of service ${registry.usedBy} has that name in namespace ${namespaceLabel(namespace)}, and ECS does not share it`,
        fix: ({ prop }) => `set ${prop('discoveryName')} to another name, such as ${JSON.stringify(other)}; the client alias can keep the name that clients dial`,
        changes: renaming(mesh, published, other),
      };
    }
  },
};

/** The Cloud Map services in use, by namespace and name. */
function registriesOf({ services, resources }: MeshFacts): ReadonlyMap<string, Registry> {
  const registries = new Map<string, Registry>();
  for (const { registries: addresses, name: usedBy, conditional } of services) {
    for (const address of conditional ? [] : addresses) {
      const registry = resources.at(address);
      if (registry?.type !== 'AWS::ServiceDiscovery::Service' || registry.conditional) continue;
      const namespace = namespaceOf(registry);
      const { Name: name } = registry.properties;
      if (namespace === undefined || typeof name !== 'string') continue;
      registries.set(keyOf(namespace, name), { logicalId: registry.origin.logicalId, usedBy });
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
