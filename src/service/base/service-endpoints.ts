import { IConstruct } from 'constructs';
import { tlsOf } from './endpoint-tls';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { ingressCollisionProblem, sc107 } from '../../analysis/rules/ports/sc107-ingress-port-collision';
import { duplicatePortNameProblem, sc113 } from '../../analysis/rules/ports/sc113-port-name-unique';
import { Problem } from '../../analysis/rules/rule';
import { ServiceConnectEndpoint } from '../../endpoint';
import { BoundEndpoint, discoveryNameOf, IServiceConnectEndpoint, IServiceConnectService, listeningPorts, NamespaceRegistry } from '../../mesh';
import { ServiceConnectTls } from '../../proxy';
import { refuse, refuseIf } from '../../validation';

/** Rejects endpoints of one service that share a name or a port. */
export function checkEndpoints(definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  const names = new Set<string>();
  const byPort = new Map<number, string>();
  for (const { name, containerPort } of definitions) {
    if (names.has(name)) refuse(sc113, duplicatePortNameProblem(name), scope);
    names.add(name);
    const other = byPort.get(containerPort);
    if (other !== undefined) refuse(sc010, portTaken(name, containerPort, other), scope);
    byPort.set(containerPort, name);
  }
  refuseIf(sc107, ingressCollisionProblem(definitions), scope);
}

/** A container port has one port mapping, and a port mapping one name. */
function portTaken(name: string, containerPort: number, other: string): Problem {
  return propNotSupported(
    `endpoint ${JSON.stringify(name)} on container port ${containerPort}`,
    `endpoint ${JSON.stringify(other)} has that port already`,
    'publish the port once, or let the container listen on another one',
  );
}

/** What the endpoints of a service need to be bound. */
interface EndpointBindingOptions {
  readonly tls?: ServiceConnectTls;
  /** Network mode of the tasks: it decides which ports the proxies listen on. */
  readonly networkMode: string;
  cloudMapServiceArn(): string;
}

/** The endpoints of a service, as clients of its namespace dial them. */
export function bindEndpoints(
  service: IServiceConnectService, definitions: readonly ServiceConnectEndpoint[], { tls, networkMode, cloudMapServiceArn }: EndpointBindingOptions,
): IServiceConnectEndpoint[] {
  const { namespace } = service;
  const registry = NamespaceRegistry.of(namespace);
  return definitions.map((definition) => {
    const { name, port, protocol } = definition;
    const dnsName = registry.hostOf(definition, service);
    return new BoundEndpoint({ namespace, dnsName, port, protocol, discoveryName: discoveryNameOf(definition, service) }, {
      name,
      definition,
      listens: listeningPorts(definition, networkMode),
      server: service,
      network: service,
      tls: tlsOf(definition, tls, namespace) !== undefined,
      cloudMapServiceArn,
    });
  });
}
