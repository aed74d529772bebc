import { ContainerDefinition, PortMapping, Protocol, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { appProtocolOf, portMappingOf, ServiceConnectEndpoint } from '../../endpoint';
import { refuse } from '../../validation';

/** The port mappings of a container: those of its endpoints, and the user's own for other ports. */
export function mergePortMappings(
  own: readonly PortMapping[], definitions: readonly ServiceConnectEndpoint[], scope: IConstruct,
): PortMapping[] {
  const fromEndpoints = definitions.map((definition) => {
    const same = own.find((mapping) => isSamePort(mapping, definition));
    if (same) refuseContradiction(same, definition, scope);
    return { ...same, ...portMappingOf(definition) };
  });
  const others = own.filter((mapping) => !definitions.some((definition) => isSamePort(mapping, definition)));
  return [...others, ...fromEndpoints];
}

/**
 * Completes the port mappings of the user's own task definition: a mapping of the endpoint's port gets a missing name and protocol,
 * a contradicting one is rejected, and a missing one is added to the default container.
 */
export function addPortMappings(task: TaskDefinition, definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  for (const definition of definitions) {
    const named = task.findPortMappingByName(definition.name);
    if (named) refuseOtherPort(named, definition, scope);
    const container = containersOf(task).find(({ portMappings }) => portMappings.some((mapping) => isSamePort(mapping, definition)));
    if (container) complete(container, definition, scope);
    else task.defaultContainer?.addPortMappings(portMappingOf(definition));
  }
}

/** Adds a missing name and protocol to the port mapping of an endpoint. */
function complete(container: ContainerDefinition, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  const { portMappings } = container;
  const at = portMappings.findIndex((mapping) => isSamePort(mapping, definition));
  const before = portMappings[at];
  refuseContradiction(before, definition, scope);
  const after = { ...before, ...portMappingOf(definition) };
  if (before.name === after.name) {
    portMappings[at] = after;
    return;
  }
  // The container registers a name only in addPortMappings, which appends: the mapping then moves back to its place.
  container.addPortMappings(after);
  portMappings[at] = portMappings.pop()!;
}

/** The containers of a task definition. */
export function containersOf(task: TaskDefinition): ContainerDefinition[] {
  return task.node.children.filter((child): child is ContainerDefinition => 'renderContainerDefinition' in child);
}

function isSamePort({ containerPort, protocol = Protocol.TCP }: PortMapping, definition: ServiceConnectEndpoint): boolean {
  return containerPort === definition.containerPort && protocol === Protocol.TCP;
}

function refuseContradiction(mapping: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  refuseOtherName(mapping, definition, scope);
  refuseOtherProtocol(mapping, definition, scope);
}

function refuseOtherName({ name }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  if (name === undefined || name === definition.name) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} on container port ${definition.containerPort}`,
    `the port mapping of that port is named ${JSON.stringify(name)}`,
    `give the endpoint the name ${JSON.stringify(name)}, or the port mapping the name ${JSON.stringify(definition.name)}`,
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

/** ECS cannot change the protocol of a port in place, so a mapping with another protocol is not overwritten. */
function refuseOtherProtocol({ appProtocol }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  const expected = appProtocolOf(definition.protocol);
  if (appProtocol === undefined || appProtocol.value === expected?.value) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} with protocol ${JSON.stringify(definition.protocol)}`,
    `the port mapping of that name has appProtocol ${JSON.stringify(appProtocol.value)}`,
    `use ServiceConnectEndpoint.${appProtocol.value}(…), or change the appProtocol of the port mapping`,
  ), scope);
}
