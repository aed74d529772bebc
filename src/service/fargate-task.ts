import { ContainerDefinition, FargateTaskDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { NamespaceRegistry } from '../namespace/registry';
import { ProxyOverhead } from '../proxy';
import { ServiceConnectFargateServiceProps } from './fargate-service-props';
import { addPortMappings, mergePortMappings } from './port-mappings';
import { TaskSizing } from './task-sizing';
import { containerMissing, sc003 } from '../rules/misuse/sc003-container-or-task-definition';
import { operatingSystemProblem, sc802 } from '../rules/platform/sc802-windows';
import { refuse, refuseIf } from '../validation/refuse';

const DEFAULT_CPU = 256;
const DEFAULT_MEMORY_MIB = 512;

/** The task of a service on Fargate. */
export interface FargateTask {
  readonly definition: TaskDefinition;
  readonly container: ContainerDefinition;
  /** Left out for a task definition of the user's, which is not resized. */
  readonly sizing?: TaskSizing;
}

/** Makes the task of a service from its container, or takes the user's task definition as it is. */
export function makeFargateTask(scope: Construct, props: ServiceConnectFargateServiceProps): FargateTask {
  const { container, taskDefinition, endpoints = [], runtimePlatform, serviceConnectEnabled: enabled = true } = props;
  if (taskDefinition || !container) {
    const definition = taskDefinition!;
    addPortMappings(definition, endpoints, scope);
    if (!definition.defaultContainer) refuse(sc003, containerMissing(), scope);
    return { definition, container: definition.defaultContainer };
  }
  const operatingSystem = runtimePlatform?.operatingSystemFamily?._operatingSystemFamily;
  if (enabled && operatingSystem) refuseIf(sc802, operatingSystemProblem(operatingSystem), scope);

  const sizing = new TaskSizing({
    asked: { cpu: props.cpu ?? DEFAULT_CPU, memoryMiB: props.memoryLimitMiB ?? DEFAULT_MEMORY_MIB },
    overhead: enabled ? props.proxyOverhead ?? ProxyOverhead.recommended() : ProxyOverhead.none(),
    peakRequestsPerSecond: props.peakRequestsPerSecond,
    scale: () => NamespaceRegistry.of(props.namespace).scale,
  }, scope);
  sizing.checkContainer(container.memoryLimitMiB, scope);
  const { chosen } = sizing.initial;
  const definition = new FargateTaskDefinition(scope, 'TaskDefinition', {
    cpu: chosen.cpu,
    memoryLimitMiB: chosen.memoryMiB,
    runtimePlatform,
    taskRole: props.taskRole,
    executionRole: props.executionRole,
    family: props.family,
    volumes: props.volumes,
    ephemeralStorageGiB: props.ephemeralStorageGiB,
  });
  const main = definition.addContainer(container.containerName ?? 'app', {
    ...container,
    portMappings: mergePortMappings(container.portMappings ?? [], endpoints, scope),
  });
  sizing.apply(definition);
  return { definition, container: main, sizing };
}
