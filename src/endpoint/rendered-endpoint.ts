import { AppProtocol, CfnService, PortMapping, Protocol, ServiceConnectService, ServiceConnectTlsConfiguration } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectProtocol } from './protocol';
import { ServiceConnectEndpoint } from './service-connect-endpoint';

/** An endpoint as an entry of `ServiceConnectConfiguration.Services`. */
export interface RenderedEndpoint {
  /** The properties that the L2 has props for. */
  readonly service: ServiceConnectService;
  /** The other properties, by their path inside the entry. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** Renders the entry of an endpoint, with all its options. */
export function renderEndpoint(
  definition: ServiceConnectEndpoint, discoveryName: string, tls: ServiceConnectTlsConfiguration | undefined,
): RenderedEndpoint {
  const { testTraffic } = definition;
  return {
    service: {
      portMappingName: definition.name,
      discoveryName: discoveryName === definition.name ? undefined : discoveryName,
      dnsName: definition.dnsName,
      port: definition.port,
      ingressPortOverride: definition.ingressPortOverride,
      idleTimeout: definition.idleTimeout,
      perRequestTimeout: definition.perRequestTimeout,
      tls,
    },
    overrides: testTraffic ? { 'ClientAliases.0.TestTrafficRules': testTraffic._render() } : {},
  };
}

/** Adds the properties that the L2 has no props for to the entries of the resource. */
export function overrideEntries(cfnService: CfnService, endpoints: readonly RenderedEndpoint[]): void {
  for (const [i, { overrides }] of endpoints.entries()) {
    for (const [path, value] of Object.entries(overrides)) cfnService.addPropertyOverride(`ServiceConnectConfiguration.Services.${i}.${path}`, value);
  }
}

/** The port mapping that the entry of an endpoint names. */
export function portMappingOf({ name, containerPort, protocol }: ServiceConnectEndpoint): PortMapping {
  return { name, containerPort, protocol: Protocol.TCP, appProtocol: appProtocolOf(protocol) };
}

/** The protocol of a port mapping; TCP has none. */
export function appProtocolOf(protocol: ServiceConnectProtocol): AppProtocol | undefined {
  switch (protocol) {
    case ServiceConnectProtocol.HTTP: return AppProtocol.http;
    case ServiceConnectProtocol.HTTP2: return AppProtocol.http2;
    case ServiceConnectProtocol.GRPC: return AppProtocol.grpc;
    case ServiceConnectProtocol.TCP: return undefined;
  }
}
