import { MeshFacts, Pointer, ResourceFacts, ServiceFacts } from '../../src/analysis/facts';

/** What a mesh deploys, in words that do not depend on the names of its resources. */
export interface Deployed {
  readonly services: Readonly<Record<string, object>>;
  /** Who is admitted where, each with what it waits for. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
  /** The services and rules that each service waits for. */
  readonly order: Readonly<Record<string, readonly string[]>>;
}

const RULES = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'];
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const NAMESPACE = 'AWS::ServiceDiscovery::HttpNamespace';

/** What the templates of a mesh deploy. */
export function deployedBy(mesh: MeshFacts): Deployed {
  const owners = ownersOf(mesh);
  const nameOf = (end: unknown) => end instanceof Pointer ? owners.get(end.address) ?? end.address : String(end);
  const rules = new Map(RULES.flatMap((type) => mesh.resources.ofType(type)).map((rule) => [rule.origin.address, inWords(rule, nameOf)]));
  const nodes = new Map([...rules, ...mesh.services.map(({ origin, name }) => [origin.address, name] as const)]);
  const predecessors = (address: string) => namesBefore(mesh, address, nodes);
  return {
    services: Object.fromEntries(mesh.services.map((service) => [service.name, serviceOf(mesh, service)]).sort()),
    rules: Object.fromEntries([...rules].map(([address, rule]) => [rule, predecessors(address)]).sort()),
    order: Object.fromEntries(mesh.services.map(({ origin, name }) => [name, predecessors(origin.address)]).sort()),
  };
}

/** Whose security group is at an address: a service's, or a load balancer's. */
function ownersOf(mesh: MeshFacts): Map<string, string> {
  const groupsOf = ({ properties }: ResourceFacts) => (properties.SecurityGroups as Pointer[]).map(({ address }) => [address, 'load balancer'] as const);
  return new Map([
    ...mesh.services.flatMap(({ name, securityGroups }) => securityGroups.map((group) => [group, name] as const)),
    ...mesh.resources.ofType(LOAD_BALANCER).flatMap(groupsOf),
  ]);
}

function inWords({ type, properties }: ResourceFacts, nameOf: (end: unknown) => string): string {
  const { GroupId, SourceSecurityGroupId, DestinationSecurityGroupId, CidrIp, IpProtocol, FromPort, ToPort } = properties;
  const [from, to] = type.endsWith('Ingress') ? [SourceSecurityGroupId ?? CidrIp, GroupId] : [GroupId, DestinationSecurityGroupId ?? CidrIp];
  return `${type.endsWith('Ingress') ? 'in' : 'out'}: ${nameOf(from)} → ${nameOf(to)}, ${IpProtocol} ${FromPort}–${ToPort}`;
}

/** The names of all nodes that a node waits for, directly or not. */
function namesBefore({ deployment }: MeshFacts, node: string, names: ReadonlyMap<string, string>): string[] {
  const seen = new Set<string>();
  const open = [node];
  while (open.length > 0) {
    for (const next of deployment.waitsFor.get(open.pop()!) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return [...seen].flatMap((each) => names.get(each) ?? []).sort();
}

/** The task, the endpoints and the deployment of a service, as templates write them. */
function serviceOf(mesh: MeshFacts, { origin, endpoints, task, loadBalancers }: ServiceFacts): object {
  const { properties } = mesh.resources.at(origin.address)!;
  const configuration = properties.ServiceConnectConfiguration as Record<string, Record<string, unknown>>;
  const definition = typeof task === 'object' ? mesh.resources.at(task.origin.address)!.properties : {};
  const { Cpu, Memory, NetworkMode, RequiresCompatibilities, ContainerDefinitions } = definition;
  const namespace = configuration.Namespace as unknown as Pointer;
  return {
    task: { Cpu, Memory, NetworkMode, RequiresCompatibilities },
    containers: (ContainerDefinitions as Record<string, unknown>[]).map(containerOf),
    namespace: mesh.resources.ofType(NAMESPACE).find(({ origin: { address } }) => address === namespace.address)?.properties.Name,
    namespaceAttribute: namespace.attribute,
    endpoints: endpoints.map(({ portName, discoveryName, aliases }) => ({ portName, discoveryName, aliases })),
    proxyLog: configuration.LogConfiguration.LogDriver,
    deployment: properties.DeploymentConfiguration,
    launchType: properties.LaunchType,
    publicIp: (properties.NetworkConfiguration as Record<string, Record<string, unknown>>).AwsvpcConfiguration.AssignPublicIp,
    healthCheckGracePeriod: properties.HealthCheckGracePeriodSeconds,
    targets: loadBalancers.map(({ containerName, containerPort }) => ({ containerName, containerPort })),
    redeployed: properties.ForceNewDeployment !== undefined,
  };
}

/** A container without the names of its log group; its variables and ports have no order. */
function containerOf({ LogConfiguration, Environment = [], PortMappings = [], ...container }: Record<string, unknown>): object {
  const sorted = (list: unknown) => (list as object[]).map((each) => JSON.stringify(each)).sort();
  return { ...container, environment: sorted(Environment), ports: sorted(PortMappings), logs: (LogConfiguration as { LogDriver: string }).LogDriver };
}
