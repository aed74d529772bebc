import { ServiceConnectProps } from 'aws-cdk-lib/aws-ecs';
import { IServiceConnectNamespace, IServiceConnectService } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { NamespaceRegistry } from '../namespace/registry';
import { ServiceConnectProxyLogging } from '../proxy';

/** The Service Connect configuration of a service, in the form of the L2. */
export function serviceConnectConfiguration(
  service: IServiceConnectService, definitions: readonly ServiceConnectEndpoint[], logging: ServiceConnectProxyLogging | undefined,
): ServiceConnectProps {
  const { namespace } = service;
  return {
    namespace: namespace.namespaceArn,
    services: definitions.length === 0 ? undefined : definitions.map((definition) => ({
      portMappingName: definition.name,
      discoveryName: definition.discoveryName === definition.name ? undefined : definition.discoveryName,
      dnsName: definition.dnsName,
      port: definition.port,
      ingressPortOverride: definition.ingressPortOverride,
      idleTimeout: definition.idleTimeout,
      perRequestTimeout: definition.perRequestTimeout,
    })),
    ...loggingOf(namespace, logging)._bind(namespace, service),
  };
}

function loggingOf(namespace: IServiceConnectNamespace, own: ServiceConnectProxyLogging | undefined): ServiceConnectProxyLogging {
  return own ?? NamespaceRegistry.of(namespace).defaults.proxyLogging ?? ServiceConnectProxyLogging.awsLogs();
}
