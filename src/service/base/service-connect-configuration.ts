import { BaseService, CfnService, DeploymentControllerType, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { checkTlsNetworkMode, tlsOf } from './endpoint-tls';
import { atSynthesis } from '../../core';
import { overrideEntries, renderEndpoint, ServiceConnectEndpoint } from '../../endpoint';
import { discoveryNameOf, IServiceConnectNamespace, IServiceConnectService, NamespaceRegistry } from '../../mesh';
import { BoundTls, ServiceConnectProxyLogging, ServiceConnectTls } from '../../proxy';
import { refusalOf } from '../../validation';
import { ServiceConnectBaseServiceProps } from '../props';
import { addPortMappings, checkPortOwners, isOfLaterContainer } from '../task';

/** What decides the Service Connect configuration of a service. */
export type ServiceConnectConfigurationOptions = Pick<ServiceConnectBaseServiceProps, 'serviceConnectEnabled' | 'endpoints' | 'proxyLogging' | 'tls'>;

/** What runs the tasks. */
export interface ServiceConnectTasks {
  readonly taskDefinition: TaskDefinition;
  /** Whether they run on Fargate, which supports few log drivers. */
  readonly fargate: boolean;
}

/** The Service Connect configuration of a service, checked, before its L2 exists. */
export interface ServiceConnectConfiguration {
  /** The log group of the proxy, if it is known. */
  readonly proxyLogGroup?: ILogGroup;
  /** Configures the L2: at once or, if an endpoint belongs to a container that comes later, at synthesis. */
  applyTo(ecsService: BaseService): void;
}

/** The Service Connect configuration of a service, checked against the network mode and the launch type. */
export function serviceConnectConfiguration(
  service: IServiceConnectService, options: ServiceConnectConfigurationOptions, tasks: ServiceConnectTasks,
): ServiceConnectConfiguration {
  const { taskDefinition } = tasks;
  const { serviceConnectEnabled: enabled = true, endpoints = [] } = options;
  checkPortOwners(taskDefinition, endpoints, service);
  const { proxyLogGroup, configure } = enabled ? switchedOn(service, options, tasks) : { configure: switchOff, proxyLogGroup: undefined };
  return {
    proxyLogGroup,
    applyTo(ecsService) {
      checkPortOwnersLast(service, taskDefinition, endpoints);
      const later = endpoints.filter((endpoint) => isOfLaterContainer(taskDefinition, endpoint));
      if (later.length === 0) {
        configure(ecsService);
        return;
      }
      atSynthesis(service, () => {
        addPortMappings(taskDefinition, later, service);
        configure(ecsService);
      });
    },
  };
}

/** Rejects a port in two containers once all containers are there. Apart from `applyTo`, so that it keeps nothing that configures the L2. */
function checkPortOwnersLast({ node }: IServiceConnectService, taskDefinition: TaskDefinition, endpoints: readonly ServiceConnectEndpoint[]): void {
  node.addValidation({ validate: () => refusalOf(() => checkPortOwners(taskDefinition, endpoints)) });
}

/** Service Connect with the endpoints, the log and the TLS of a service. */
function switchedOn(
  service: IServiceConnectService, options: ServiceConnectConfigurationOptions, { taskDefinition, fargate }: ServiceConnectTasks,
): { readonly proxyLogGroup?: ILogGroup; configure(ecsService: BaseService): void } {
  const { namespace } = service;
  const bound = new Map<ServiceConnectTls, BoundTls>();
  const entries = (options.endpoints ?? []).map((definition) => {
    const tls = tlsOf(definition, options.tls, namespace);
    if (tls && !bound.has(tls)) {
      checkTlsNetworkMode(service, taskDefinition);
      bound.set(tls, tls._bind(service)!);
    }
    return renderEndpoint(definition, discoveryNameOf(definition, service), tls && bound.get(tls)?.configuration);
  });
  const logging = loggingOf(namespace, options.proxyLogging)._bind({ namespace, service, fargate });
  const configure = (ecsService: BaseService) => {
    ecsService.enableServiceConnect({
      namespace: namespace.namespaceArn,
      services: entries.length === 0 ? undefined : entries.map((entry) => entry.service),
      logDriver: logging.logDriver,
      accessLogConfiguration: logging.accessLogConfiguration,
    });
    const cfnService = ecsService.node.defaultChild as CfnService;
    for (const tls of bound.values()) tls.holdUntilDeleted(cfnService);
    overrideEntries(cfnService, entries);
    // The oldest aws-cdk-lib that is supported has no property for it.
    const settings = logging.logLevel && [{ LogLevel: logging.logLevel }];
    if (settings) cfnService.addPropertyOverride('ServiceConnectConfiguration.ContainerConfigurations', settings);
  };
  return { proxyLogGroup: logging.logGroup, configure };
}

/**
 * Writes that Service Connect is off: ECS takes a missing configuration as "no change". Other deployment controllers than that of
 * ECS accept no configuration.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
function switchOff({ node, stack }: BaseService): void {
  const cfnService = node.defaultChild as CfnService;
  const { type = DeploymentControllerType.ECS } = stack.resolve(cfnService.deploymentController) as { type?: string } | undefined ?? {};
  if (type === DeploymentControllerType.ECS) cfnService.serviceConnectConfiguration = { enabled: false };
}

function loggingOf(namespace: IServiceConnectNamespace, own: ServiceConnectProxyLogging | undefined): ServiceConnectProxyLogging {
  return own ?? NamespaceRegistry.of(namespace).default(namespace, 'proxyLogging') ?? ServiceConnectProxyLogging.awsLogs();
}
