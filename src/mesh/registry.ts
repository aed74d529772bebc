import { Stage, Token } from 'aws-cdk-lib/core';
import { ServiceConnectCustomResourceOptions } from './custom-resource-options';
import { IServiceConnectNamespace } from './namespace';
import { IServiceConnectService } from './service';
import { discoveryNameTaken, sc201 } from '../analysis/rules/naming/sc201-discovery-name-unique';
import { endpointTaken, sc202 } from '../analysis/rules/naming/sc202-endpoint-unique';
import { NamespaceScale } from '../analysis/sizing';
import { ServiceConnectEndpoint } from '../endpoint';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';
import { Mark, refuse } from '../validation';

/** The registries of an App or a Stage, by namespace ARN. */
const REGISTRIES = new Mark<Map<string, NamespaceRegistry>>('registries');

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
    return registriesOf(namespace).get(namespace.namespaceArn) ?? NamespaceRegistry.create(namespace, {});
  }

  /** Gives a namespace its registry. */
  static create(namespace: IServiceConnectNamespace, defaults: NamespaceDefaults): NamespaceRegistry {
    const registry = new NamespaceRegistry(namespace, defaults);
    registriesOf(namespace).set(namespace.namespaceArn, registry);
    return registry;
  }

  private readonly entries = new Map<IServiceConnectService, Entry>();
  private readonly discoveryNames = new Map<string, string>();
  private readonly addresses = new Map<string, string>();

  private expected: NamespaceScale = { services: 0, tasks: 0 };

  private constructor(private readonly namespace: IServiceConnectNamespace, private given: NamespaceDefaults) {
    this.expect(given);
  }

  /** The services, in the order of their definition. */
  get services(): IServiceConnectService[] {
    return [...this.entries.keys()];
  }

  /** How large the namespace is: what this app counts or what is expected, whichever is more. */
  get scale(): NamespaceScale {
    let tasks = 0;
    for (const entry of this.entries.values()) tasks += entry.expectedTasks();
    return { services: Math.max(this.expected.services, this.entries.size), tasks: Math.max(this.expected.tasks, tasks) };
  }

  /** What the namespace sets for all its services. */
  get defaults(): NamespaceDefaults {
    return this.given;
  }

  /** Adds what an imported namespace sets, if no earlier construct of the same namespace does. */
  addDefaults({ customResources }: NamespaceDefaults): void {
    this.given = { ...this.given, customResources: this.given.customResources ?? customResources };
  }

  /** Raises the expected size: several constructs may represent the namespace, and the largest expectation counts. */
  expect({ expectedServices = 0, expectedTasks = 0 }: NamespaceDefaults): void {
    const { services, tasks } = this.expected;
    this.expected = { services: Math.max(services, expectedServices), tasks: Math.max(tasks, expectedTasks) };
  }

  /** The name that clients dial to reach an endpoint in this namespace. */
  hostOf({ dnsName, discoveryName }: ServiceConnectEndpoint): string {
    return dnsName ?? `${discoveryName}.${this.namespace.namespaceName}`;
  }

  /** Rejects endpoints if another service, or another of them, has one of their names. */
  check(service: IServiceConnectService, definitions: readonly ServiceConnectEndpoint[]): void {
    const newcomer = service.node.path;
    const namespace = this.name;
    const discoveryNames = new Map(this.discoveryNames);
    const addresses = new Map(this.addresses);
    for (const definition of definitions) {
      const { discoveryName, port } = definition;
      const host = this.hostOf(definition);
      const sameName = discoveryNames.get(discoveryName);
      if (sameName !== undefined) refuse(sc201, discoveryNameTaken({ discoveryName, namespace, holder: sameName, newcomer }), service);
      const sameAddress = addresses.get(`${host}:${port}`);
      if (sameAddress !== undefined) refuse(sc202, endpointTaken({ host, port, namespace, holder: sameAddress, newcomer }), service);
      discoveryNames.set(discoveryName, newcomer);
      addresses.set(`${host}:${port}`, newcomer);
    }
  }

  /** Registers a service that {@link check} accepted. */
  register(entry: Entry): void {
    const { service, definitions } = entry;
    for (const definition of definitions) {
      this.discoveryNames.set(definition.discoveryName, service.node.path);
      this.addresses.set(`${this.hostOf(definition)}:${definition.port}`, service.node.path);
    }
    this.entries.set(service, entry);
  }

  /** Name for messages. */
  get name(): string {
    const { namespaceName, node } = this.namespace;
    return Token.isUnresolved(namespaceName) ? node.path : namespaceName;
  }
}

/** Two Stages with the same namespace are two meshes. */
function registriesOf(namespace: IServiceConnectNamespace): Map<string, NamespaceRegistry> {
  const place = Stage.of(namespace) ?? namespace.node.root;
  return REGISTRIES.get(place) ?? REGISTRIES.set(place, new Map());
}
