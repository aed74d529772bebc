import { CfnTaskDefinition, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { containersOf } from './port-mappings';
import { hostnameProblem, sc503 } from '../../analysis/rules/network/sc503-bridge-hostname';
import { linksProblem, sc504 } from '../../analysis/rules/network/sc504-container-links';
import { networkModeProblem, sc505 } from '../../analysis/rules/network/sc505-network-mode';
import { refuse, refuseIf } from '../../validation';

/** Rejects a task that the proxy cannot run in, by its present containers; the rules check later ones. */
export function checkTask(task: TaskDefinition, hasEndpoints: boolean, scope: IConstruct): void {
  const { networkMode } = task;
  if (hasEndpoints) refuseIf(sc505, networkModeProblem(networkMode, hasEndpoints), scope);
  if (networkMode !== NetworkMode.BRIDGE) return;
  for (const container of containersOf(task)) {
    const { hostname, links } = Stack.of(task).resolve(container.renderContainerDefinition()) as CfnTaskDefinition.ContainerDefinitionProperty;
    if (hostname !== undefined) refuse(sc503, hostnameProblem(container.containerName), scope);
    if (links && links.length > 0) refuse(sc504, linksProblem(container.containerName), scope);
  }
}
