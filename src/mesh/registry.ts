import { Token } from 'aws-cdk-lib/core';
import { ServiceConnectCustomResourceOptions } from './custom-resource-options';
import { discoveryNameOf } from './discovery-name';
import { IServiceConnectNamespace } from './namespace';
import { IServiceConnectService } from './service';
import { discoveryNameTaken, sc201 } from '../analysis/rules/naming/sc201-discovery-name-unique';
import { endpointTaken, sc202 } from '../analysis/rules/naming/sc202-endpoint-unique';
import { NamespaceScale } from '../analysis/sizing';
import { stageOf } from '../core';
import { ServiceConnectEndpoint } from '../endpoint';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';
import { Mark, refuse } from '../validation';

/** The registries of an App or a Stage, by namespace ARN. */
const REGISTRIES = new Mark<Map<string, NamespaceRegistry>>('registries');

/** The registry that each construct of a namespace led to. */
const KNOWN = new WeakMap<IServiceConnectNamespace, NamespaceRegistry>();

/** What a namespace sets for all its services. */
export interface NamespaceDefaults {
  readonly expectedServices?: number;
  readonly expectedTasks?: number;
  readonly proxyLogging?: ServiceConnectProxyLogging;
  readonly tls?: ServiceConnectTls;
  readonly customResources?: ServiceConnectCustomResourceOptions;
}

/** What a service registers. */
export interface Entry {
  readonly service: IServiceConnectService;
  readonly definitions: readonly ServiceConnectEndpoint[];
  expectedTasks(): number;
}

/** The services and names that this app puts into a namespace. */
export class NamespaceRegistry {
  /** The registry of a namespace; several constructs may represent the same namespace. */
  static of(namespace: IServiceConnectNamespace): NamespaceRegistry {
    const known = KNOWN.get(namespace);
    if (known) return known;
    const registries = registriesOf(namespace);
    const registry = registries.get(namespace.namespaceArn) ?? new NamespaceRegistry(namespace);
    registries.set(namespace.namespaceArn, registry);
    KNOWN.set(namespace, registry);
    return registry;
  }

  private readonly entries = new Map<IServiceConnectService, Entry>();
  /** Services by their discovery names. */
  private readonly discoveryNames = new Map<string, IServiceConnectService>();
  private readonly addresses = new Map<string, IServiceConnectService>();

  private expected: NamespaceScale = { services: 0, tasks: 0 };
  /** The tasks of all entries. */
  private counted?: number;

  private readonly defaults = new Map<IServiceConnectNamespace, NamespaceDefaults>();

  private constructor(private readonly namespace: IServiceConnectNamespace) {}

  /** The services, in the order of their definition. */
  get services(): IServiceConnectService[] {
    return [...this.entries.keys()];
  }

  /** How large the namespace is: what this app counts or what is expected, whichever is more. */
  get scale(): NamespaceScale {
    const { entries, expected } = this;
    this.counted ??= [...entries.values()].reduce((sum, entry) => sum + entry.expectedTasks(), 0);
    return { services: Math.max(expected.services, entries.size), tasks: Math.max(expected.tasks, this.counted) };
  }

  /** Forgets how many tasks were counted, since a service expects another number. */
  recount(): void {
    this.counted = undefined;
  }

  /** Records what a construct sets for the services that are put into it, and raises the expected size: the largest expectation counts. */
  declare(namespace: IServiceConnectNamespace, defaults: NamespaceDefaults): void {
    this.defaults.set(namespace, defaults);
    const { expectedServices = 0, expectedTasks = 0 } = defaults;
    const { services, tasks } = this.expected;
    this.expected = { services: Math.max(services, expectedServices), tasks: Math.max(tasks, expectedTasks) };
  }

  /** A default for services that are put into a construct: its own, else that of another construct of the same namespace. */
  default<K extends 'proxyLogging' | 'tls' | 'customResources'>(namespace: IServiceConnectNamespace, option: K): NamespaceDefaults[K] {
    const given = [this.defaults.get(namespace), ...this.defaults.values()];
    return given.find((defaults) => defaults?.[option] !== undefined)?.[option];
  }

  /** The name that clients dial to reach an endpoint in this namespace. */
  hostOf(definition: ServiceConnectEndpoint, service: IServiceConnectService): string {
    return definition.dnsName ?? `${discoveryNameOf(definition, service)}.${this.namespace.namespaceName}`;
  }

  /** Rejects endpoints if another service, or another of them, has one of their names. */
  check(service: IServiceConnectService, definitions: readonly ServiceConnectEndpoint[]): void {
    const newcomer = service.node.path;
    const namespace = this.name;
    const own = { discoveryNames: new Set<string>(), addresses: new Set<string>() };
    for (const definition of definitions) {
      const { port } = definition;
      const discoveryName = discoveryNameOf(definition, service);
      const host = this.hostOf(definition, service);
      const address = `${host}:${port}`;
      const sameName = own.discoveryNames.has(discoveryName) ? service : this.discoveryNames.get(discoveryName);
      const sameAddress = own.addresses.has(address) ? service : this.addresses.get(address);
      if (sameName) {
        const holder = sameName.node.path;
        const source = definition._discoveryNameFrom;
        refuse(sc201, discoveryNameTaken({ discoveryName, namespace, holder, newcomer, source, sameAddress: sameAddress !== undefined }), service);
      }
      if (sameAddress) refuse(sc202, endpointTaken({ host, port, namespace, holder: sameAddress.node.path, newcomer }), service);
      own.discoveryNames.add(discoveryName);
      own.addresses.add(address);
    }
  }

  /** Registers a service that {@link check} accepted. */
  register(entry: Entry): void {
    const { service, definitions } = entry;
    for (const definition of definitions) {
      this.discoveryNames.set(discoveryNameOf(definition, service), service);
      this.addresses.set(`${this.hostOf(definition, service)}:${definition.port}`, service);
    }
    this.entries.set(service, entry);
    this.recount();
  }

  /** The service that publishes an address, `catalog:80`. */
  holderOf(address: string): IServiceConnectService | undefined {
    return this.addresses.get(address);
  }

  /** Name for messages. */
  get name(): string {
    const { namespaceName, node } = this.namespace;
    return Token.isUnresolved(namespaceName) ? node.path : namespaceName;
  }
}

/** Two Stages with the same namespace are two meshes. */
function registriesOf(namespace: IServiceConnectNamespace): Map<string, NamespaceRegistry> {
  const place = stageOf(namespace);
  return REGISTRIES.get(place) ?? REGISTRIES.set(place, new Map());
}
