import { ServiceConnectServiceProps } from './service-props';
import { TASK_PROPS } from './task-props';

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
  const options: Partial<P> = { circuitBreaker: { enable: true, rollback: true }, minHealthyPercent: 100, ...props };
  for (const name of OWN_PROPS) delete options[name as keyof P];
  return options as Omit<P, typeof OWN_PROPS[number]>;
}
