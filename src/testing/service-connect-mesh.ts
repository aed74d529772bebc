import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ServiceConnectMeshConnection, ServiceConnectMeshEndpoint, ServiceConnectMeshFinding, ServiceConnectMeshService } from './mesh-structs';
import { sc040, unknownService } from '../analysis/rules/misuse/testing';
import type { Topology } from '../analysis/topology';
import { refuse } from '../validation';

/**
 * The services of a synthesised app and what is between them, for unit tests: who calls whom, on which port, in which order they are
 * created, and what the rules find.
 *
 * It is read from the templates, as the validator and the command line read them, so that it holds the services of any construct.
 */
export class ServiceConnectMesh {
  /**
   * Reads the mesh of an assembly: `ServiceConnectMesh.of(app.synth())`. An assembly of an app has the services of all its Stages; for
   * those of one, give the assembly that `stage.synth()` returns.
   *
   * @param assembly the synthesised app or Stage
   */
  public static of(assembly: CloudAssembly): ServiceConnectMesh {
    return new ServiceConnectMesh(analysis().assemblyTopology(assembly.directory));
  }

  /** Every ECS service, by name. */
  public readonly services: ServiceConnectMeshService[];
  /** Every connection, by client and address. */
  public readonly connections: ServiceConnectMeshConnection[];
  /** Names of the services in the waves in which CloudFormation creates them. Each Stage has waves of its own; first waves come first. */
  public readonly waves: string[][];
  /** What the rules find and nobody has acknowledged. An error fails `app.synth()` unless the app has no validator. */
  public readonly findings: ServiceConnectMeshFinding[];
  /** Parts of the templates that can hold a service and were not read, with the reason. Nothing is known of their contents. */
  public readonly unread: string[];

  private constructor(topology: Topology) {
    const { addresses, wavesOf } = analysis();
    const names = new Map(topology.services.map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null) => (id === null ? undefined : names.get(id));
    this.services = byText(topology.services.map(({ name, stack, constructPath, onMesh, endpoints, wave, task }) => ({
      name,
      stack,
      constructPath: told(constructPath),
      onMesh: told(onMesh),
      endpoints: endpoints.map((endpoint): ServiceConnectMeshEndpoint => ({
        addresses: addresses(endpoint),
        discoveryName: told(endpoint.discoveryName),
        protocol: told(endpoint.protocol),
        port: told(endpoint.proxyPort),
        tls: told(endpoint.tls),
      })),
      wave: told(wave),
      cpu: told(task?.cpu),
      memoryMiB: told(task?.memoryMiB),
    })), ({ name }) => name);
    this.connections = byText(topology.connections.map(({ client, server, target, proxyPort, protocol, tls, ordering, inferredFrom }) => ({
      client: names.get(client)!,
      server: nameOf(server),
      address: target,
      port: told(proxyPort),
      protocol: told(protocol),
      tls: told(tls),
      ordering,
      inferredFrom: told(inferredFrom),
    })), ({ client, address }) => `${client}\n${address}`);
    this.waves = wavesOf(topology).map((ids) => byText(ids.map((id) => names.get(id)!), (name) => name));
    this.findings = topology.findings.map(({ rule, severity, message, fix, service, resource, property }) => (
      { rule, severity, message, fix, service: nameOf(service), resource, property }
    ));
    this.unread = topology.unread.map(({ resource, reason }) => `${resource}: ${reason}`);
  }

  /**
   * A service. Throws SC040 for a name that no service has.
   *
   * @param name name of the service, as in `services`
   */
  public service(name: string): ServiceConnectMeshService {
    return this.services.find((service) => service.name === name) ?? refuse(sc040, unknownService(name, this.services.map((each) => each.name)));
  }

  /**
   * The connections from a service. Throws SC040 for a name that no service has.
   *
   * @param client name of the service that calls
   */
  public connectionsFrom(client: string): ServiceConnectMeshConnection[] {
    const { name } = this.service(client);
    return this.connections.filter((connection) => connection.client === name);
  }

  /**
   * The connections to a service. Throws SC040 for a name that no service has.
   *
   * @param server name of the service that is called
   */
  public connectionsTo(server: string): ServiceConnectMeshConnection[] {
    const { name } = this.service(server);
    return this.connections.filter((connection) => connection.server === name);
  }
}

/** What a struct leaves out is `null` in the topology. */
function told<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

function byText<T>(items: T[], textOf: (item: T) => string): T[] {
  return items.sort((a, b) => (textOf(a) < textOf(b) ? -1 : Number(textOf(a) > textOf(b))));
}

/** Loaded on first use, which keeps the import of the library fast. */
function analysis(): typeof import('../analysis/topology') {
  return require('../analysis/topology') as typeof import('../analysis/topology');
}
