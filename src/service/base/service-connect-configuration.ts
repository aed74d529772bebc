import { BaseService, CfnService, ServiceConnectProps, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { checkTlsNetworkMode, tlsOf } from './endpoint-tls';
import { overrideEntries, renderEndpoint } from '../../endpoint';
import { IServiceConnectNamespace, IServiceConnectService, NamespaceRegistry } from '../../mesh';
import { BoundTls, ServiceConnectProxyLogging, ServiceConnectTls } from '../../proxy';
import { ServiceConnectMeshProps } from '../props';

/** What decides the Service Connect configuration of a service. */
export type ServiceConnectConfigurationOptions = Pick<ServiceConnectMeshProps, 'serviceConnectEnabled' | 'endpoints' | 'proxyLogging' | 'tls'>;

/** What runs the tasks. */
export interface ServiceConnectTasks {
  readonly taskDefinition: TaskDefinition;
  /** Whether they run on Fargate, which supports few log drivers. */
  readonly fargate: boolean;
}

/** The Service Connect configuration of a service. */
export interface ServiceConnectConfiguration {
  /** The props for the L2; `undefined` if Service Connect is off. */
  readonly props?: ServiceConnectProps;
  /** Adds what the L2 has no prop for, once the L2 exists. */
  complete(service: BaseService): void;
}

/** The Service Connect configuration of a service, checked against the network mode and the launch type. */
export function serviceConnectConfiguration(
  service: IServiceConnectService, options: ServiceConnectConfigurationOptions, { taskDefinition, fargate }: ServiceConnectTasks,
): ServiceConnectConfiguration {
  const { namespace } = service;
  const { serviceConnectEnabled: enabled = true, endpoints = [] } = options;
  if (!enabled) return { complete: () => undefined };
  const bound = new Map<ServiceConnectTls, BoundTls>();
  const entries = endpoints.map((definition) => {
    const tls = tlsOf(definition, options.tls, namespace);
    if (tls && !bound.has(tls)) {
      checkTlsNetworkMode(service, taskDefinition);
      bound.set(tls, tls._bind(service)!);
    }
    return renderEndpoint(definition, tls && bound.get(tls)?.configuration);
  });
  const logging = loggingOf(namespace, options.proxyLogging)._bind({ namespace, service, fargate });
  return {
    props: {
      namespace: namespace.namespaceArn,
      services: entries.length === 0 ? undefined : entries.map((entry) => entry.service),
      logDriver: logging.logDriver,
      accessLogConfiguration: logging.accessLogConfiguration,
    },
    complete({ node }) {
      const cfnService = node.defaultChild as CfnService;
      for (const tls of bound.values()) tls.holdUntilDeleted(cfnService);
      overrideEntries(cfnService, entries);
      // The oldest aws-cdk-lib that is supported has no property for it.
      const settings = logging.logLevel && [{ LogLevel: logging.logLevel }];
      if (settings) cfnService.addPropertyOverride('ServiceConnectConfiguration.ContainerConfigurations', settings);
    },
  };
}

function loggingOf(namespace: IServiceConnectNamespace, own: ServiceConnectProxyLogging | undefined): ServiceConnectProxyLogging {
  return own ?? NamespaceRegistry.of(namespace).defaults.proxyLogging ?? ServiceConnectProxyLogging.awsLogs();
}
