import { ContainerDefinition, NetworkMode, PortMapping, Protocol, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { refuseContradiction, refuseOtherPort } from './port-contradictions';
import { containerNotFound, portInTwoContainers, sc026 } from '../../analysis/rules/misuse';
import { portMappingOf, ServiceConnectEndpoint } from '../../endpoint';
import { refuse } from '../../validation';

/** The port mappings that services added to a container, each with what it is sorted by. */
const ADDED = new WeakMap<ContainerDefinition, Map<PortMapping, string>>();

/**
 * The port mappings of a new container: the user's own, completed by the endpoints on the same ports, then those that are missing.
 *
 * The user's own keep their places: a load balancer of the L2 sends to the first port mapping unless it is told another one.
 */
export function mergePortMappings(
  own: readonly PortMapping[], definitions: readonly ServiceConnectEndpoint[], scope: IConstruct,
): PortMapping[] {
  for (const definition of definitions) {
    const named = own.find(({ name }) => name === definition.name);
    if (named) refuseOtherPort(named, definition, scope);
  }
  const missing = new Set(definitions);
  const completed = own.map((mapping) => {
    const definition = definitions.find((each) => isSamePort(mapping, each));
    if (!definition) return mapping;
    refuseContradiction(mapping, definition, scope);
    missing.delete(definition);
    return { ...mapping, ...portMappingOf(definition) };
  });
  return [...completed, ...[...missing].map(portMappingOf)];
}

/**
 * Gives the containers of a task definition the port mappings that endpoints name: one of the right port gets a missing name and
 * protocol, one that contradicts is rejected, one that is missing is added to the container of the endpoint.
 */
export function addPortMappings(task: TaskDefinition, definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  for (const [i, definition] of definitions.entries()) {
    const named = task.findPortMappingByName(definition.name);
    if (named) refuseOtherPort(named, definition, scope);
    const container = containerOf(task, definition, scope);
    if (mapsPort(container, definition)) complete(container, definition, scope);
    else append(container, definition, `${scope.node.path} ${String(i).padStart(4, '0')}`);
  }
}

/** Whether an endpoint names a container that the task does not have yet. */
export function isOfLaterContainer(task: TaskDefinition, { containerName }: ServiceConnectEndpoint): boolean {
  return containerName !== undefined && !containersOf(task).some((container) => container.containerName === containerName);
}

/** Rejects the port of an endpoint in two containers: the containers of a task share one network, except in network mode bridge. */
export function checkPortOwners(task: TaskDefinition, definitions: readonly ServiceConnectEndpoint[], scope?: IConstruct): void {
  if (task.networkMode === NetworkMode.BRIDGE) return;
  for (const definition of definitions) {
    const owners = containersOf(task).filter((container) => mapsPort(container, definition)).map(({ containerName }) => containerName);
    if (owners.length > 1) refuse(sc026, portInTwoContainers(definition, owners), scope);
  }
}

/** The container that an endpoint names; without a name the one that maps its port, else the default container. */
export function containerOf(task: TaskDefinition, definition: ServiceConnectEndpoint, scope: IConstruct): ContainerDefinition {
  const containers = containersOf(task);
  const { name, containerName } = definition;
  if (containerName === undefined) return containers.find((container) => mapsPort(container, definition)) ?? task.defaultContainer!;
  return containers.find((container) => container.containerName === containerName)
    ?? refuse(sc026, containerNotFound(name, containerName, containers.map((container) => container.containerName)), scope);
}

/** Adds a missing name and protocol to the port mapping of an endpoint. */
function complete(container: ContainerDefinition, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  const { portMappings } = container;
  const at = portMappings.findIndex((mapping) => isSamePort(mapping, definition));
  const before = portMappings[at];
  refuseContradiction(before, definition, scope);
  const after = { ...before, ...portMappingOf(definition) };
  const added = ADDED.get(container);
  const sortedBy = added?.get(before);
  if (sortedBy !== undefined) added!.set(after, sortedBy);
  if (before.name === after.name) {
    portMappings[at] = after;
    return;
  }
  // The container registers a name only in addPortMappings, which appends: the mapping then moves back to its place.
  container.addPortMappings(after);
  portMappings[at] = portMappings.pop()!;
}

/**
 * Adds the port mapping of an endpoint after the user's own, sorted by service: services that share a task definition get the same
 * one in any order of their creation.
 */
function append(container: ContainerDefinition, definition: ServiceConnectEndpoint, sortedBy: string): void {
  container.addPortMappings(portMappingOf(definition));
  const { portMappings } = container;
  const added = ADDED.get(container) ?? new Map<PortMapping, string>();
  ADDED.set(container, added.set(portMappings[portMappings.length - 1], sortedBy));
  const sorted = portMappings.filter((mapping) => added.has(mapping)).sort((a, b) => (added.get(a)! < added.get(b)! ? -1 : 1));
  portMappings.splice(0, portMappings.length, ...portMappings.filter((mapping) => !added.has(mapping)), ...sorted);
}

/** The containers of a task definition. */
export function containersOf(task: TaskDefinition): ContainerDefinition[] {
  return task.node.children.filter((child): child is ContainerDefinition => 'renderContainerDefinition' in child);
}

function mapsPort({ portMappings }: ContainerDefinition, definition: ServiceConnectEndpoint): boolean {
  return portMappings.some((mapping) => isSamePort(mapping, definition));
}

function isSamePort({ containerPort, protocol = Protocol.TCP }: PortMapping, definition: ServiceConnectEndpoint): boolean {
  return containerPort === definition.containerPort && protocol === Protocol.TCP;
}
