import { AppProtocol, ContainerDefinition, PortMapping, Protocol, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { ServiceConnectProtocol } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { propNotSupported, sc010 } from '../rules/misuse/sc010-prop-not-supported';
import { refuse } from '../validation/refuse';

/** The port mapping that Service Connect needs for an endpoint. */
export function portMappingOf({ name, containerPort, protocol }: ServiceConnectEndpoint): PortMapping {
  return { name, containerPort, protocol: Protocol.TCP, appProtocol: appProtocolOf(protocol) };
}

/** The port mappings of a container: those of its endpoints, and the user's own for other ports. */
export function mergePortMappings(
  own: readonly PortMapping[], definitions: readonly ServiceConnectEndpoint[], scope: IConstruct,
): PortMapping[] {
  const fromEndpoints = definitions.map((definition) => {
    const same = own.find((mapping) => isSamePort(mapping, definition));
    if (same) refuseOtherNames(same, definition, scope);
    return { ...same, ...portMappingOf(definition) };
  });
  const others = own.filter((mapping) => !definitions.some((definition) => isSamePort(mapping, definition)));
  return [...others, ...fromEndpoints];
}

/** Sees to it that a task definition of the user's has the port mappings that the endpoints name. */
export function addPortMappings(task: TaskDefinition, definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  for (const definition of definitions) {
    const named = task.findPortMappingByName(definition.name);
    if (named) {
      refuseOtherPort(named, definition, scope);
      continue;
    }
    const container = containersOf(task).find(({ portMappings }) => portMappings.some((mapping) => isSamePort(mapping, definition)));
    const unnamed = container?.portMappings.find((mapping) => isSamePort(mapping, definition));
    if (unnamed) refuseOtherNames({ ...unnamed, name: unnamed.name ?? '' }, definition, scope);
    task.defaultContainer?.addPortMappings(portMappingOf(definition));
  }
}

/** The containers of a task definition. */
export function containersOf(task: TaskDefinition): ContainerDefinition[] {
  return task.node.children.filter((child): child is ContainerDefinition => 'renderContainerDefinition' in child);
}

function appProtocolOf(protocol: ServiceConnectProtocol): AppProtocol | undefined {
  switch (protocol) {
    case ServiceConnectProtocol.HTTP: return AppProtocol.http;
    case ServiceConnectProtocol.HTTP2: return AppProtocol.http2;
    case ServiceConnectProtocol.GRPC: return AppProtocol.grpc;
    case ServiceConnectProtocol.TCP: return undefined;
  }
}

function isSamePort({ containerPort, protocol = Protocol.TCP }: PortMapping, definition: ServiceConnectEndpoint): boolean {
  return containerPort === definition.containerPort && protocol === Protocol.TCP;
}

function refuseOtherNames({ name }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  if (name === undefined || name === definition.name) return;
  const held = name === '' ? 'has no name' : `is named ${JSON.stringify(name)}`;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} on container port ${definition.containerPort}`,
    `the port mapping of that port ${held}`,
    `give the port mapping the name ${JSON.stringify(definition.name)}, or leave it to the endpoint`,
  ), scope);
}

function refuseOtherPort({ containerPort }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  if (containerPort === definition.containerPort) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} on container port ${definition.containerPort}`,
    `the port mapping of that name has container port ${containerPort}`,
    'give both the same containerPort, or the endpoint another name',
  ), scope);
}
