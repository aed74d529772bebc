import { AppProtocol, CfnService, PortMapping, Protocol, ServiceConnectService, ServiceConnectTlsConfiguration } from 'aws-cdk-lib/aws-ecs';
import { ServiceConnectProtocol } from './protocol';
import { ServiceConnectEndpoint } from './service-connect-endpoint';

/** An endpoint as an entry of `ServiceConnectConfiguration.Services`. */
export interface RenderedEndpoint {
  /** The entry, as far as the L2 has props for it. */
  readonly service: ServiceConnectService;
  /** Properties of the entry that the L2 has no prop for, by their path inside the entry. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** The entry of an endpoint. Every option that is part of the entry is rendered here. */
export function renderEndpoint(definition: ServiceConnectEndpoint, tls: ServiceConnectTlsConfiguration | undefined): RenderedEndpoint {
  return {
    service: {
      portMappingName: definition.name,
      discoveryName: definition.discoveryName === definition.name ? undefined : definition.discoveryName,
      dnsName: definition.dnsName,
      port: definition.port,
      ingressPortOverride: definition.ingressPortOverride,
      idleTimeout: definition.idleTimeout,
      perRequestTimeout: definition.perRequestTimeout,
      tls,
    },
    overrides: {},
  };
}

/** Adds to the resource what the L2 has left out of the entries. */
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
