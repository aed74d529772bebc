import { DeploymentCircuitBreaker, DeploymentControllerType, DeploymentStrategy } from 'aws-cdk-lib/aws-ecs';
import { Annotations, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ServiceConnectServiceProps } from './service-props';

/** The props of any launch type that describe a new task; they are not allowed with the user's own task definition. */
export const TASK_PROPS = [
  'cpu', 'memoryLimitMiB', 'proxyOverhead', 'enableLogging', 'taskRole', 'executionRole', 'family', 'volumes', 'runtimePlatform', 'ephemeralStorageGiB', 'networkMode',
  'enableFaultInjection', 'pidMode',
] as const;

/** The props that the L2 does not have, and two that the library sets itself. */
const OWN_PROPS = [
  ...TASK_PROPS,
  'namespace', 'endpoints', 'container', 'taskDefinition', 'peakRequestsPerSecond', 'expectedTasks', 'clientsInOtherAccounts', 'proxyLogging', 'tls',
  'redeployOnEndpointChange', 'serviceConnectEnabled', 'connectionSecurityGroup', 'serviceConnectConfiguration', 'forceNewDeployment',
] as const;

/**
 * The props for the L2, with the defaults of this library: a failed deployment rolls back, and no task stops before the next one
 * runs.
 */
export function l2Props<P extends ServiceConnectServiceProps>(props: P): Omit<P, typeof OWN_PROPS[number]> {
  const { circuitBreaker = defaultCircuitBreaker(props), minHealthyPercent = defaultMinHealthyPercent(props) } = props;
  const options: Partial<P> = { ...props, circuitBreaker, minHealthyPercent };
  for (const name of OWN_PROPS) delete options[name as keyof P];
  return options as Omit<P, typeof OWN_PROPS[number]>;
}

/** Only rolling deployments have one; a service off the mesh can have another controller. */
function defaultCircuitBreaker(props: ServiceConnectServiceProps): DeploymentCircuitBreaker | undefined {
  return isRolling(props) ? { enable: true, rollback: true } : undefined;
}

function isRolling({ deploymentController, deploymentStrategy }: ServiceConnectServiceProps): boolean {
  return (deploymentController?.type ?? DeploymentControllerType.ECS) === DeploymentControllerType.ECS
    && (deploymentStrategy ?? DeploymentStrategy.ROLLING) === DeploymentStrategy.ROLLING;
}

/** The L2 asks for a circuit breaker with any strategy; ECS has it for rolling deployments alone. */
export function acknowledgeCircuitBreaker(service: IConstruct, props: ServiceConnectServiceProps): void {
  if (isRolling(props)) return;
  Annotations.of(service).acknowledgeWarning('@aws-cdk/aws-ecs:shouldUseCircuitBreaker', 'ECS has a circuit breaker only for rolling deployments');
}

/** If `maxHealthyPercent` leaves no room above 100, or is not known, tasks have to stop first: the L2's default. */
function defaultMinHealthyPercent({ maxHealthyPercent = 200 }: ServiceConnectServiceProps): number | undefined {
  return !Token.isUnresolved(maxHealthyPercent) && maxHealthyPercent > 100 ? 100 : undefined;
}
