import { CfnService, ServiceConnectProps, ServiceConnectService, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { IServiceConnectNamespace, IServiceConnectService } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { checkTlsNetworkMode, tlsOf } from './endpoint-tls';
import { NamespaceRegistry } from '../namespace/registry';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';
import { BoundTls } from '../proxy/bound-proxy';

/** What decides the Service Connect configuration of a service beside its endpoints. */
export interface ServiceConnectConfigurationOptions {
  readonly definitions: readonly ServiceConnectEndpoint[];
  readonly taskDefinition: TaskDefinition;
  readonly logging: ServiceConnectProxyLogging | undefined;
  readonly tls: ServiceConnectTls | undefined;
  /** Whether the tasks run on Fargate, which has few log drivers. */
  readonly fargate: boolean;
}

/** The Service Connect configuration of a service. */
export interface ServiceConnectConfiguration {
  /** In the form of the L2. */
  readonly props: ServiceConnectProps;
  /** Adds what the L2 has no prop for, once its resource is there. */
  complete(service: CfnService): void;
}

/** The Service Connect configuration of a service on the mesh. */
export function serviceConnectConfiguration(
  service: IServiceConnectService, options: ServiceConnectConfigurationOptions,
): ServiceConnectConfiguration {
  const { namespace } = service;
  const { definitions, taskDefinition, fargate } = options;
  const bound = new Map<ServiceConnectTls, BoundTls>();
  const services = definitions.map((definition) => {
    const tls = tlsOf(definition, options.tls, namespace);
    if (tls && !bound.has(tls)) {
      checkTlsNetworkMode(service, taskDefinition);
      bound.set(tls, tls._bind(service)!);
    }
    return endpointConfiguration(definition, tls && bound.get(tls));
  });
  const logging = loggingOf(namespace, options.logging)._bind({ namespace, service, fargate });
  return {
    props: {
      namespace: namespace.namespaceArn,
      services: services.length === 0 ? undefined : services,
      logDriver: logging.logDriver,
      accessLogConfiguration: logging.accessLogConfiguration,
    },
    complete(cfnService) {
      for (const tls of bound.values()) tls.holdUntilDeleted(cfnService);
      // The oldest aws-cdk-lib that is supported has no property for it.
      const settings = logging.logLevel && [{ LogLevel: logging.logLevel }];
      if (settings) cfnService.addPropertyOverride('ServiceConnectConfiguration.ContainerConfigurations', settings);
    },
  };
}

function endpointConfiguration(definition: ServiceConnectEndpoint, tls: BoundTls | undefined): ServiceConnectService {
  return {
    portMappingName: definition.name,
    discoveryName: definition.discoveryName === definition.name ? undefined : definition.discoveryName,
    dnsName: definition.dnsName,
    port: definition.port,
    ingressPortOverride: definition.ingressPortOverride,
    idleTimeout: definition.idleTimeout,
    perRequestTimeout: definition.perRequestTimeout,
    tls: tls?.configuration,
  };
}

function loggingOf(namespace: IServiceConnectNamespace, own: ServiceConnectProxyLogging | undefined): ServiceConnectProxyLogging {
  return own ?? NamespaceRegistry.of(namespace).defaults.proxyLogging ?? ServiceConnectProxyLogging.awsLogs();
}
