import { Identity, isKnown, Maybe, MeshFacts, ResourceFacts, ServiceFacts, UNKNOWN } from '../../facts';
import { asIdentity, asObject, asText } from '../../facts/values';
import { addTo } from '../multimap';
import { itemsOf } from '../properties';

/**
 * The security groups of the container instances of each cluster, as far as Auto Scaling groups start them: through a capacity
 * provider, or because the user data names the cluster.
 */
export class ContainerInstances {
  private readonly byCluster = new Map<Identity, Maybe<readonly Identity[]>[]>();

  constructor(mesh: MeshFacts) {
    const scaled = clustersByScalingGroup(mesh, clustersByProvider(mesh));
    for (const scaling of mesh.resources.ofType('AWS::AutoScaling::AutoScalingGroup')) {
      const launch = launchOf(mesh, scaling);
      const clusters = new Set([...scaled.get(scaling.origin.address) ?? [], ...launch ? clustersInUserData(mesh, launch) : []]);
      const groups = scaling.conditional || !launch || launch.conditional ? UNKNOWN : groupsOf(launch);
      for (const cluster of clusters) addTo(this.byCluster, cluster, groups);
    }
  }

  /** Every security group that an instance of the service may have; `undefined` where the templates do not tell them all. */
  securityGroupsOf({ clusterIdentity }: ServiceFacts): readonly Identity[] | undefined {
    const groups = isKnown(clusterIdentity) ? this.byCluster.get(clusterIdentity) : undefined;
    return groups?.every(isKnown) && groups.every(({ length }) => length > 0) ? [...new Set(groups.flat())] : undefined;
  }
}

/** Clusters by the address, or the literal name, of the capacity providers that they have. */
function clustersByProvider({ resources }: MeshFacts): Map<Identity, Identity[]> {
  const clusters = new Map<Identity, Identity[]>();
  const put = (cluster: Maybe<Identity> | undefined, providers: unknown) => {
    for (const provider of itemsOf(providers).map(asIdentity)) if (isKnown(cluster) && isKnown(provider)) addTo(clusters, provider, cluster);
  };
  for (const { origin, properties } of resources.ofType('AWS::ECS::Cluster')) put(origin.address, properties.CapacityProviders);
  for (const { properties } of resources.ofType('AWS::ECS::ClusterCapacityProviderAssociations')) {
    put(asIdentity(properties.Cluster), properties.CapacityProviders);
  }
  return clusters;
}

function clustersByScalingGroup({ resources }: MeshFacts, byProvider: ReadonlyMap<Identity, Identity[]>): Map<Identity, Identity[]> {
  const clusters = new Map<Identity, Identity[]>();
  for (const { origin, properties } of resources.ofType('AWS::ECS::CapacityProvider')) {
    const scaling = asIdentity(asObject(properties.AutoScalingGroupProvider)?.AutoScalingGroupArn);
    if (!isKnown(scaling)) continue;
    const name = asText(properties.Name);
    const having = [...byProvider.get(origin.address) ?? [], ...isKnown(name) ? byProvider.get(name) ?? [] : []];
    for (const cluster of having) addTo(clusters, scaling, cluster);
  }
  return clusters;
}

/** The launch template or launch configuration of an Auto Scaling group. */
function launchOf({ resources }: MeshFacts, { properties }: ResourceFacts): ResourceFacts | undefined {
  const mixed = asObject(asObject(properties.MixedInstancesPolicy)?.LaunchTemplate);
  const specification = asObject(properties.LaunchTemplate) ?? asObject(mixed?.LaunchTemplateSpecification);
  const identity = asIdentity(specification?.LaunchTemplateId ?? specification?.LaunchTemplateName ?? properties.LaunchConfigurationName);
  return isKnown(identity) ? resources.at(identity) : undefined;
}

/** User data is written in base 64, behind which the reader does not look: what the launch template refers to tells the cluster. */
function clustersInUserData({ resources, deployment }: MeshFacts, { origin, properties }: ResourceFacts): Identity[] {
  if ((asObject(properties.LaunchTemplateData) ?? properties).UserData === undefined) return [];
  return (deployment.waitsFor.get(origin.address) ?? []).filter((address) => resources.at(address)?.type === 'AWS::ECS::Cluster');
}

function groupsOf({ properties }: ResourceFacts): Maybe<readonly Identity[]> {
  const data = asObject(properties.LaunchTemplateData);
  const listed = data ? data.SecurityGroupIds : properties.SecurityGroups;
  const attached = itemsOf(data?.NetworkInterfaces).flatMap((item) => itemsOf(asObject(item) ? asObject(item)?.Groups : UNKNOWN));
  const groups = [...itemsOf(listed), ...attached].map(asIdentity);
  return groups.every(isKnown) ? groups : UNKNOWN;
}
