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
 * Sees to it that a task definition of the user's has the port mappings that the endpoints name: one of the right port gets its name
 * and its protocol where it has none, one that says otherwise is refused, one that is missing is added to the default container.
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

/** Gives the port mapping of an endpoint what it lacks. */
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
  // The container learns the name only when it adds the mapping: at the end, from where it goes back to its place.
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

/** The protocol of a port in a Service Connect service cannot change in place: a mapping that names one means it. */
function refuseOtherProtocol({ appProtocol }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  const expected = appProtocolOf(definition.protocol);
  if (appProtocol === undefined || appProtocol.value === expected?.value) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} with protocol ${JSON.stringify(definition.protocol)}`,
    `the port mapping of that name has appProtocol ${JSON.stringify(appProtocol.value)}`,
    `use ServiceConnectEndpoint.${appProtocol.value}(…), or change the appProtocol of the port mapping`,
  ), scope);
}
