import {
  asIdentity, asList, asNumber, asObject, asText, below, ClientAliasFacts, ContainerFacts, EndpointFacts, inside, isKnown, Maybe, PortMappingFacts,
  TaskFacts, TlsFacts, UNKNOWN,
} from '../facts';

/** One entry of the `Services` of a Service Connect configuration, with the port mapping that it names. */
export function readEndpoint(value: unknown, property: string, task: Maybe<TaskFacts> | undefined): EndpointFacts {
  const entry = asObject(value) ?? {};
  const aliases = asList(entry.ClientAliases);
  const portName = asText(entry.PortName);
  const discoveryName = asText(entry.DiscoveryName);
  const place = isKnown(task) && isKnown(portName) ? findMapping(task, portName) : undefined;
  return {
    portName,
    discoveryName: discoveryName ?? portName ?? UNKNOWN,
    discoveryNameDefaulted: discoveryName === undefined,
    aliases: aliases.items.map(readAlias),
    aliasesComplete: aliases.complete,
    ingressPortOverride: asNumber(entry.IngressPortOverride),
    idleTimeoutSeconds: asNumber(below(entry, 'Timeout', 'IdleTimeoutSeconds')),
    perRequestTimeoutSeconds: asNumber(below(entry, 'Timeout', 'PerRequestTimeoutSeconds')),
    tls: inside(entry.Tls, readTls),
    mapping: place?.mapping,
    container: place?.container,
    property,
  };
}

function readAlias(value: unknown): ClientAliasFacts {
  const alias = asObject(value);
  if (!alias) return { dnsName: UNKNOWN, port: UNKNOWN, testTraffic: UNKNOWN };
  return {
    dnsName: asText(alias.DnsName),
    port: asNumber(alias.Port),
    testTraffic: inside(alias.TestTrafficRules, (rules) => ({ header: asText(below(rules, 'Header', 'Name')) })),
  };
}

function findMapping(task: TaskFacts, portName: string): { mapping: PortMappingFacts; container: ContainerFacts } | undefined {
  for (const container of task.containers) {
    const mapping = container.portMappings.find(({ name }) => name === portName);
    if (mapping) return { mapping, container };
  }
  return undefined;
}

function readTls(tls: Readonly<Record<string, unknown>>): TlsFacts {
  return {
    authority: asIdentity(below(tls, 'IssuerCertificateAuthority', 'AwsPcaAuthorityArn')),
    kmsKey: asIdentity(tls.KmsKey),
    role: asIdentity(tls.RoleArn),
  };
}
