import { deploymentOrder } from './deployment-order';
import { PublicOpenings } from './public-openings';
import { ConnectionFacts, MeshFacts, ResourceFacts, ServiceFacts } from '../../facts';
import { waitingFor } from '../fix';
import { gatewayConnectorsOf } from '../gateway-connectors';
import { groupBy, NonEmpty } from '../group-by';
import { Change, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';

/** A service on the mesh, which is sure to exist, with the internet-facing load balancers and gateways that send to it. */
interface PublicService {
  readonly service: ServiceFacts;
  readonly inFront: readonly ResourceFacts[];
  /** The connections that it makes. */
  readonly connections: NonEmpty<ConnectionFacts> | undefined;
}

export const sc607: Rule = {
  id: 'SC607',
  name: 'public-before-frontend',
  title: 'A frontend becomes public after its service is created',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const entries = members(mesh).filter((service) => !service.conditional && isRouted(mesh, service));
    const connections = groupBy(mesh.connections, ({ client }) => client);
    if (!entries.some((service) => connections.has(service))) return;
    const openings = new PublicOpenings(mesh);
    const order = deploymentOrder(mesh);
    const all = entries.map((service): PublicService => ({ service, inFront: openings.inFrontOf(service), connections: connections.get(service) }));
    for (const one of all) {
      const { service, inFront } = one;
      const entry = entryOf(one, all);
      if (!entry) continue;
      const early = inFront.flatMap((loadBalancer) => openings.of(loadBalancer))
        .filter(({ resource }) => order.waits(resource.origin, service.origin) === false);
      const tooEarly = new Set(early.map(({ what }) => what));
      if (tooEarly.size === 0) continue;
      yield {
        origin: service.origin,
        property: service.loadBalancers.length > 0 ? 'LoadBalancers' : 'GatewayConnectors',
        ...(entry.declared ? {} : { inferred: true }),
        message: `service ${service.name} ${entry.reason()} and is public before it is created: ${[...tooEarly].join(', ')} `
          + `${tooEarly.size === 1 ? 'does' : 'do'} not wait for it`,
        fix: `let what makes it public depend on ${service.origin.logicalId}: a DNS record, or the open rule as an `
          + 'AWS::EC2::SecurityGroupIngress of its own',
        changes: waiting(mesh, service, early.map(({ resource }) => resource)),
      };
    }
  },
};

/** Whether a load balancer or a gateway sends to a service. */
function isRouted(mesh: MeshFacts, service: ServiceFacts): boolean {
  return service.loadBalancers.length > 0 || gatewayConnectorsOf(mesh, service).length > 0;
}

/** The changes that make resources wait for a service; `undefined` if one is in another template, or is a group, whose rule cannot wait alone. */
function waiting(mesh: MeshFacts, { origin }: ServiceFacts, resources: readonly ResourceFacts[]): Change[] | undefined {
  const all = [...new Set(resources)];
  if (all.some((resource) => resource.type === 'AWS::EC2::SecurityGroup' || resource.origin.template !== origin.template)) return undefined;
  const changes = all.map((resource) => waitingFor(mesh, resource.origin, [origin]).changes);
  return changes.every((some) => some !== undefined) ? changes.flat() : undefined;
}

/** Why a service is an entry to the mesh: it connects to others, or shares its load balancer with a service that does. */
function entryOf(one: PublicService, all: readonly PublicService[]): { readonly reason: () => string; readonly declared: boolean } | undefined {
  const { connections: own } = one;
  if (own) return { reason: () => reasonOf(own), declared: isDeclared(own) };
  for (const { service, inFront, connections } of all) {
    const shared = connections && one.inFront.find((loadBalancer) => inFront.includes(loadBalancer));
    if (!shared) continue;
    const reason = () => `is behind ${shared.origin.logicalId} with service ${service.name}, which ${reasonOf(connections)},`;
    return { reason, declared: isDeclared(connections) };
  }
  return undefined;
}

function reasonOf(connections: NonEmpty<ConnectionFacts>): string {
  const [{ target, inferredFrom }] = connections;
  return `connects to ${target}${isDeclared(connections) ? '' : ` (inferred from ${inferredFrom})`}`;
}

function isDeclared(connections: NonEmpty<ConnectionFacts>): boolean {
  return connections.some(({ inferredFrom }) => inferredFrom === undefined);
}
