import {
  addTo, ClientAliasFacts, DeploymentTarget, EndpointFacts, Identity, isKnown, MentionFacts, MeshFacts, NamespaceReference, ServiceFacts,
} from '../../facts';
import { perMesh } from '../per-mesh';
import { MemberEndpoint } from '../select';

/** An endpoint with the host and the port by which tasks reach it. */
export interface DialledEndpoint extends MemberEndpoint {
  readonly namespace: Identity;
  readonly host: string;
  readonly port: number;
}

/** Whether another service than a client is sure to publish the endpoint. */
export function isOther({ service }: DialledEndpoint, client: ServiceFacts): boolean {
  return service !== client && service.enabled === true && !service.conditional;
}

/** Those of some endpoints of a host that a mention of it can mean: all of them if it has no port. */
export function onPort<E extends DialledEndpoint>(endpoints: readonly E[], { port }: Pick<MentionFacts, 'port'>): readonly E[] {
  return port === undefined ? endpoints : endpoints.filter((endpoint) => endpoint.port === port);
}

/** An endpoint under a name that tasks do not resolve. */
export interface Lookalike extends DialledEndpoint {
  readonly what: 'discovery name' | 'alias in the domain of the namespace' | 'port name';
}

/** Endpoints by a name, for each namespace: many namespaces have a `catalog`. */
type ByNamespace<E> = Map<Identity, Map<string, E[]>>;

/** The hosts that tasks resolve in each namespace, and the names that only look like one. */
export class NamespaceNames {
  /** Those of a mesh, read once. Services of which nobody knows whether they are on the mesh count. */
  static readonly of = perMesh((mesh) => new NamespaceNames(mesh));

  private readonly byHost = new Map<string, DialledEndpoint[]>();
  private readonly byHostWithin: ByNamespace<DialledEndpoint> = new Map();
  private readonly byOtherName: ByNamespace<Lookalike> = new Map();

  private constructor({ services }: MeshFacts) {
    for (const service of services) {
      const { namespace } = service;
      if (service.enabled === false || !isKnown(namespace) || !isKnown(namespace.identity)) continue;
      const known = { ...namespace, identity: namespace.identity };
      for (const endpoint of service.endpoints) for (const alias of endpoint.aliases) this.add(service, endpoint, alias, known);
    }
  }

  /** The endpoints that tasks in a namespace reach by a host. */
  dialled(namespace: Identity, host: string): readonly DialledEndpoint[] {
    return this.byHostWithin.get(namespace)?.get(host) ?? [];
  }

  /** The endpoints of all namespaces of a place that a mention can mean. */
  meantBy(mention: MentionFacts, { scope }: DeploymentTarget): readonly DialledEndpoint[] {
    return onPort(this.anywhere(mention.host), mention).filter(({ service }) => service.target.scope === scope);
  }

  /** The endpoints that tasks in some namespace reach by a host. */
  anywhere(host: string): readonly DialledEndpoint[] {
    return this.byHost.get(host) ?? [];
  }

  /** The endpoints of a namespace that have the name in another place, where no task resolves it. */
  lookalikes(namespace: Identity, name: string): readonly Lookalike[] {
    return this.byOtherName.get(namespace)?.get(name) ?? [];
  }

  private add(
    service: ServiceFacts, endpoint: EndpointFacts, { dnsName, port }: ClientAliasFacts,
    { identity, name: domain }: NamespaceReference & { readonly identity: Identity },
  ): void {
    const { discoveryName, portName } = endpoint;
    const inDomain = (label: string) => (isKnown(domain) ? [`${label}.${domain}`] : []);
    const defaultHosts = isKnown(discoveryName) ? inDomain(discoveryName) : [];
    const host = dnsName ?? defaultHosts[0];
    if (!isKnown(host) || !isKnown(port)) return;
    const dialled = { service, endpoint, namespace: identity, host, port };
    addTo(this.byHost, host, dialled);
    addTo(within(this.byHostWithin, identity), host, dialled);
    const others = new Map<string, Lookalike['what']>();
    if (isKnown(portName)) others.set(portName, 'port name');
    for (const name of inDomain(host)) others.set(name, 'alias in the domain of the namespace');
    if (isKnown(discoveryName)) for (const name of [discoveryName, ...defaultHosts]) others.set(name, 'discovery name');
    others.delete(host);
    for (const [name, what] of others) addTo(within(this.byOtherName, identity), name, { ...dialled, what });
  }
}

function within<E>(index: ByNamespace<E>, namespace: Identity): Map<string, E[]> {
  let names = index.get(namespace);
  if (!names) index.set(namespace, names = new Map());
  return names;
}
