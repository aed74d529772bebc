import {
  asBoolean, asCpuUnits, asIdentity, asList, asMiB, asNumber, asObject, asText, below, concatMap, ContainerFacts, EnvironmentVariableFacts, isKnown,
  isPresent, knownOf, Maybe, PartialText, PortMappingFacts, TaskFacts, UNKNOWN,
} from '../facts';
import { readSizing } from './metadata-reader';
import { Resource } from './resources';

/** A task definition. */
export function readTask(resource: Resource): TaskFacts {
  const properties = resource.readPropertiesWithParts();
  const containers = asList(properties.ContainerDefinitions);
  const compatibilities = asList(properties.RequiresCompatibilities);
  return {
    origin: resource.origin,
    cpu: asCpuUnits(properties.Cpu),
    memoryMiB: asMiB(properties.Memory),
    networkMode: asText(properties.NetworkMode),
    requiresCompatibilities: knownOf(compatibilities.items.map(asText)),
    operatingSystem: asText(below(properties, 'RuntimePlatform', 'OperatingSystemFamily')) ?? 'LINUX',
    containers: containers.items.map((container, i) => readContainer(container, `ContainerDefinitions/${i}`)),
    containersComplete: containers.complete,
    taskRole: asIdentity(properties.TaskRoleArn),
    sizing: readSizing(resource),
  };
}

/** A container of a task definition, of a daemon, or of an Express Mode service. */
export function readContainer(value: unknown, property: string): ContainerFacts {
  const container = asObject(value) ?? {};
  const mappings = asList(container.PortMappings);
  const links = asList(container.Links);
  return {
    name: asText(container.Name) ?? UNKNOWN,
    essential: asBoolean(container.Essential) ?? true,
    cpu: asNumber(container.Cpu),
    memoryMiB: asNumber(container.Memory),
    memoryReservationMiB: asNumber(container.MemoryReservation),
    portMappings: mappings.items.map((mapping, i) => readPortMapping(mapping, `${property}/PortMappings/${i}`)),
    portMappingsComplete: mappings.complete,
    environment: knownOf(asList(container.Environment).items.map(readVariable)),
    command: knownOf(concatMap([container.EntryPoint, container.Command], (words) => asList(words).items.map(textWithGaps))),
    extraHosts: knownOf(asList(container.ExtraHosts).items.map((host) => asText(asObject(host)?.Hostname))),
    hostname: asText(container.Hostname),
    links: container.Links === undefined ? undefined : links.complete ? links.items.map((link) => asText(link) ?? UNKNOWN) : UNKNOWN,
    hasHealthCheck: isPresent(container.HealthCheck),
    isLogRouter: isPresent(container.FirelensConfiguration),
    property,
  };
}

function readPortMapping(value: unknown, property: string): PortMappingFacts {
  const mapping = asObject(value) ?? {};
  return {
    name: asText(mapping.Name),
    containerPort: asNumber(mapping.ContainerPort),
    containerPortRange: asText(mapping.ContainerPortRange),
    hostPort: asNumber(mapping.HostPort),
    protocol: asText(mapping.Protocol) ?? 'tcp',
    appProtocol: asText(mapping.AppProtocol),
    property,
  };
}

function readVariable(value: unknown): EnvironmentVariableFacts | undefined {
  const variable = asObject(value);
  const name = asText(variable?.Name);
  const text = textWithGaps(variable?.Value);
  return isKnown(name) ? { name, text, value: asText(variable?.Value) ?? UNKNOWN } : undefined;
}

/** A text, with `PartialText.GAP` for each unknown part of it. */
export function textWithGaps(value: unknown): Maybe<string> {
  return value instanceof PartialText ? value.visible : asText(value) ?? UNKNOWN;
}
