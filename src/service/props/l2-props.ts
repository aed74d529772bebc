import { DeploymentCircuitBreaker, DeploymentControllerType } from 'aws-cdk-lib/aws-ecs';
import { Token } from 'aws-cdk-lib/core';
import { ServiceConnectServiceProps } from './service-props';

/** The props, of any launch type, that describe a task to be made: they mean nothing beside a task definition of the user's. */
export const TASK_PROPS = [
  'cpu', 'memoryLimitMiB', 'proxyOverhead', 'taskRole', 'executionRole', 'family', 'volumes', 'runtimePlatform', 'ephemeralStorageGiB', 'networkMode',
] as const;

/** The props that the L2 does not have, and two that come to it another way. */
const OWN_PROPS = [
  ...TASK_PROPS,
  'namespace', 'endpoints', 'container', 'taskDefinition', 'peakRequestsPerSecond', 'expectedTasks', 'proxyLogging', 'tls',
  'redeployOnEndpointChange', 'serviceConnectEnabled', 'serviceConnectConfiguration', 'forceNewDeployment',
] as const;

/**
 * What the L2 takes of the props of a service, with the defaults of this library: a deployment that fails rolls back, and stops no
 * task before the next one runs.
 */
export function l2Props<P extends ServiceConnectServiceProps>(props: P): Omit<P, typeof OWN_PROPS[number]> {
  const { circuitBreaker = defaultCircuitBreaker(props), minHealthyPercent = defaultMinHealthyPercent(props) } = props;
  const options: Partial<P> = { ...props, circuitBreaker, minHealthyPercent };
  for (const name of OWN_PROPS) delete options[name as keyof P];
  return options as Omit<P, typeof OWN_PROPS[number]>;
}

/** Only rolling deployments have one; a service that is not on the mesh yet may have another controller. */
function defaultCircuitBreaker({ deploymentController }: ServiceConnectServiceProps): DeploymentCircuitBreaker | undefined {
  const rolling = (deploymentController?.type ?? DeploymentControllerType.ECS) === DeploymentControllerType.ECS;
  return rolling ? { enable: true, rollback: true } : undefined;
}

/** A deployment needs room on one side: where none is known above, tasks have to be stopped first, as the L2 does by default. */
function defaultMinHealthyPercent({ maxHealthyPercent = 200 }: ServiceConnectServiceProps): number | undefined {
  return !Token.isUnresolved(maxHealthyPercent) && maxHealthyPercent > 100 ? 100 : undefined;
}
