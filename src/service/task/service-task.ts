import { ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { addPortMappings, isOfLaterContainer, mergePortMappings } from './port-mappings';
import { ServiceConnectServiceProps } from '../props';
import { checkTask } from './task-check';
import { TaskSize, TaskSizing, TaskSizingOptions } from './task-sizing';
import { containerMissing, sc003 } from '../../analysis/rules/misuse';
import { ServiceConnectTaskResources } from '../../analysis/sizing';
import { NamespaceRegistry } from '../../mesh';
import { ServiceConnectProxyLogging, ServiceConnectProxyOverhead } from '../../proxy';
import { refuse } from '../../validation';

const MAIN_CONTAINER = 'app';
const DEFAULT_CPU = 256;
const DEFAULT_MEMORY_MIB = 512;

/** The task of a service. */
export interface ServiceTask<S extends TaskSize> {
  readonly definition: TaskDefinition;
  /** The container that connections set environment variables in. */
  readonly container: ContainerDefinition;
  /** The log group of the application; `undefined` if its container, or the user's own task definition, says where it logs. */
  readonly logGroup?: ILogGroup;
  /** `undefined` for the user's own task definition, which is not resized. */
  readonly sizing?: TaskSizing<S>;
}

/** The props of a task definition that all launch types have. */
type CommonTaskProps = Pick<ServiceConnectServiceProps, 'taskRole' | 'executionRole' | 'family' | 'volumes'>;

/** What differs between launch types. */
export interface LaunchType<S extends TaskSize> {
  /** The size for the application and the proxy. */
  readonly fit: TaskSizingOptions<S>['fit'];
  /** Makes the task definition, without its container; CPU and memory are tokens. */
  define(size: ServiceConnectTaskResources, common: CommonTaskProps): TaskDefinition;
}

/** Makes the task of a service from its container, or takes the user's task definition as it is. */
export function makeTask<S extends TaskSize>(scope: IConstruct, props: ServiceConnectServiceProps, launchType: LaunchType<S>): ServiceTask<S> {
  if (!props.container) return ownTask<S>(scope, props);
  const task = newTask(scope, props, launchType);
  checkIfEnabled(task.definition, props, scope);
  return task;
}

/** The user's task is checked before it is changed: the L2 accepts no names of ports where the proxy cannot run. */
function ownTask<S extends TaskSize>(scope: IConstruct, props: ServiceConnectServiceProps): ServiceTask<S> {
  const { endpoints = [] } = props;
  const definition = props.taskDefinition!;
  const container = definition.defaultContainer ?? refuse(sc003, containerMissing(), scope);
  checkIfEnabled(definition, props, scope);
  addPortMappings(definition, endpoints.filter((endpoint) => !isOfLaterContainer(definition, endpoint)), scope);
  return { definition, container };
}

function checkIfEnabled(
  definition: TaskDefinition, { endpoints = [], serviceConnectEnabled: enabled = true }: ServiceConnectServiceProps, scope: IConstruct,
): void {
  if (enabled) checkTask(definition, endpoints.length > 0, scope);
}

function newTask<S extends TaskSize>(scope: IConstruct, props: ServiceConnectServiceProps, launchType: LaunchType<S>): ServiceTask<S> {
  const { endpoints = [], serviceConnectEnabled: enabled = true } = props;
  const container = props.container!;
  const sizing = new TaskSizing({
    asked: { cpu: props.cpu ?? DEFAULT_CPU, memoryMiB: props.memoryLimitMiB ?? DEFAULT_MEMORY_MIB },
    overhead: enabled ? props.proxyOverhead ?? ServiceConnectProxyOverhead.recommended() : ServiceConnectProxyOverhead.included(),
    peakRequestsPerSecond: props.peakRequestsPerSecond,
    scale: () => NamespaceRegistry.of(props.namespace).scale,
    fit: launchType.fit,
  });
  const { taskRole, executionRole, family, volumes } = props;
  const definition = launchType.define(sizing.final, { taskRole, executionRole, family, volumes });
  const name = container.containerName ?? MAIN_CONTAINER;
  const ofMain = endpoints.filter(({ containerName = name }) => containerName === name);
  const log = container.logging ? undefined : applicationLog(scope, props);
  const main = definition.addContainer(name, {
    ...container,
    logging: container.logging ?? log?.driver,
    // Maps of Java and Go have a new order in every run, and each order would make a new task definition.
    environment: sortedByName(container.environment),
    secrets: sortedByName(container.secrets),
    portMappings: mergePortMappings(container.portMappings ?? [], ofMain, scope),
  });
  sizing.apply(definition, scope);
  return { definition, container: main, logGroup: log?.logGroup, sizing };
}

/** The log of an application that says nothing of its own. */
function applicationLog(
  scope: IConstruct, { namespace, enableLogging = true }: ServiceConnectServiceProps,
): ReturnType<ServiceConnectProxyLogging['_applicationLog']> | undefined {
  if (!enableLogging) return undefined;
  const logging = NamespaceRegistry.of(namespace).default(namespace, 'proxyLogging') ?? ServiceConnectProxyLogging.awsLogs();
  return logging._applicationLog(namespace, scope);
}

function sortedByName<T>(map: Readonly<Record<string, T>> | undefined): Record<string, T> | undefined {
  return map && Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
