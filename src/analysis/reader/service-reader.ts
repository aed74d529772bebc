import {
  AccessLogFacts, ClusterFacts, DeploymentTarget, Identity, isKnown, LoadBalancerAttachment, Maybe, NamespaceReference, Origin, Pointer,
  ProxyLogFacts, ServiceFacts, TaskFacts, UNKNOWN, asIdentities, asIdentity, asList, asNumber, asObject, asText, authoredPath, below, inside,
} from '../facts';
import { readEndpoint } from './endpoint-reader';
import { readMetadata } from './metadata-reader';
import { Namespaces } from './namespace-reader';
import { Resource, Resources } from './resources';
import { readConfiguration } from './service-configuration';
import { readTask } from './task-reader';

type Unnamed = Omit<ServiceFacts, 'name'> & { readonly serviceName: Maybe<string> | undefined };

/** What the facts of a service inherit: a name that is found when somebody asks, since the path of a construct can be in a file of its own. */
const NAMED = {
  /** `Shop/Catalog/Service/Service` is the service that its author calls Catalog. */
  get name(): string {
    const { origin, serviceName } = this as unknown as Unnamed;
    const last = authoredPath(origin).split('/').slice(1).at(-1);
    if (last !== undefined) return last;
    return isKnown(serviceName) ? serviceName : origin.logicalId;
  },
};

/** Reads the ECS resources of a set of templates. */
export class ServiceReader {
  readonly clusters: readonly ClusterFacts[];
  private readonly clusterAt = new Map<string, ClusterFacts>();
  private readonly tasks = new Map<string, TaskFacts>();
  /** Clusters whose services may run on a capacity provider without saying so. */
  private readonly clustersWithProviders = new Set<Maybe<Identity> | undefined>();

  constructor(private readonly resources: Resources, private readonly namespaces: Namespaces) {
    this.clusters = resources.ofType('AWS::ECS::Cluster').map((resource) => this.readCluster(resource));
    for (const cluster of this.clusters) this.clusterAt.set(cluster.origin.address, cluster);
    for (const association of resources.ofType('AWS::ECS::ClusterCapacityProviderAssociations')) {
      this.clustersWithProviders.add(asIdentity(association.properties.Cluster));
    }
  }

  read(resource: Resource): ServiceFacts {
    const { origin, target, conditional } = resource;
    const properties = resource.readProperties();
    const metadata = readMetadata(resource);
    const { enabled, enabledUndecided, enabledMissing, configuration } = readConfiguration(resource, properties.ServiceConnectConfiguration);
    const body = asObject(configuration);
    const task = this.taskOf(properties.TaskDefinition);
    const entries = asList(below(configuration, 'Services'));
    const network = below(properties, 'NetworkConfiguration', 'AwsvpcConfiguration');
    const clusterIdentity = asIdentity(properties.Cluster);
    const cluster = this.clusterOf(properties.Cluster);
    const groups = asIdentities(below(network, 'SecurityGroups'));
    const subnets = asIdentities(below(network, 'Subnets'));
    const loadBalancers = asList(properties.LoadBalancers);
    const registries = asList(properties.ServiceRegistries);
    const registryArns = asIdentities(registries.items.map((item) => asObject(item)?.RegistryArn));
    const facts: Unnamed = {
      origin,
      serviceName: asText(properties.ServiceName),
      target,
      conditional: conditional || enabledUndecided,
      enabled,
      enabledUndecided,
      enabledMissing,
      namespace: this.namespaceOf(body?.Namespace, origin, target, cluster, metadata?.namespace),
      endpoints: entries.items.map((entry, i) => readEndpoint(entry, `ServiceConnectConfiguration/Services/${i}`, task)),
      endpointsComplete: entries.complete,
      task,
      cluster,
      clusterIdentity,
      launchType: this.launchTypeOf(properties, cluster, clusterIdentity),
      platformVersion: asText(properties.PlatformVersion),
      desiredCount: asNumber(properties.DesiredCount),
      deploymentController: asText(below(properties, 'DeploymentController', 'Type')) ?? 'ECS',
      deploymentStrategy: asText(below(properties, 'DeploymentConfiguration', 'Strategy')) ?? 'ROLLING',
      securityGroups: groups.known,
      securityGroupsComplete: groups.complete,
      subnets: subnets.known,
      subnetsComplete: subnets.complete,
      loadBalancers: loadBalancers.items.map(readLoadBalancer),
      loadBalancersComplete: loadBalancers.complete,
      registries: registryArns.known,
      registriesComplete: registries.complete && registryArns.complete,
      proxyLog: inside(body?.LogConfiguration, readProxyLog),
      accessLog: inside(body?.AccessLogConfiguration, readAccessLog),
      redeploymentNonce: asText(below(properties, 'ForceNewDeployment', 'ForceNewDeploymentNonce')),
      metadata,
    };
    return Object.setPrototypeOf(facts, NAMED);
  }

  private readCluster(resource: Resource): ClusterFacts {
    const { origin, properties, target } = resource;
    const place = { origin, target, property: 'ServiceConnectDefaults/Namespace' };
    if (asList(properties.CapacityProviders).items.length > 0 || properties.DefaultCapacityProviderStrategy !== undefined) {
      this.clustersWithProviders.add(origin.address);
    }
    return {
      origin,
      name: asText(properties.ClusterName),
      defaultNamespace: this.namespaces.reference(below(properties, 'ServiceConnectDefaults', 'Namespace'), place),
    };
  }

  private clusterOf(value: unknown): Maybe<ClusterFacts> | undefined {
    if (value === undefined) return undefined;
    return value instanceof Pointer ? this.clusterAt.get(value.address) ?? UNKNOWN : UNKNOWN;
  }

  private taskOf(value: unknown): Maybe<TaskFacts> | undefined {
    if (value === undefined) return undefined;
    const resource = value instanceof Pointer ? this.resources.at(value.address) : undefined;
    return resource?.type === 'AWS::ECS::TaskDefinition' ? this.readTask(resource) : UNKNOWN;
  }

  /** A task definition: the same facts each time. */
  readTask(resource: Resource): TaskFacts {
    const known = this.tasks.get(resource.origin.address);
    if (known) return known;
    const task = readTask(resource);
    this.tasks.set(resource.origin.address, task);
    return task;
  }

  private namespaceOf(
    value: unknown, origin: Origin, target: DeploymentTarget, cluster: Maybe<ClusterFacts> | undefined, name: string | undefined,
  ): Maybe<NamespaceReference> | undefined {
    const place = { origin, target, property: 'ServiceConnectConfiguration/Namespace' };
    const given = this.namespaces.reference(value, place, name);
    if (given) return given;
    if (cluster === UNKNOWN) return UNKNOWN;
    return cluster?.defaultNamespace;
  }

  private launchTypeOf(
    properties: Readonly<Record<string, unknown>>, cluster: Maybe<ClusterFacts> | undefined, identity: Maybe<Identity> | undefined,
  ): Maybe<string> {
    const given = asText(properties.LaunchType);
    if (given !== undefined) return given;
    const strategy = asList(properties.CapacityProviderStrategy);
    if (strategy.items.length > 0 || !strategy.complete) {
      const providers = strategy.items.map((item) => asText(asObject(item)?.CapacityProvider));
      return strategy.complete && providers.every((provider) => provider === 'FARGATE' || provider === 'FARGATE_SPOT') ? 'FARGATE' : UNKNOWN;
    }
    return cluster === UNKNOWN || this.clustersWithProviders.has(identity) ? UNKNOWN : 'EC2';
  }
}

function readLoadBalancer(value: unknown): LoadBalancerAttachment {
  const body = asObject(value) ?? {};
  return {
    targetGroup: asIdentity(body.TargetGroupArn),
    alternateTargetGroup: asIdentity(below(body, 'AdvancedConfiguration', 'AlternateTargetGroupArn')),
    containerName: asText(body.ContainerName),
    containerPort: asNumber(body.ContainerPort),
  };
}

function readProxyLog({ LogDriver }: Readonly<Record<string, unknown>>): ProxyLogFacts {
  return { driver: asText(LogDriver) };
}

function readAccessLog({ Format, IncludeQueryParameters }: Readonly<Record<string, unknown>>): AccessLogFacts {
  return { format: asText(Format), includeQueryParameters: asText(IncludeQueryParameters) };
}
